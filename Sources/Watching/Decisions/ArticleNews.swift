public import News

/// One article, what it brought, and the story it stands in: what the watches decide about.
public struct ArticleNews: Sendable {
  public var article: CleanedArticle
  /// `.new`, `.copy` or `.repeats`.
  public var decision: EntryDecision
  /// Of this article, in any order.
  public var developments: [Development]
  /// The story as it is with this article in it.
  public var story: Story
  /// Who the article really comes from.
  public var origin: String
  /// The story's earlier articles as far as they are remembered, in any order.
  public var earlier: [EarlierArticle]
  /// An anniversary, or a text of another year.
  public var looksBack: Bool
  /// Its feed lists it no more: that concerns only whoever was told of it.
  public var isWithdrawn = false

  public init(
    article: CleanedArticle, decision: EntryDecision, developments: [Development], story: Story,
    origin: String, earlier: [EarlierArticle] = [], looksBack: Bool = false
  ) {
    self.article = article
    self.decision = decision
    self.developments = developments
    self.story = story
    self.origin = origin
    self.earlier = earlier
    self.looksBack = looksBack
  }
}

/// An article that came before in the same story.
public struct EarlierArticle: Sendable {
  public var article: Article
  public var origin: String
  public var developments: [Development]

  public init(article: Article, origin: String, developments: [Development]) {
    self.article = article
    self.origin = origin
    self.developments = developments
  }
}
