import Reporting
public import Storage
import Synchronization

/// What every stage is given: the store, the settings in force, the clock, the log.
public final class Context: Sendable {
  public let store: Store
  public let clock: Clock
  public let log: EventLog
  /// Of the story stage, an article each; idle ones too.
  let trackerTurns = TurnCount()
  let tally = Tally()
  let pauses = HostPauses()
  let troubles = Mutex(Troubles())
  /// Rung when a poll was stored or an alert told: when what the daemon says of itself may have changed.
  let changes = Doorbell()
  private let current: Mutex<ActiveSettings>

  public init(store: Store, settings: ActiveSettings, clock: Clock, log: EventLog) {
    self.store = store
    self.clock = clock
    self.log = log
    current = Mutex(settings)
  }

  /// As of the last reload that was accepted.
  public var settings: ActiveSettings {
    current.withLock { $0 }
  }

  /// Puts new settings in force, whole.
  public func apply(_ settings: ActiveSettings) {
    current.withLock { $0 = settings }
  }
}

extension Context {
  /// Tells the log which settings are in force, and which of their keys wait for the next start.
  public func tellLoaded(file: String, waiting: [String] = []) {
    let settings = settings
    log.operation(
      .configLoaded(
        file: file, feeds: settings.feeds.count, watches: settings.watches.count, waiting: waiting),
      at: clock.now())
  }
}
