public import News

/// A rule of the user's: which developments deserve an alert.
public struct Watch: Hashable, Sendable {
  public var id: String
  public var query: Query
  /// The query as the user wrote it.
  public var queryText: String
  /// Groups of feeds it looks at. With `feeds` empty too it looks at every feed.
  public var groups: [String]
  /// Ids of feeds it looks at, beside those of `groups`.
  public var feeds: [String]
  public var severity: Severity
  /// Held until its story has so many independent origins.
  public var minOrigins: Int
  public var escalate: Escalation?

  public init(
    id: String, query: Query, queryText: String, groups: [String] = [], feeds: [String] = [],
    severity: Severity = .medium, minOrigins: Int = 1, escalate: Escalation? = nil
  ) {
    self.id = id
    self.query = query
    self.queryText = queryText
    self.groups = groups
    self.feeds = feeds
    self.severity = severity
    self.minOrigins = minOrigins
    self.escalate = escalate
  }

  /// Whether it looks at articles of that feed, which may be in a group.
  public func looksAt(feed: String, group: String?) -> Bool {
    if groups.isEmpty && feeds.isEmpty { return true }
    return feeds.contains(feed) || group.map(groups.contains) ?? false
  }
}
