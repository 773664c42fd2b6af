import FeedParsing
import Fetching
public import News
import Storage

/// Why a replay cannot begin.
public enum ReplayError: Error, Hashable, Sendable, CustomStringConvertible {
  case notEmpty(String)

  public var description: String {
    switch self {
    case .notEmpty(let directory):
      "\(directory): has feeds already; a replay fills an empty state directory of its own,"
        + " or continues one that was interrupted (--resume)"
    }
  }
}

/// The past again: recorded polls or articles through the whole pipeline, on a virtual clock.
///
/// Same input, same settings, same bytes out: ids, alert lines, digests.
public struct Replay {
  let context: Context
  private let clock: VirtualClock
  private var settings: Settings
  private var tracker: StoryTracker
  private var alerts: AlertWriter
  private var digests: DigestWriter
  /// Items at the recording's begin that the store has already.
  private var itemsToPass = 0
  /// How the entries ended that an interrupted replay had stored.
  private var earlierDecisions: [EntryDecision: Int] = [:]
  private var hasPolled = false
  public private(set) var totals = Totals()

  /// What went in and what became of it. `decisions` are known when it is finished: whether an entry is a copy, or
  /// repeats what was told, its story says. `entries` is their sum.
  public struct Totals: Hashable, Sendable {
    public var polls = 0
    /// Polls of an interrupted replay that this one continued.
    public var resumed = 0
    public var entries = 0
    public var decisions: [EntryDecision: Int] = [:]
    public var alerts = 0
    public var failedPolls = 0
  }

  /// Fills the state directory `directory`, which must hold no store yet, or one of an interrupted
  /// replay of the same recording and settings if `resumes`.
  ///
  /// `settings.feeds` may be empty: feeds of the recording that it does not name get the defaults.
  public init(
    directory: String, settings: Settings, start: Timestamp, log: EventLog, resumes: Bool = false
  ) async throws {
    self.settings = settings
    // The past is not announced to other machines again.
    self.settings.alerts.outputs.removeAll { $0 == .webhook }
    // Who replays wants to see it.
    self.settings.alerts.outputs.append(.journal)
    // After a power failure it is begun anew.
    let store = try await Store.open(directory: directory, isSynced: false)
    if !resumes, try await !store.feeds().isEmpty {
      throw ReplayError.notEmpty(directory)
    }
    let past = try await store.past()
    clock = VirtualClock(past.latest ?? start)
    itemsToPass = past.polls
    totals.resumed = past.polls
    hasPolled = past.polls > 0
    context = Context(
      store: store, settings: ActiveSettings(self.settings), clock: clock.clock, log: log)
    tracker = try await StoryTracker(context: context)
    alerts = AlertWriter(context: context)
    digests = DigestWriter(context: context)
    if !settings.feeds.isEmpty { try await synchronise() }
    if hasPolled { totals.alerts += try await settle(at: clock.clock.now()) }
    earlierDecisions = try await store.decisions()
  }

  /// Where a replay runs best: on the thread of its store.
  public var executor: any TaskExecutor { context.store.executor }

  /// The virtual clock's time: that of the last item, or of one that an interrupted replay had stored.
  public var now: Timestamp { clock.clock.now() }

  /// One item of a recording.
  public mutating func run(_ item: RecordingFile.Item) async throws {
    switch item {
    case .poll(let recorded): try await poll(recorded)
    case .article(let recorded): try await article(recorded)
    }
  }

  /// One recorded poll: everything that was due before it, then the poll, then its stories.
  public mutating func poll(_ recorded: RecordedPoll) async throws {
    let isStored = passes()
    if !isStored { try await advance(to: recorded.at) }
    if context.settings.feed(recorded.feed) == nil {
      settings.feeds.append(FeedSettings(id: recorded.feed, url: recorded.url))
      try await synchronise()
    }
    guard !isStored, let feed = context.settings.feed(recorded.feed),
      let state = try await context.store.feed(recorded.feed)
    else { return }
    let decider = PollDecider(
      feed: feed.withoutPages, state: state, now: recorded.at, random: 0,
      outlets: context.settings.outlets)
    let response = recorded.response
    let reading =
      response.map { PollReading($0, for: feed, state: state) }
      ?? .failed(.recorded(recorded.error ?? "no answer"))
    let decision = try await context.decide(reading, decider: decider, response: response)
    let stored = try await context.store.commit(decision.plan)
    context.log.poll(decision, feed: feed, stored: stored)
    count(decision.plan.poll)
    totals.alerts += try await settle(at: recorded.at)
  }

