public import News

/// A story with all that belongs to it.
public struct StoryDetail: Hashable, Sendable {
  public var story: Story
  /// Earlier stories it continues, nearest first.
  public var arc: [String]
  /// All stories of its arc with the story itself, by when their first article was published; empty
  /// where it has no arc.
  public var timeline: [Chapter]
  /// By number.
  public var articles: [DigestArticle]
  /// Why each article stands in it, by the article's number.
  public var evidence: [Int64: [String]]
  /// In the order they were found.
  public var developments: [StoryDevelopment]
  /// By time and id.
  public var alerts: [StoredAlert]

  /// A story in its arc.
  public struct Chapter: Hashable, Sendable {
    public var story: Story
    /// When its first article was published.
    public var published: Timestamp
  }
}
