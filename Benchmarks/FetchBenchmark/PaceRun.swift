import Glibc
import Measuring
import News
import Storage

/// The daemon with many feeds at their pace, hurried: what it takes, and how late it polls.
///
/// All feeds have been read once before, in the same day, at a cost printed apart: what is measured is an hour like any
/// other, a tenth of the polls with a new entry, the others 304.
struct PaceRun {
  private let folder: Folder
  private let feeds: Int
  /// In seconds of the run.
  private let interval: Double
  private let length: Double
  private let options: Options

  /// An hour of 20,000 feeds at 20 minutes, ten times as fast, unless the options say otherwise.
  init(options: Options, folder: Folder) {
    self.folder = folder
    self.options = options
    feeds = options.count("feeds", default: 20_000)
    let scale = options.number("scale", default: 10)
    interval = options.number("interval", default: 20) * 60 / scale
    length = options.number("minutes", default: 60) * 60 / scale
  }

  private var state: String { folder.path + "/state" }

  func run() async throws {
    let accessLog = folder.path + "/access.log"
    guard let server = WebServer(folder: folder, accessLog: accessLog) else {
      print("nginx does not start: see \(folder.path)/nginx.log")
      exit(1)
    }
    defer { server.stop() }
    for number in 0..<feeds { server.publish(document(number, 0), as: number, isOld: true) }
    try await fill(server)
    folder.write("", to: "access.log")
    guard
      let daemon = RunningDaemon(
        configuration: folder.path + "/feeds.yaml", state: state, log: folder.path + "/log")
    else {
      print("\(RunningDaemon.program) is not built")
      exit(1)
    }
    let samples = try await watch(daemon, server)
    daemon.stop()
    report(samples, Lateness(planned: samples.planned, accessLog: accessLog))
  }

  /// Reads all feeds once, then plans the next polls evenly over the interval.
  private func fill(_ server: WebServer) async throws {
    folder.write(settings(server, gap: "0s", perHost: 8), to: "fill.yaml")
    folder.write(settings(server, gap: "1s", perHost: 1), to: "feeds.yaml")
    let start = ContinuousClock.now
    let cpu = Stopwatch.cpuSeconds(RUSAGE_CHILDREN)
    let command = [
      RunningDaemon.program, "once", "--config", folder.path + "/fill.yaml", "--state", state,
    ]
    guard Child(command, output: folder.path + "/fill.log")?.wait() == true else {
      print("cannot fill the store: see \(folder.path)/fill.log")
      exit(1)
    }
    let share = (Stopwatch.cpuSeconds(RUSAGE_CHILDREN) - cpu) / Double(max(1, feeds)) * 1e3
    print(
      """
      first look at \(feeds) feeds, not in the figures below: \
      \(Int((ContinuousClock.now - start).inSeconds)) s, \
      \(Column.right(share, 0, digits: 2)) ms of CPU a feed
      """)
    let store = try await Store.open(directory: state)
    let now = Timestamp(seconds: Int64(time(nil)))
    var planned = try await store.feeds()
    for index in planned.indices {
      let wait = 10 + Int64(Double(index) * interval / Double(feeds))
      planned[index].nextCheck = now.adding(seconds: wait)
    }
    try await store.replan(planned, at: now)
  }

  private func settings(_ server: WebServer, gap: String, perHost: Int) -> String {
    let list = (0..<feeds).map { number in
      "  - { id: f\(number), url: \"http://\(host(number)):\(server.port)/\(number).xml\" }"
    }
    return """
      defaults: { interval: \(Int(interval))s, adaptive: false, ignore_hints: true, allow_private: true, fulltext: never }
      limits: { connections: 8, per_host: \(perHost), host_gap: \(gap) }
      feeds:
      \(list.joined(separator: "\n"))
      watches: [{ id: everything, query: "*" }]

      """
  }

  /// An address of its own for each feed, as if they were of as many outlets.
  private func host(_ number: Int) -> String {
    "127.\(1 + number / 62_500).\(number / 250 % 250).\(1 + number % 250)"
  }

  /// Of usual length, most of it what no reader keeps: the stories of 20,000 full feeds are another measurement.
  private func document(_ number: Int, _ edition: Int) -> String {
    let padding = String(repeating: "<!-- a comment of forty characters here -->", count: 240)
    return SampleFeed.text(number, edition: edition, items: 1) + padding
  }

  private struct Samples {
    var cpu = 0.0
    var seconds = 0.0
    var megabytes: [Double] = []
    var planned: [String: Set<Int64>] = [:]
  }

  private func watch(_ daemon: RunningDaemon, _ server: WebServer) async throws -> Samples {
    try await Task.sleep(for: .seconds(8))
    let store = try await Store.open(directory: state, readOnly: true)
    var samples = Samples()
    let (start, cpu) = (ContinuousClock.now, daemon.cpuSeconds)
    var changed = 0.0
    var nextPlan = 0.0
    while samples.seconds < length {
      try await Task.sleep(for: .seconds(1))
      samples.seconds = (ContinuousClock.now - start).inSeconds
      samples.megabytes.append(daemon.megabytes)
      // A tenth of the feeds has something new by the time it is asked again.
      let wanted = samples.seconds / interval * Double(feeds) / 10
      while changed < wanted {
        let number = Int(changed * 10) % feeds
        server.publish(document(number, 1 + Int(samples.seconds / interval)), as: number)
        changed += 1
      }
      guard samples.seconds >= nextPlan else { continue }
      nextPlan += interval / 3
      for feed in try await store.feeds() {
        samples.planned[feed.id, default: []].insert(feed.nextCheck.seconds)
      }
    }
    samples.cpu = daemon.cpuSeconds - cpu
    return samples
  }

  private func report(_ samples: Samples, _ lateness: Lateness) {
    let share = samples.cpu / samples.seconds * 100
    let memory = samples.megabytes.max() ?? 0
    print(
      """
      \(feeds) feeds, one poll in \(Int(interval)) s each, for \(Int(samples.seconds)) s: \
      \(lateness.requests) polls, \(lateness.unchanged) of them 304
      CPU       \(Column.right(share, 6, digits: 1)) % of a core (bar 25), \
      \(Column.right(samples.cpu / Double(max(1, lateness.requests)) * 1e3, 0, digits: 2)) ms a poll
      memory    \(Column.right(memory, 6, digits: 1)) MB at most (bar 150)
      lateness  \(Column.right(lateness.at(0.5), 6, digits: 2)) s median, \
      \(Column.right(lateness.at(0.99), 0, digits: 2)) s p99 (bar 5), \
      \(Column.right(lateness.at(1), 0, digits: 2)) s at most, of \(lateness.count) plans
      """)
  }
}
