public import News

/// The chain of decisions about one article.
public struct ArticleExplanation: Hashable, Sendable {
  /// In its newest version.
  public var article: Article
  /// In order.
  public var versions: [ArticleVersion]
  /// The poll that brought it; nil once that is forgotten.
  public var poll: Poll?
  public var decision: EntryDecision
  /// Nil where its page was never wanted.
  public var page: StoredPage?
  /// Nil, as what follows, while it waits for the story stage.
  public var story: Story?
  public var origin: String?
  /// The article whose text this one carries.
  public var copyOf: Article?
  /// Why this story, a line each.
  public var evidence: [String]
  public var furniture: [Furniture]
  public var developments: [StoryDevelopment]
  /// In the order they were made.
  public var decisions: [ExplainedDecision]
  /// By time and id.
  public var alerts: [StoredAlert]
}

/// What a watch decided about one version of an article.
public struct ExplainedDecision: Hashable, Sendable {
  public var version: Int
  public var decision: WatchDecision
}
