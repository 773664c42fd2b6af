public import News

/// A feed as the configuration names it.
public struct ConfiguredFeed: Hashable, Sendable {
  public var id: String
  public var url: String
  /// When to poll first, should the feed or its URL be new.
  public var firstCheck: Timestamp

  public init(id: String, url: String, firstCheck: Timestamp) {
    self.id = id
    self.url = url
    self.firstCheck = firstCheck
  }
}
