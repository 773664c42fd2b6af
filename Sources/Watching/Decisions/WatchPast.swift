public import News

/// What was told before, as far as it decides about the next article.
public struct WatchPast: Sendable {
  /// All alerts of this story, of any watch.
  public var alerts: [PastAlert]
  /// Alerts of each watch found on the local day so far, of any story.
  public var toldToday: [String: Int]
  /// Articles of the same feed and poll that became alerts of each watch.
  public var alertedInPoll: [String: Int]
  /// Ids of this story's developments that a watch held because too few origins had the story.
  public var heldForOrigins: [String: Set<String>]

  public init(
    alerts: [PastAlert], toldToday: [String: Int], alertedInPoll: [String: Int] = [:],
    heldForOrigins: [String: Set<String>] = [:]
  ) {
    self.alerts = alerts
    self.toldToday = toldToday
    self.alertedInPoll = alertedInPoll
    self.heldForOrigins = heldForOrigins
  }
}
