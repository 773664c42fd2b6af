import Glibc
import Logging
import Measuring
import News
import Pipeline
import Storage

/// Whole polls, by the daemon's own code: fetched, parsed, planned, committed; stories are left out.
struct WholePolls {
  let urls: [String]
  let connections: Int
  /// The state directory to make.
  let state: String

  /// `change` puts a document with one more entry under each URL.
  func run(change: () -> Void) async throws {
    try await pass("first, 20 new")
    sleep(3)
    try await pass("304")
    change()
    sleep(3)
    try await pass("200, 1 new")
  }

  private func pass(_ name: String) async throws {
    let daemon = try await daemon()
    let cpu = Stopwatch.cpuSeconds(RUSAGE_SELF)
    let start = ContinuousClock.now
    try await daemon.poll()
    let wall = (ContinuousClock.now - start).inSeconds
    let used = Stopwatch.cpuSeconds(RUSAGE_SELF) - cpu
    let polled = Double(urls.count)
    let good = try await daemon.context.store.feeds().count { $0.failures == 0 }
    print(
      Column.left("whole poll: " + name, 27), Column.right(polled / wall, 8), "polls/s",
      Column.right(used / polled * 1e6, 6), "µs of CPU a poll",
      good == urls.count ? "" : "(\(urls.count - good) failed)")
  }

  private func daemon() async throws -> Daemon {
    var settings = Settings(stateDirectory: state, timeZone: "UTC")
    settings.limits.connections = connections
    settings.limits.perHost = connections
    settings.limits.hostGap = .zero
    settings.feeds = urls.enumerated().map { index, url in
      var feed = FeedSettings(id: "feed-\(index)", url: url)
      feed.interval = .seconds(1)
      feed.isAdaptive = false
      feed.ignoresHints = true
      feed.allowsPrivateNetworks = true
      return feed
    }
    return try await Daemon.open(
      settings: settings, stateDirectory: state,
      log: EventLog(Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }),
      environment: [:])
  }
}
