import Fetching
import News
import Reporting
import Storage
import Watching

/// `storywatch run`: every stage as a child task of one group; cancelling it is shutdown.
public final class Daemon: Sendable {
  public let context: Context
  let started: Timestamp
  let fetcher: Fetcher
  let poller: Poller
  let pageReader: PageReader
  /// A target that hangs must not take a feed's turn, nor a feed the target's.
  private let webhookFetcher: Fetcher
  private let credentials: RequestMaker
  private let tracking = Doorbell()
  private let telling = Doorbell()
  private let reporting = Doorbell()
  private let posting = Doorbell()

  /// How often the day's digest is written at most; readers refresh by hand, editors by coffee.
  static let digestPause: Duration = .seconds(15)

  /// It pauses so many times as long as the last page took to make: that of a day of many thousand stories takes a
  /// second.
  static let digestShare = 50

  /// A stage that is rung when it has work sleeps so long without.
  static let longestIdleness: Duration = .seconds(600)

  /// How often retention is looked after.
  static let retentionPause: Duration = .seconds(1_800)

  /// So long after the start it is looked after for the first time, when the pages of past days are under way: who restarts
  /// often has a retention, too.
  static let firstRetentionPause: Duration = .seconds(5)

  /// A clock this many seconds behind the last poll's may be wrong, and what it would have forgotten is lost: retention
  /// waits for the next run, or half an hour.
  static let longestRest: Int64 = 60 * 86_400

  /// `environment` is asked for `CREDENTIALS_DIRECTORY` and, where the settings want it, for proxies; what polls ask
  /// and get goes to `recorder`.
  public init(context: Context, environment: [String: String], recorder: Recorder? = nil) {
    self.context = context
    started = context.clock.now()
    var limits = Fetcher.Limits()
    let configured = context.settings.settings.limits
    limits.connections = configured.connections
    limits.perHost = configured.perHost
    limits.hostGap = configured.hostGap
    limits.deniesPrivateNetworks = configured.deniesPrivateNetworks
    limits.allowedNetworks = configured.allowedNetworks
    fetcher = Fetcher(limits: limits)
    limits.hostGap = .zero
    webhookFetcher = Fetcher(limits: limits)
    credentials = RequestMaker(environment: environment)
    pageReader = PageReader(
      context: context, fetcher: fetcher, requests: credentials, tracking: tracking)
    poller = Poller(
      context: context, fetcher: fetcher, requests: credentials, recorder: recorder,
      tracking: tracking, reading: pageReader.bell)
  }

