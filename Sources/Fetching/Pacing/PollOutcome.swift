public import News

/// What a poll came to, as far as the next one's time depends on it.
public enum PollOutcome: Hashable, Sendable {
  /// A feed with another body than last time; `gap` is its rhythm's.
  case changed(PublisherHints, gap: Int64?)
  /// 304, or the same body again; `gap` is the rhythm's that its last document had.
  case unchanged(PublisherHints, gap: Int64?, hasValidators: Bool)
  /// `failures` in a row, this one included.
  case failed(failures: Int, Failure)
  /// 410: not asked again until the user says so (RFC 9110 15.5.11).
  case gone

  /// A poll that brought no feed.
  public struct Failure: Hashable, Sendable {
    /// Nil when it failed below HTTP, or the body was no feed.
    public var status: Int?
    /// Seconds that the server asked for, nonsense left out.
    public var retryAfter: Int64?

    public init(status: Int?, retryAfter: Int64? = nil) {
      self.status = status
      self.retryAfter = retryAfter
    }

    /// From an answer that is no feed, read at `now`.
    public init(response: Response, at now: Timestamp) {
      status = response.status
      retryAfter = RetryAfter.seconds(in: response.headers, at: now)
    }
  }
}
