internal import News
internal import Text

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
    let reading = furniture.read(article)
    furniture.remember(reading.page)
    dated += published == nil ? 0 : 1
    let isDated = published != nil && Double(dated) >= Self.leastDated * Double(count)
    let prepared = matcher.prepare(reading, isDated: isDated)
    let match = matcher.match(prepared, isExplained: false)
    if match.verdict == .new {
      let candidates =
        match.arcCandidates
        + StoryMatcher.arcCandidates(
          for: prepared, among: closed.sharing(prepared.arcKeys))
      let earlier = ArcCandidate.earlier(among: candidates, first: arcs)
      arcs[match.story] = earlier.first.map { arcs[$0.story] ?? $0.story }
    }
    for profile in matcher.remember(prepared, story: match.story, origin: match.origin) {
      closed.add(profile)
    }
    ids.append(id)
    let root = arcs[match.story] ?? match.story
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
    writer.string(root)
    writer.endObject()
    return writer.bytes
  }
}
