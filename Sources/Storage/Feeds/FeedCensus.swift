public import News

/// How the active feeds fare, counted.
public struct FeedCensus: Hashable, Sendable {
  /// Whose last poll succeeded.
  public var ok = 0
  /// Whose last poll failed.
  public var failing = 0
  /// Polled no more: the server says they are gone.
  public var gone = 0
  /// Not polled yet.
  public var new = 0
  /// When the next one is due; nil where none is.
  public var nextCheck: Timestamp?

  public init() {}
}
