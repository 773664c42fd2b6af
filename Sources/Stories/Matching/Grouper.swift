internal import News
public import Text

/// `storywatch group`: articles in, one JSON object a line, and the story of each out.
public struct Grouper: Sendable {
  private var furniture = FurnitureFilter()
  private var matcher = StoryMatcher()
  private var closed = ClosedStories()
  private var count: Int64 = 0
  private var dated: Int64 = 0
  /// By number, from 1.
  private var ids: [String] = []
  /// Story to the first story of its arc, where that is another one.
  private var arcs: [String: String] = [:]

  /// Where fewer of the articles carry a date, the dates of the others were found by luck.
  private static let leastDated = 0.95

  public init() {}

  /// Articles of stories that are still open.
  public var liveArticles: Int { matcher.index.articles }

  /// The answer to one line of JSON; nil where the line is no article. Throws where it is no JSON.
  public mutating func answer(_ line: [UInt8]) throws(JSONError) -> [UInt8]? {
    let row = try JSONValue.parse(line)
    guard let id = row["id"]?.string else { return nil }
    count += 1
    let published = row["published"]?.string.flatMap(Timestamp.init(rfc3339:))
    dated += published == nil ? 0 : 1
    let reading = furniture.read(article(of: row, id: id, published: published))
    furniture.remember(reading.page)
    let isDated = published != nil && Double(dated) >= Self.leastDated * Double(count)
    let prepared = matcher.prepare(reading, isDated: isDated)
    let match = matcher.match(prepared, isExplained: false)
    if match.verdict == .new { findArc(of: prepared, match) }
    for profile in matcher.remember(prepared, story: match.story, origin: match.origin) {
      closed.add(profile)
    }
    ids.append(id)
    return answer(id: id, match)
  }

  private func article(of row: JSONValue, id: String, published: Timestamp?) -> Article {
    Article(
      number: count, id: id, feed: "", entryID: id, url: row["url"]?.string,
      outlet: row["source"]?.string ?? "", language: row["lang"]?.string,
      title: row["title"]?.string ?? "", text: row["text"]?.string ?? "",
      published: published ?? Timestamp(seconds: 0), firstSeen: Timestamp(seconds: 0))
  }

  private mutating func findArc(of prepared: PreparedArticle, _ match: StoryMatch) {
    let candidates =
      match.arcCandidates
      + StoryMatcher.arcCandidates(for: prepared, among: closed.sharing(prepared.arcKeys))
    let earlier = ArcCandidate.earlier(among: candidates, first: arcs)
    arcs[match.story] = earlier.first.map { arcs[$0.story] ?? $0.story }
  }

  private func answer(id: String, _ match: StoryMatch) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.string(id)
    writer.key("story")
    writer.string(match.story)
    if let original = match.original.map({ ids[Int($0) - 1] }) {
      writer.key("copy_of")
      writer.string(original)
    }
    writer.key("arc")
    writer.string(arcs[match.story] ?? match.story)
    writer.endObject()
    return writer.bytes
  }
}