  /// One article, as if a feed of its source had brought it alone.
  public mutating func article(_ entry: RecordedArticle) async throws {
    if context.settings.feed(entry.feed) == nil {
      var feed = FeedSettings(id: entry.feed, url: entry.url ?? "http://\(entry.feed)/")
      feed.firstRun = .all
      settings.feeds.append(feed)
      try await synchronise()
    }
    guard var feed = context.settings.feed(entry.feed) else { return }
    feed.role = entry.role ?? feed.role
    try await poll(feed, showing: [entry.entry], at: entry.published)
  }

  /// One poll that finds `entries` in the feed's document, newest first. A feed that the settings do not
  /// name is added to them; `feed` counts for this poll, whatever they say.
  public mutating func poll(_ feed: FeedSettings, showing entries: [Entry], at now: Timestamp)
    async throws
  {
    let isStored = passes()
    if !isStored { try await advance(to: now) }
    if context.settings.feed(feed.id) == nil {
      settings.feeds.append(feed)
      try await synchronise()
    }
    guard !isStored, let state = try await context.store.feed(feed.id) else { return }
    let decider = PollDecider(
      feed: feed.withoutPages, state: state, now: now, random: 0, outlets: context.settings.outlets)
    var parsed = ParsedFeed(format: .json11)
    parsed.title = feed.id
    parsed.entries = entries
    let decision = try await context.decide(
      .feed(parsed, bodyHash: 0), decider: decider, response: nil)
    let stored = try await context.store.commit(decision.plan)
    context.log.poll(decision, feed: feed, stored: stored)
    count(decision.plan.poll)
    totals.alerts += try await settle(at: now)
  }

  /// What the daemon does now and then and a replay does not by itself: its past stays whole.
  public func keepWithinRetention() async throws {
    _ = try await RetentionKeeper(context: context).step(at: context.clock.now())
  }

  /// After the last poll: what is still pending is told when it is due, and the last day's digest
  /// written.
  public mutating func finish() async throws {
    while let due = try await context.store.nextAlertDue() {
      try await advance(to: due)
      totals.alerts += try await alerts.step(at: due).whole()
    }
    try await digests.write(at: context.clock.now())
    totals.decisions = try await context.store.decisions()
      .merging(earlierDecisions.mapValues { -$0 }, uniquingKeysWith: +)
    try await context.store.checkpoint()
  }

  /// Whether the next item is one that the interrupted replay had stored.
  private mutating func passes() -> Bool {
    guard itemsToPass > 0 else { return false }
    itemsToPass -= 1
    return true
  }

  private mutating func advance(to next: Timestamp) async throws {
    while let due = try await context.store.nextAlertDue(), due < next {
      try await turnDay(at: due)
      clock.advance(to: due)
      totals.alerts += try await alerts.step(at: due).whole()
    }
    try await turnDay(at: next)
    clock.advance(to: next)
  }

  /// Days that end on the way get their final page.
  private mutating func turnDay(at next: Timestamp) async throws {
    let zone = context.settings.zone
    let today = zone.date(at: context.clock.now())
    guard hasPolled, today < zone.date(at: next) else { return }
    clock.advance(to: zone.start(of: today.next))
    // An interrupted replay may have left pages that were not over.
    try await digests.freezePast(at: context.clock.now())
    try await digests.freeze(today, at: context.clock.now())
  }

  private mutating func settle(at now: Timestamp) async throws -> Int {
    _ = try await tracker.step()
    return try await alerts.step(at: now).whole()
  }

  private mutating func synchronise() async throws {
    context.apply(ActiveSettings(settings))
    try await context.store.synchronise(
      settings.feeds.map { ConfiguredFeed(id: $0.id, url: $0.url, firstCheck: clock.clock.now()) })
  }

  private mutating func count(_ poll: Poll) {
    hasPolled = true
    totals.polls += 1
    totals.entries += poll.entries
    if poll.result == .failed { totals.failedPolls += 1 }
  }
}