  /// Runs until the task is cancelled; calls `ready` once the feeds are scheduled.
  public func run(ready: @escaping @Sendable () async -> Void) async throws {
    try await synchronise(context.settings)
    try await poller.replan()
    // Built before the first poll: its cost grows with what is stored, and nothing may pass it.
    let tracker = try await StoryTracker(context: context)
    // Before the first poll of this run.
    let pause = try await hasPolledLately() ? Self.firstRetentionPause : Self.retentionPause
    await ready()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.fetcher.serve() }
      // Those who ask the store at every step are where it is.
      let store = self.context.store.executor
      group.addTask(executorPreference: store) { try await self.poller.run() }
      group.addTask(executorPreference: store) { try await self.track(with: tracker) }
      group.addTask(executorPreference: store) { try await self.tell() }
      group.addTask { try await self.pageReader.run() }
      group.addTask { try await self.webhookFetcher.serve() }
      group.addTask { try await self.post() }
      group.addTask { try await self.report() }
      group.addTask { try await self.keepWithinRetention(after: pause) }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
    try await context.store.checkpoint()
  }

  /// Polls everything that is due (with `force` everything there is), tells everything that follows from it, writes
  /// the digest, looks after retention, and returns.
  public func once(force: Bool = false) async throws {
    let wasRecent = try await hasPolledLately()
    try await poll(force: force, readsPages: true)
    var tracker = try await StoryTracker(context: context)
    _ = try await tracker.step()
    var writer = AlertWriter(context: context)
    let alerts = try await writer.step(at: context.clock.now())
    try await postOnce()
    var digests = DigestWriter(context: context, started: started)
    try await digests.freezePast(at: context.clock.now())
    try await digests.write(at: context.clock.now())
    try await digests.announce(at: context.clock.now())
    if wasRecent { _ = try await RetentionKeeper(context: context).step(at: context.clock.now()) }
    try await context.store.checkpoint()
    _ = try alerts.whole()
  }

  /// Puts new settings in force: whole, between two turns. Feeds that are gone are asked again, and failing ones
  /// whose settings changed.
  public func reload(_ settings: Settings) async throws {
    let before = context.settings
    let after = ActiveSettings(settings)
    // What the store does not take is not in force.
    try await synchronise(after)
    context.apply(after)
    poller.wantReplanning { state in
      state.isGone || (state.failures > 0 && before.feed(state.id) != after.feed(state.id))
    }
    pageReader.bell.ring()
    telling.ring()
    reporting.ring()
    posting.ring()
  }

  /// Of fetcher, poller, page stage and story stage.
  var turns: [Int] {
    [fetcher.turns, poller.turnCount.value, pageReader.turns.value, context.trackerTurns.value]
  }

  /// Makes each of them turn.
  func nudge() {
    fetcher.nudge()
    poller.bell.ring()
    pageReader.bell.ring()
    tracking.ring()
  }

  /// New feeds of `settings` are asked at `firstCheck`; without one they are spread. Lines that wait do so as long as
  /// `settings` say, and are not told where these know the watch no more.
  func synchronise(_ settings: ActiveSettings, firstCheck: Timestamp? = nil) async throws {
    let now = context.clock.now()
    context.pauses.begin(try await context.store.hostPauses(at: now))
    let feeds = settings.feeds
    try await context.store.synchronise(
      feeds.map { feed in
        // A local file is read at once; servers are not called in one volley.
        let spread = Pace(feed).first(at: now, feeds: feeds.count, random: .random(in: 0..<1)).at
        return ConfiguredFeed(
          id: feed.id, url: feed.url,
          firstCheck: firstCheck ?? (feed.url.hasPrefix("file:") ? now : spread))
      })
    try await context.store.planAlerts(of: settings.watches.map(\.id)) {
      settings.due($0, found: $1)
    }
  }

  private func track(with initial: StoryTracker) async throws {
    var tracker = initial
    while !Task.isCancelled {
      context.trackerTurns.add()
      // As in `tell`.
      var pause = Duration.zero
      try await context.insist {
        var isIdle = false
        // What was committed before an error is told, too.
        defer {
          if !isIdle {
            telling.ring()
            reporting.ring()
          }
        }
        isIdle = try await tracker.step() == 0
        pause = Self.longestIdleness
      }
      await tracking.wait(upTo: pause)
    }
  }

  private func tell() async throws {
    var writer = AlertWriter(context: context)
    while !Task.isCancelled {
      // After trouble it has rested: what the file or the log did not take is tried again.
      var pause = Duration.zero
      try await context.insist {
        let alerts = try await writer.step(at: context.clock.now())
        if alerts.told > 0 {
          reporting.ring()
          posting.ring()
          context.changes.ring()
        }
        _ = try alerts.whole()
        pause = wait(until: try await context.store.nextAlertDue())
      }
      await telling.wait(upTo: pause)
    }
  }

  private func post() async throws {
    var sender = WebhookSender(
      context: context, fetcher: webhookFetcher, credentials: credentials)
    while !Task.isCancelled {
      // As in `tell`.
      var pause = Duration.zero
      try await context.insist {
        try await sender.step()
        let isOn = context.settings.alerts.outputs.contains(.webhook)
        let next = isOn ? try await context.store.nextDelivery() : nil
        pause = wait(until: next.map { max($0, sender.rest ?? $0) })
      }
      await posting.wait(upTo: pause)
    }
  }

  /// One attempt for each alert that waits; what fails waits for the next run.
  private func postOnce() async throws {
    var sender = WebhookSender(
      context: context, fetcher: webhookFetcher, credentials: credentials)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.webhookFetcher.serve() }
      try await sender.step()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private func hasPolledLately() async throws -> Bool {
    let last = try await context.store.latest()
    return last.map { context.clock.now().seconds(since: $0) < Self.longestRest } ?? true
  }

  private func keepWithinRetention(after firstPause: Duration) async throws {
    let keeper = RetentionKeeper(context: context)
    var pause = firstPause
    while !Task.isCancelled {
      // Cancelled or not: the loop's condition decides.
      try? await Task.sleep(for: pause)
      try await context.insist { _ = try await keeper.step(at: context.clock.now()) }
      pause = Self.retentionPause
    }
  }

  /// The clock may be set while nobody looks: what is due some day is looked at now and then. Nothing due, nothing
  /// to look at: who has work rings.
  private func wait(until due: Timestamp?) -> Duration {
    guard let due else { return Self.longestIdleness }
    return .seconds(max(1, min(due.seconds(since: context.clock.now()), 60)))
  }

  /// `cost` is how long the page took to make; nil where it could not be written.
  static func digestPause(after cost: Duration?) -> Duration {
    max(digestPause, (cost ?? .zero) * digestShare)
  }

  private func report() async throws {
    var reporter = DigestReporter(context: context, started: started)
    var hasNews = false
    while !Task.isCancelled {
      var isBusy = true
      var cost: Duration?
      try await context.insist {
        let start = ContinuousClock.now
        isBusy = try await reporter.step(hasNews: hasNews)
        cost = ContinuousClock.now - start
      }
      // Cancelled or not: the loop's condition decides.
      if isBusy { try? await Task.sleep(for: Self.digestPause(after: cost)) }
      // A page that could not be written waits for no news.
      guard cost != nil else { continue }
      hasNews = await reporting.wait(upTo: .seconds(60))
    }
  }
}
