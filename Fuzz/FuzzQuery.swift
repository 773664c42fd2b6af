import News
import Watching

/// What libFuzzer calls with each input: a query, a line feed, a text.
///
/// Whatever they are, the query is refused at a place of its own, or it is found at places of the text, the same a second
/// time; and what it matches does not depend on what it was read from.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let end = bytes.firstIndex(of: 0x0a) ?? bytes.endIndex
  let text = String(decoding: bytes[..<end], as: UTF8.self)
  let body = String(decoding: bytes[min(end + 1, bytes.count)...], as: UTF8.self)
  do throws(QueryError) {
    let query = try Query.parse(text)
    let place = MatchText(title: body, body: body, source: body, language: "en")
    let matches = query.matches(in: place)
    let again = try Query.parse(text).matches(in: place)
    precondition(matches == again, "two runs, two results")
    for match in matches ?? [] where match.field != .language {
      precondition(match.span.lowerBound >= 0 && match.span.upperBound <= body.utf8.count)
    }
  } catch {
    precondition(error.offset >= 0 && error.offset <= text.utf8.count, "a mistake outside")
  }
  return 0
}
