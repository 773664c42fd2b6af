internal import News
internal import Text

/// `storywatch group`: articles in, one JSON object a line, and the story of each out.
public struct Grouper: Sendable {
  private var furniture = FurnitureFilter()
  private var matcher = StoryMatcher()
  private var count: Int64 = 0
  private var dated: Int64 = 0
  private var ids: [Int64: String] = [:]
  /// Story to the first story of its arc.
  private var arcs: [String: String] = [:]

  /// Where fewer of the articles carry a date, the dates of the others were found by luck.
  private static let leastDated = 0.95

  public init() {}

  /// The answer to one line, a line of JSON; nil where the line is no article.
  public mutating func answer(_ line: [UInt8]) -> [UInt8]? {
    guard let row = try? JSONValue.parse(line), let id = row["id"]?.string else { return nil }
    count += 1
    let published = row["published"]?.string.flatMap(Timestamp.init(rfc3339:))
    let article = Article(
      number: count, id: id, feed: "", entryID: id, url: row["url"]?.string,
      outlet: row["source"]?.string ?? "", language: row["lang"]?.string,
      title: row["title"]?.string ?? "", text: row["text"]?.string ?? "",
      published: published ?? Timestamp(seconds: 0), firstSeen: Timestamp(seconds: 0))
    let cleaned = furniture.clean(article)
    furniture.remember(article)
    dated += published == nil ? 0 : 1
    let isDated = published != nil && Double(dated) >= Self.leastDated * Double(count)
    let prepared = matcher.prepare(cleaned, isDated: isDated)
    let match = matcher.match(prepared)
    matcher.remember(prepared, story: match.story, origin: match.origin)
    ids[count] = id
    let root = match.arc.first.map { arcs[$0] ?? $0 } ?? arcs[match.story] ?? match.story
    if arcs[match.story] == nil { arcs[match.story] = root }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.string(id)
    writer.key("story")
    writer.string(match.story)
    if let original = match.original.flatMap({ ids[$0] }) {
      writer.key("copy_of")
      writer.string(original)
    }
    writer.key("arc")
    writer.string(root)
    writer.endObject()
    return writer.bytes
  }
}
