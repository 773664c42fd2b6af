import Glibc
import Pipeline

extension Service {
  /// A start that takes longer is taken for one that hangs: a migration of a large store takes minutes.
  private static let longestStart: Duration = .seconds(1_800)
  private static let extensionPause: Duration = .seconds(10)
  /// Each extension, from when it is sent.
  private static let startExtension: Duration = .seconds(60)

  /// While the store is opened and the stories are read, the start is given more time.
  func extendStart() async throws {
    let deadline = ContinuousClock.now + Self.longestStart
    while daemon == nil, ContinuousClock.now < deadline {
      notifier.extendStart(by: Self.startExtension, status: "opening the store")
      try await Task.sleep(for: Self.extensionPause)
    }
    try await untilCancelled()
  }

  /// Tells systemd's watchdog that the pipeline moves, twice in each of its periods
  /// (sd_watchdog_enabled(3)): one look may take a third, and the next still comes in time.
  func feedWatchdog() async throws {
    guard let period = watchdogPeriod else { return try await untilCancelled() }
    while true {
      if let daemon, await daemon.isMoving(within: period / 3) { notifier.watchdog() }
      try await Task.sleep(for: period / 2)
    }
  }

  /// Nil where nobody watches, or somebody watches another process.
  private var watchdogPeriod: Duration? {
    if let pid = environment["WATCHDOG_PID"], pid != "\(getpid())" { return nil }
    guard let period = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), period > 0 else {
      return nil
    }
    return .microseconds(period)
  }

  private func untilCancelled() async throws {
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }
}
