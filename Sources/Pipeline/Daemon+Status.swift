import News
import Storage

extension Daemon {
  /// Returns when `status()` may have changed, or when the task is cancelled. For one caller at a time.
  public func waitForChange() async {
    await context.changes.wait()
  }

  /// How it fares, in one line: feeds by state, alerts of today, the next poll.
  public func status() async throws -> String {
    let settings = context.settings
    let today = settings.today(at: context.clock.now())
    let census = try await context.store.feedCensus()
    let alerts = try await context.store.alertsTold(
      from: settings.zone.start(of: today), to: settings.zone.start(of: today.next))
    return Self.status(census, alerts: alerts)
  }

  static func status(_ census: FeedCensus, alerts: Int) -> String {
    var feeds = ["\(census.ok) feeds ok", "\(census.failing) failing"]
    if census.gone > 0 { feeds.append("\(census.gone) gone") }
    if census.new > 0 { feeds.append("\(census.new) not yet polled") }
    let next = census.nextCheck.map { "next poll \($0.rfc3339)" } ?? "nothing to poll"
    return "\(feeds.joined(separator: ", ")); \(alerts) alerts today; \(next)"
  }
}
