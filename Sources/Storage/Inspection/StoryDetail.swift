public import News

/// A story with all that belongs to it.
public struct StoryDetail: Hashable, Sendable {
  public var story: Story
  /// Earlier stories it continues, nearest first.
  public var arc: [String]
  /// By number.
  public var articles: [DigestArticle]
  /// In the order they were found.
  public var developments: [StoryDevelopment]
  /// By time and id.
  public var alerts: [StoredAlert]
}
