import Fetching
import Logging
import News
import Storage
import Synchronization
import TestSupport
import Watching

@testable import Pipeline

/// A poller on a clock of its own: real servers, a real store, and days that pass at once.
final class PollingDesk: Sendable {
  let context: Context
  let poller: Poller
  let pages: PageReader
  private let time: SetClock
  private let lines: Lines

  static let noon = Timestamp(seconds: 1_768_737_600)

  /// A clock that is set forth and back.
  private final class SetClock: Sendable {
    let now = Mutex(PollingDesk.noon)
  }

  private final class Lines: Sendable {
    let all = Mutex<[(level: Logger.Level, text: String)]>([])
  }

  private struct Collector: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.all.withLock { $0.append((event.level, event.message.description)) }
    }
  }

  private init(_ store: Store, _ settings: ActiveSettings, at now: Timestamp, _ fetcher: Fetcher) {
    let time = SetClock()
    time.now.withLock { $0 = now }
    let lines = Lines()
    var logger = Logger(label: "desk") { _ in Collector(lines: lines) }
    // The desk has no story stage, whose word is a new entry's line.
    logger.logLevel = .trace
    self.time = time
    self.lines = lines
    context = Context(
      store: store, settings: settings, clock: Clock { time.now.withLock { $0 } },
      log: EventLog(logger))
    pages = PageReader(
      context: context, fetcher: fetcher, requests: RequestMaker(environment: [:]),
      tracking: Doorbell())
    poller = Poller(
      context: context, fetcher: fetcher, requests: RequestMaker(environment: [:]),
      recorder: nil, tracking: Doorbell(), reading: Doorbell())
  }

  /// Opens the store in `directory`, as a start of the program does, and runs `body`; all of it goes with it.
  static func open(
    _ settings: Settings, in directory: String, at now: Timestamp = noon,
    _ body: (PollingDesk) async throws -> Void
  ) async throws {
    let store = try await Store.open(directory: directory)
    try await store.synchronise(
      settings.feeds.map { ConfiguredFeed(id: $0.id, url: $0.url, firstCheck: now) })
    var limits = Fetcher.Limits()
    limits.hostGap = settings.limits.hostGap
    let fetcher = Fetcher(limits: limits)
    let desk = PollingDesk(store, ActiveSettings(settings), at: now, fetcher)
    desk.context.pauses.begin(try await store.hostPauses(at: now))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await fetcher.run() }
      try await body(desk)
      group.cancelAll()
    }
  }

  /// A single start with a directory of its own.
  static func open(_ settings: Settings, _ body: (PollingDesk) async throws -> Void) async throws {
    try await withTemporaryDirectory { try await open(settings, in: $0, body) }
  }

  /// Settings of one hourly feed `a` at `url`, on this machine.
  static func settings(_ urls: String..., change: (inout FeedSettings) -> Void = { _ in })
    -> Settings
  {
    var settings = Settings(stateDirectory: "", timeZone: "UTC")
    settings.limits.hostGap = .zero
    settings.feeds = zip(["a", "b", "c", "d"], urls).map { id, url in
      var feed = FeedSettings(id: id, url: url)
      // The desk reads no pages: an article that wanted one would wait for it.
      feed.fullText = .never
      feed.allowsPrivateNetworks = true
      feed.isAdaptive = false
      change(&feed)
      return feed
    }
    return settings
  }

  var now: Timestamp {
    get { time.now.withLock { $0 } }
    set { time.now.withLock { $0 = newValue } }
  }

  func pass(_ seconds: Int64) {
    time.now.withLock { $0 = $0.adding(seconds: seconds) }
  }

  /// Polls what is due now.
  func poll() async throws {
    try await poller.pollDue()
  }

  /// Waits for the next feed to be due and polls; returns how long that was.
  @discardableResult
  func pollNext() async throws -> Int64 {
    guard let due = try await context.store.nextDue() else { return -1 }
    let waited = max(0, due.seconds(since: now))
    pass(waited)
    try await poll()
    return waited
  }

  func state(_ id: String = "a") async throws -> FeedState {
    try await context.store.feed(id) ?? FeedState(id: id, url: "", nextCheck: now)
  }

  /// The log since the last look, without what is told of every poll and entry.
  func told() -> [String] {
    take().filter { !$0.contains("event=poll ") && !$0.contains("event=entry ") }
  }

  /// How the entries of the polls since the last look ended, in document order.
  func decisions() -> [String] {
    take().compactMap { line in
      guard line.hasPrefix("event=entry decision=") else { return nil }
      return line.dropFirst("event=entry decision=".count).split(separator: " ").first.map(
        String.init)
    }
  }

  /// What the log was told of entries since the last look.
  func entryLines() -> [String] {
    take().filter { $0.contains("event=entry ") }
  }

  /// What a log at debug was told of entries since the last look.
  func debugEntryLines() -> [String] {
    take(.debug).filter { $0.contains("event=entry ") }
  }

  private func take(_ level: Logger.Level = .trace) -> [String] {
    lines.all.withLock { all in
      defer { all = [] }
      return all.filter { $0.level >= level }.map(\.text)
    }
  }

  /// Titles of everything kept, in the order of arrival.
  func titles() async throws -> [String] {
    var titles: [String] = []
    for waiting in try await context.store.waiting(limit: 100_000) where waiting.version == 1 {
      guard let article = try await context.store.waitingArticle(waiting.article) else { continue }
      titles.append(article.title)
    }
    return titles
  }
}
