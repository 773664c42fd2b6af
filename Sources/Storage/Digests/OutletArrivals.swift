public import News

/// What came of one outlet in a window of time, background too: a feed's first poll may bring thousands, and a page
/// only counts them.
public struct OutletArrivals: Hashable, Codable, Sendable {
  public var outlet: String
  public var articles: Int
  /// Of these, background.
  public var baseline: Int
  public var lastSeen: Timestamp
}
