public import News

/// What has been kept long enough.
public struct Cutoffs: Hashable, Sendable {
  /// Articles that were first seen, and by their own account published, before this go.
  public var articles: Timestamp
  /// A story that moved since then is live: its articles stay, with every version.
  public var liveSince: Timestamp
  /// Written alerts found before this go.
  public var alerts: Timestamp
  /// Records of polls before this go.
  public var polls: Timestamp

  public init(articles: Timestamp, liveSince: Timestamp, alerts: Timestamp, polls: Timestamp) {
    self.articles = articles
    self.liveSince = liveSince
    self.alerts = alerts
    self.polls = polls
  }
}
