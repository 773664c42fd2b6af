public import News
import Text

/// One article of a stream, a JSON line {id, title, text, published, source?, url?, lang?, role?}.
public struct RecordedArticle: Hashable, Sendable {
  public var feed: String
  public var published: Timestamp
  public var url: String?
  public var role: FeedRole?
  var entry: Entry

  /// Reads one line of an article stream.
  public init(_ line: [UInt8]) throws(RecordingError) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(line)
    } catch {
      throw RecordingError(message: "\(error)")
    }
    guard let id = value["id"]?.string, !id.isEmpty else {
      throw RecordingError(message: "no \"id\"")
    }
    guard let published = value["published"]?.string.flatMap({ Timestamp(rfc3339: $0) }) else {
      throw RecordingError(message: "no \"published\" that is an RFC 3339 time")
    }
    self.published = published
    feed = value["source"]?.string ?? "articles"
    url = value["url"]?.string
    role = value["role"]?.string.flatMap(FeedRole.init(rawValue:))
    entry = Entry(id: id)
    entry.title = value["title"]?.string
    entry.contentText = value["text"]?.string
    entry.url = url
    entry.language = value["lang"]?.string
    entry.published = published
  }
}
