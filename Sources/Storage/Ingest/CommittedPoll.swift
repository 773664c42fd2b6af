public import News

/// What a committed plan stored.
public struct CommittedPoll: Hashable, Sendable {
  /// The new articles with their numbers, in the plan's order.
  public var articles: [Article]
  /// New to the plan and known to the store; counted in the poll as unchanged.
  public var ignored: Int
  /// False where the store has the feed no more, as when a reload gave it another id: nothing of the plan was stored.
  public var isStored = true
}
