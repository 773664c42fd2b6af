public import News

/// When a feed is asked again, and why then.
public struct NextCheck: Hashable, Sendable {
  public var at: Timestamp
  /// In words: "interval 1h", "max-age 2h", "back-off after 3 failures".
  public var reason: String
  /// The server asked for less (429): its host's other feeds not before this either.
  public var hostPause: Timestamp?

  init(at: Timestamp, reason: String, hostPause: Timestamp? = nil) {
    self.at = at
    self.reason = reason
    self.hostPause = hostPause
  }
}
