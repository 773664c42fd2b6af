public import News

/// An alert with what led to it.
public struct AlertExplanation: Hashable, Sendable {
  public var alert: StoredAlert
  /// Nil, as the article, once forgotten: alerts are kept longer.
  public var story: Story?
  public var article: ArticleExplanation?
}
