public import News

/// An alert with what led to it.
public struct AlertExplanation: Hashable, Sendable {
  public var alert: StoredAlert
  /// The one that it corrects or replaces; nil where there is none, or where that is forgotten.
  public var superseded: StoredAlert?
  /// Nil, as the article, once forgotten: alerts are kept longer.
  public var story: Story?
  public var article: ArticleExplanation?
}
