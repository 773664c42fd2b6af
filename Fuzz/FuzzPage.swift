import PageExtraction
import Text

/// What libFuzzer calls with each input: the bytes of an article's page.
///
/// Whatever they are, the extractor comes back, says the same a second time, and what it says is JSON that can be
/// read, without markup's control characters.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let page = PageExtractor.extract(bytes)
  precondition(page == PageExtractor.extract(bytes), "two runs, two results")
  guard let value = try? JSONValue.parse(page.json) else { preconditionFailure("no JSON") }
  precondition(value["text"]?.string == page.text, "another text in the JSON")
  precondition(!page.text.utf8.contains(0), "a NUL in the text")
  return 0
}
