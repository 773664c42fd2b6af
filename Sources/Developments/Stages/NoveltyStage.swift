internal import News
public import Text

/// `storywatch novelty`: sentences of stories in order, one a line; says how new each is.
public struct NoveltyStage: Sendable {
  private var scorers: [String: NoveltyScorer] = [:]
  private var kind = StreamKind()
  /// Stories in order of their last sentence, the oldest first.
  private var order: [String] = []

  /// More stories at a time are forgotten, the longest silent first.
  private static let mostStories = 256

  public init() {}

  /// Answers `{id,story,published,text,title?,query?}` with `{id,novelty,new}`; novelty is 0 to 1.
  public mutating func answer(_ line: [UInt8]) throws(JSONError) -> [UInt8]? {
    let question = try JSONValue.parse(line)
    guard let text = question["text"]?.string else { return nil }
    let story = question["story"]?.string ?? ""
    let published = StageInput.published(question)
    touch(story)
    let query = question["query"]?.string ?? question["title"]?.string ?? ""
    let novelty =
      scorers[story, default: NoveltyScorer(query: query)]
      .score(text, published: published, in: &kind)
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.value(question["id"] ?? .null)
    writer.key("novelty")
    writer.double(novelty.score)
    writer.key("new")
    writer.bool(novelty.isNew)
    writer.endObject()
    return writer.bytes
  }

  private mutating func touch(_ story: String) {
    if order.last == story { return }
    order.removeAll { $0 == story }
    order.append(story)
    if order.count > Self.mostStories { scorers[order.removeFirst()] = nil }
  }
}
