import Glibc
import Measuring

/// The daemon among hostile servers, hurried: memory, file descriptors and the database's log must stay flat.
///
/// A day in six minutes; 40 hours in ten (`--minutes 10`) for a build machine, twenty days in 120 before a release.
struct SoakRun {
  private let folder: Folder
  private let hours: Int
  /// Of the run, for an hour.
  private static let secondsAnHour = 15
  /// An hour of polls at 20 minutes are three.
  private static let interval = secondsAnHour / 3
  /// Fewer where the run has fewer hours.
  private static let lines = 24

  init(options: Options, folder: Folder) {
    self.folder = folder
    hours = max(1, options.count("minutes", default: 6) * 60 / Self.secondsAnHour)
  }

  private struct Sample {
    var megabytes: Double
    var descriptors: Int
    var logMegabytes: Double
  }

  /// More than the first hour had: connections come and go.
  private static let spareDescriptors = 32
  /// Twice what the log is cut to (`journal_size_limit`).
  private static let longestLogMegabytes = 128.0

  /// Median memory of the last quarter of the run, over that of the second: what fills up in a process's first
  /// days (caches of fixed size, glossaries that are read when a language is first met) is there by then, and what
  /// leaks goes on.
  private static let mostGrowth = 1.05

  /// False where memory, descriptors or the log have grown.
  func run() async throws -> Bool {
    let servers = try HostileServers()
    defer { servers.stop() }
    let interval = Self.interval
    let feeds = servers.urls.map { "  - \"\($0)\"" }.joined(separator: "\n")
    folder.write(
      """
      defaults:
        interval: \(interval)s
        backoff: { max: \(interval)s }
        allow_private: true
        ignore_hints: true
        max_bytes: 2MiB
        timeout: { connect: 2s, total: 3s, stall: 2s }
      limits: { per_host: 2, host_gap: 0s }
      feeds:
      \(feeds)
      watches: [{ id: everything, query: "*" }]

      """, to: "feeds.yaml")
    let state = folder.path + "/state"
    guard
      let daemon = RunningDaemon(
        configuration: folder.path + "/feeds.yaml", state: state, log: folder.path + "/log")
    else {
      print("\(RunningDaemon.program) is not built")
      exit(1)
    }
    defer { daemon.stop() }
    print("\(servers.urls.count) hostile servers, a poll of each in \(interval) s")
    print(" hour     RSS MB   descriptors   WAL MB   CPU s   requests")
    var samples: [Sample] = []
    for hour in 1...hours {
      try await Task.sleep(for: .seconds(Self.secondsAnHour))
      let last = sample(daemon, state)
      samples.append(last)
      guard hour == 1 || hour % max(1, hours / Self.lines) == 0 else { continue }
      print(
        Column.right(Double(hour), 5), Column.right(last.megabytes, 9, digits: 1),
        Column.right(Double(last.descriptors), 12), Column.right(last.logMegabytes, 11, digits: 1),
        Column.right(daemon.cpuSeconds, 7, digits: 1), Column.right(Double(servers.requests), 10))
    }
    return isFlat(samples)
  }

  private func isFlat(_ samples: [Sample]) -> Bool {
    guard let first = samples.first, let last = samples.last else { return false }
    let quarter = max(1, samples.count / 4)
    let growth =
      Self.median(samples.suffix(quarter)) / Self.median(samples.dropFirst(quarter).prefix(quarter))
    print(
      "RSS in the last quarter is \(Column.right(growth, 0, digits: 2)) x that in the second (bar "
        + "\(Self.mostGrowth)); at the end "
        + "\(Column.right(last.megabytes / first.megabytes, 0, digits: 2)) x that after the first hour"
    )
    let descriptors = last.descriptors - first.descriptors
    print("descriptors: \(descriptors) more (bar \(Self.spareDescriptors))")
    return growth <= Self.mostGrowth && descriptors <= Self.spareDescriptors
      && last.logMegabytes <= Self.longestLogMegabytes
  }

  /// Of the memory, at least 1 MB.
  private static func median(_ samples: some Sequence<Sample>) -> Double {
    let sorted = samples.map(\.megabytes).sorted()
    return sorted.isEmpty ? 1 : max(1, sorted[sorted.count / 2])
  }

  private func sample(_ daemon: RunningDaemon, _ state: String) -> Sample {
    var status = stat()
    let log = stat(state + "/storywatch.sqlite-wal", &status) == 0 ? Double(status.st_size) : 0
    return Sample(
      megabytes: daemon.megabytes, descriptors: daemon.descriptors, logMegabytes: log / 1_048_576)
  }
}
