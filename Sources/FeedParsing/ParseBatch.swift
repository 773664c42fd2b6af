internal import Text

/// Parses many documents in one process: a line of JSON in, a line of JSON out.
///
/// Request: `{"id", "document_base64", "content_type"?, "base_url"?, "content_language"?}`; answer: `{"id", "exit",
/// "feed"}`, where `exit` is the status that `storywatch parse --json` ends with for the same document and `feed`
/// what it prints. All entries are printed, however many.
public struct ParseBatch {
  public init() {}

  /// The answer to one request, without the line's end. A request that is none is answered with exit 65.
  public func answer(_ line: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    guard let request = try? JSONValue.parse(line), let id = request["id"],
      let document = request["document_base64"]?.string.flatMap({ Base64.decode(Array($0.utf8)) })
    else {
      writer.null()
      writer.key("exit")
      writer.int(ParseBatch.badInput)
      writer.key("feed")
      writer.null()
      writer.endObject()
      return writer.bytes
    }
    writer.value(id)
    writer.key("exit")
    var feed = JSONWriter()
    do throws(FeedParseError) {
      try ParsedFeedJSON.write(
        parsing: document, contentType: request["content_type"]?.string,
        baseURL: request["base_url"]?.string,
        contentLanguage: request["content_language"]?.string, to: &feed)
      writer.int(0)
    } catch {
      ParsedFeedJSON.write(error, to: &feed)
      writer.int(ParseBatch.badInput)
    }
    writer.key("feed")
    writer.json(feed)
    writer.endObject()
    return writer.bytes
  }

  /// EX_DATAERR of sysexits.h.
  private static let badInput = 65
}
