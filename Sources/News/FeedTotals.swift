/// Feeds taken together, and their polls in a window of time.
public struct FeedTotals: Hashable, Codable, Sendable {
  public var feeds = 0
  public var polls = 0
  /// Without an answer that could be used.
  public var failedPolls = 0

  public init() {}
}
