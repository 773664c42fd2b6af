import FeedParsing
import Text

/// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html).
///
/// Whatever the bytes are, the parser must come back, print JSON that can be read, print the same a second
/// time, and leave nothing in its HTML that its own sanitiser would change.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParse(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let output = canonical(bytes)
  precondition(output == canonical(bytes), "two runs, two results")
  guard let value = try? JSONValue.parse(output) else { preconditionFailure("no JSON") }
  for item in value["items"]?.array ?? [] {
    precondition(!(item["id"]?.string ?? "").isEmpty, "an item without an id")
    for key in ["content_html", "_summary_html"] {
      guard let html = item[key]?.string else { continue }
      precondition(HTMLSanitizer.sanitize(html) == html, "HTML that is not clean")
    }
  }
  return 0
}

private func canonical(_ bytes: [UInt8]) -> [UInt8] {
  var writer = JSONWriter()
  do throws(FeedParseError) {
    let feed = try FeedParser.parse(bytes, baseURL: "http://a.example/b/")
    ParsedFeedJSON.write(feed, to: &writer)
  } catch {
    ParsedFeedJSON.write(error, to: &writer)
  }
  return writer.bytes
}
