public import News

/// When a feed is asked again, and why then.
public struct NextCheck: Hashable, Sendable {
  public var at: Timestamp
  /// In words: "interval 1h", "max-age 2h", "back-off after 3 failures".
  public var reason: String
  /// The server asked for a day or more (Retry-After), and gets it.
  public var isLongPause = false

  init(at: Timestamp, reason: String) {
    self.at = at
    self.reason = reason
  }
}
