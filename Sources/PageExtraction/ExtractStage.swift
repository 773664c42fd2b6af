public import Text

/// Pages as JSON lines: `{id, html_base64, content_type?}` in, `{id, text, title?, byline?, published?,
/// language?}` out.
public struct ExtractStage {
  public init() {}

  /// The answer to one line, without the line's end; nil where the line is no such request. Throws where it is no JSON.
  public func answer(_ line: [UInt8]) throws(JSONError) -> [UInt8]? {
    let request = try JSONValue.parse(line)
    guard let id = request["id"],
      let page = request["html_base64"]?.string.flatMap({ Base64.decode(Array($0.utf8)) })
    else { return nil }
    let extracted = PageExtractor.extract(page, contentType: request["content_type"]?.string)
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.value(id)
    extracted.write(to: &writer)
    writer.endObject()
    return writer.bytes
  }
}
