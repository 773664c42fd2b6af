public import News
import Watching

/// Settings with what follows from them, worked out once when they come into force.
public struct ActiveSettings: Sendable {
  public let settings: Settings
  /// Where in `feeds` a feed stands: a copy of twenty thousand would be as large as they are.
  private let placeByID: [String: Int]
  let outlets: OutletNames
  let zone: LocalZone
  let watcher: Watcher

  public init(_ settings: Settings) {
    self.settings = settings
    placeByID = Dictionary(zip(settings.feeds.map(\.id), 0...)) { first, _ in first }
    outlets = OutletNames(settings.publishers)
    zone = LocalZone(named: settings.timeZone) ?? .utc
    var rules = Watcher.Rules()
    rules.settle = settings.alerts.settle
    rules.cooldown = settings.alerts.cooldown
    rules.budget = settings.alerts.budget
    rules.quiet = settings.alerts.quiet
    watcher = Watcher(watches: settings.watches, rules: rules)
  }

  /// The local day of `instant`.
  public func today(at instant: Timestamp) -> CivilDate {
    zone.date(at: instant)
  }

  /// When the line of an alert that was found at `found` may be written.
  func due(_ severity: Severity, found: Timestamp) -> Timestamp {
    let due = watcher.due(severity, found: found, minuteOfDay: zone.minuteOfDay(at: found))
    guard due != found.adding(seconds: max(0, alerts.settle.components.seconds)) else { return due }
    // Quiet hours end by the clock on the wall, in nights in which it is changed, too.
    return due.adding(seconds: Int64(zone.offset(at: found) - zone.offset(at: due)))
  }

  func feed(_ id: String) -> FeedSettings? {
    placeByID[id].map { settings.feeds[$0] }
  }

  public var feeds: [FeedSettings] { settings.feeds }
  var watches: [Watch] { settings.watches }
  var alerts: AlertSettings { settings.alerts }
}
