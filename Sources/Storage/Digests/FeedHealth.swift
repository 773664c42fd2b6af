public import News

/// How a feed did in a window of time, and how it is now.
public struct FeedHealth: Hashable, Codable, Sendable {
  public var state: FeedState
  public var polls: Int
  public var failedPolls: Int
  public var entries: Int
  /// How its entries ended; those that are not 0.
  public var decisions: [EntryDecision: Int]
}
