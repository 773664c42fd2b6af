import News
import Stories
import Text

/// How long the story stage's memory takes to be made again from its records, of live articles only;
/// reading the records from the store comes on top.
struct Restart {
  private struct Row {
    var number: Int64
    var trace: [UInt8]
    var story: String
    var origin: String
  }

  private var rows: [Row] = []
  private var words: [[UInt8]] = []
  private var checkpoint: [UInt8]?
  private var counted: Int64 = 0
  private let stories: Set<String>

  private static let recent = 8_192

  init(articles: Int) {
    var generator = ArticleGenerator(seed: 1)
    var furniture = FurnitureFilter()
    var matcher = StoryMatcher()
    var stories: Set<String> = []
    for number in 1...Int64(articles) {
      guard let article = Self.article(generator.next(), number: number) else { continue }
      let reading = furniture.read(article)
      furniture.remember(reading.page)
      let prepared = matcher.prepare(reading)
      let match = matcher.match(prepared)
      matcher.remember(prepared, story: match.story, origin: match.origin)
      stories.insert(match.story)
      rows.append(
        Row(
          number: number, trace: prepared.trace(opensStory: match.verdict == .new),
          story: match.story, origin: match.origin))
      words.append(prepared.words)
      if let made = matcher.checkpoint {
        checkpoint = made
        counted = number
      }
    }
    self.stories = stories
  }

  private static func article(_ line: [UInt8], number: Int64) -> Article? {
    guard let row = try? JSONValue.parse(line), let id = row["id"]?.string,
      let published = row["published"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    return Article(
      number: number, id: id, feed: "", entryID: id, outlet: row["source"]?.string ?? "",
      title: row["title"]?.string ?? "", text: row["text"]?.string ?? "", published: published,
      firstSeen: published)
  }

  func run() {
    let start = Usage.now()
    var matcher = checkpoint.flatMap(StoryMatcher.init(checkpoint:)) ?? StoryMatcher()
    var isRead = true
    for row in rows {
      isRead =
        matcher.restore(
          trace: row.trace, number: row.number, story: row.story, origin: row.origin) && isRead
    }
    let traced = Usage.now()
    let first = min(max(0, rows.count - Self.recent), Int(counted))
    for (row, words) in zip(rows, words).dropFirst(first) {
      isRead =
        matcher.restore(
          words: words, number: row.number, origin: row.origin, isCounted: row.number <= counted)
        && isRead
    }
    let end = Usage.now()
    let bytes = rows.reduce(0) { $0 + $1.trace.count }
    print(
      "\(rows.count) live articles in \(stories.count) stories, \(bytes / max(1, rows.count)) bytes a "
        + "record: restored in \(Self.milliseconds(end.seconds - start.seconds)) ms "
        + "(stories \(Self.milliseconds(traced.seconds - start.seconds)) ms)"
        + (isRead ? "" : ", RECORDS DAMAGED"))
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int(seconds * 1_000) }
}
