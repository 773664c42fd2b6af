import FeedParsing
import Glibc
import Logging
import News
import Pipeline
import TestSupport

/// Days of 10,000 articles through the whole pipeline: how store, memory and the cost of an article fare.
///
/// Polls of twenty entries, alerts, the digest of each day and, after it, retention, as a service of that load would keep it:
/// articles for 90 days, of which the story stage has the last 60. A year takes hours: in a directory of its own it is
/// continued where it ended.
struct YearRun {
  let days: Int
  /// The state directory to begin or to continue; a temporary one without.
  let directory: String?

  private static let articlesADay = 10_000
  private static let entriesAPoll = 20
  private static let daysALine = 5

  func run() async throws {
    if let directory { return try await run(in: directory) }
    try await withTemporaryDirectory { try await run(in: $0) }
  }

  private func run(in directory: String) async throws {
    var settings = Settings.watchingEverything
    settings.retention.articles = .seconds(90 * 86_400)
    let quiet = Logger(label: "storywatch") { _ in SwiftLogNoOpLogHandler() }
    let generator = ArticleGenerator(seed: 1, secondsApart: Int64(86_400 / Self.articlesADay))
    let replay = try await Replay(
      directory: directory, settings: settings, start: ArticleGenerator.start, log: EventLog(quiet),
      resumes: self.directory != nil)
    try await withTaskExecutorPreference(replay.executor) {
      try await pass(generator, through: replay, store: directory + "/storywatch.sqlite")
    }
  }

  private func pass(
    _ generator: ArticleGenerator, through first: Replay, store: String
  ) async throws {
    var generator = generator
    var replay = first
    let stored = replay.totals.resumed > 0 ? replay.now : nil
    try await Self.passStored(in: &replay)
    print("  day   articles/s   retention s   store MiB    RSS MiB     alerts")
    var before = Usage.now()
    var keeping = 0.0
    var articles = 0
    for day in 1...max(1, days) {
      for _ in 0..<Self.articlesADay / Self.entriesAPoll {
        let reports = (0..<Self.entriesAPoll).map { _ in generator.report() }
        guard let last = reports.last, stored.map({ last.published > $0 }) ?? true else { continue }
        var feed = FeedSettings(id: last.outlet, url: "http://\(last.outlet)/")
        feed.firstRun = .all
        try await replay.poll(feed, showing: reports.reversed().map(entry), at: last.published)
        articles += reports.count
      }
      guard stored.map({ replay.now > $0 }) ?? true else { continue }
      let start = Usage.now().seconds
      try await replay.keepWithinRetention()
      keeping += Usage.now().seconds - start
      guard day % Self.daysALine == 0 || day == days else { continue }
      let now = Usage.now()
      print(
        pad(day, 5), pad(Int(Double(articles) / (now.seconds - before.seconds)), 12),
        pad(Int(keeping), 13),
        pad(size(store) >> 20, 11), pad(now.bytes >> 20, 10), pad(replay.totals.alerts, 10))
      fflush(nil)
      before = now
      articles = 0
      keeping = 0
    }
  }

  /// A replay passes as many items as its store has polls, which here are those that retention left: the articles'
  /// times say where it ended.
  private static func passStored(in replay: inout Replay) async throws {
    for _ in 0..<replay.totals.resumed {
      try await replay.poll(
        FeedSettings(id: "passed", url: "http://passed/"), showing: [], at: replay.now)
    }
  }

  private func entry(_ report: ArticleGenerator.Report) -> Entry {
    var entry = Entry(id: report.id)
    entry.title = report.title
    entry.contentText = report.text
    entry.published = report.published
    return entry
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_size : 0
  }
}
