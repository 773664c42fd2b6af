import Fetching
import News
import Reporting
import Storage
import Synchronization

/// Polls the feeds that are due: a child task a feed, fetch → parse → plan → commit.
///
/// Asks the store who is due; keeps nothing that a restart would miss.
final class Poller: Sendable {
  let context: Context
  let fetcher: Fetcher
  let requests: RequestMaker
  /// Keeps what is asked and comes back; nil where nobody wants it.
  let recorder: Recorder?
  /// Rung when a turn ends that others wait for, or the settings change.
  let bell = Doorbell()
  let turnCount = TurnCount()
  /// Rung when a poll brought something for the story stage.
  private let tracking: Doorbell
  /// Rung when a poll wants pages.
  private let reading: Doorbell
  let turns: Mutex<PollTurns>
  let network: Mutex<NetworkJudge>
  let sight = Mutex(WatchSight())
  /// Plans are to be looked at anew before the next turn; which feeds are asked again whatever was planned.
  private let wantedReplanning = Mutex<ReplanningWish?>(nil)

  /// Between two looks at the clock a machine that was awake never spends so long, in seconds.
  static let suspension: Int64 = 120

  init(
    context: Context, fetcher: Fetcher, requests: RequestMaker, recorder: Recorder?,
    tracking: Doorbell, reading: Doorbell
  ) {
    self.context = context
    self.fetcher = fetcher
    self.requests = requests
    self.recorder = recorder
    self.tracking = tracking
    self.reading = reading
    turns = Mutex(PollTurns(perHost: context.settings.settings.limits.perHost))
    network = Mutex(NetworkJudge(hosts: Self.hosts(of: context.settings)))
  }

  /// Until the task is cancelled; ends after the turns under way have ended.
  func run() async throws {
    try await begin()
    try await withThrowingDiscardingTaskGroup { group in
      var lastLook = context.clock.now()
      while !Task.isCancelled {
        turnCount.add()
        if hasJumped(since: lastLook) { wantReplanning() }
        lastLook = context.clock.now()
        try await context.insist {
          try await replanIfWanted()
          while let (feed, state) = try await claim(at: lastLook) {
            group.addTask { try await self.takeTurn(feed, state) }
          }
        }
        await bell.wait(upTo: .seconds(turns.withLock { $0.sleep(at: lastLook) }))
      }
    }
  }

  /// Polls everything that is due now, each feed once, and returns when all of it is stored.
  func pollDue() async throws {
    try await begin()
    let start = context.clock.now()
    turns.withLock { $0.forget() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      repeat {
        while let (feed, state) = try await claim(at: start) {
          group.addTask {
            var next: Timestamp?
            defer { self.end(feed, next: next) }
            guard let hearing = try await self.ask(feed, state, insists: false) else { return }
            next = try await self.finish(hearing, of: feed)
          }
        }
      } while try await group.next() != nil && !Task.isCancelled
    }
  }

  /// Has the plans looked at before the next turn, which comes soon.
  func wantReplanning(again: @escaping ReplanningWish = { _ in false }) {
    wantedReplanning.withLock { wanted in
      guard let earlier = wanted else { return wanted = again }
      wanted = { state in again(state) || earlier(state) }
    }
    bell.ring()
  }

  /// What could not be planned is wanted still.
  private func replanIfWanted() async throws {
    let wanted = wantedReplanning.withLock { wanted in
      defer { wanted = nil }
      return wanted
    }
    guard let wanted else { return }
    do {
      try await replan(again: wanted)
    } catch {
      wantReplanning(again: wanted)
      throw error
    }
  }

  private func takeTurn(_ feed: FeedSettings, _ state: FeedState) async throws {
    var next: Timestamp?
    defer { end(feed, next: next) }
    var hearing: Hearing?
    try await context.insist { hearing = try await ask(feed, state, insists: true) }
    guard let hearing else { return }
    // Until it is stored: a server is not asked again because our disk is full.
    try await context.persist { next = try await finish(hearing, of: feed) }
  }

  /// A due feed nobody polls yet, marked as running; nil where there is none, or no room. While the network is down,
  /// that is a local file or, now and then, one other.
  private func claim(at now: Timestamp) async throws -> (FeedSettings, FeedState)? {
    let isDown = network.withLock { $0.state == .down }
    if isDown { turns.withLock { $0.forget() } }
    if turns.withLock({ $0.isToBeRead(at: now) }) {
      let limit = turns.withLock { $0.readLimit }
      var due = try await context.store.due(at: now, limit: limit, localOnly: isDown)
      if isDown, network.withLock({ $0.mayProbe(at: now) }) {
        let all = try await context.store.due(at: now, limit: limit)
        due += all.filter { !$0.url.hasPrefix("file:") }.prefix(1)
      }
      let soon = now.adding(seconds: 1)
      let next = isDown ? soon : try await context.store.nextDue(after: now)
      turns.withLock { [due] in $0.read(due, next: next) }
    }
    let settings = context.settings
    while let state = turns.withLock({ $0.next() }) {
      if let feed = settings.feed(state.id) { return (feed, state) }
      // Removed by a reload since it was read.
      _ = turns.withLock { $0.end(state.id, next: PollTurns.never) }
    }
    return nil
  }

  private func hasJumped(since lastLook: Timestamp) -> Bool {
    let passed = context.clock.now().seconds(since: lastLook)
    return passed < 0 || passed > Self.suspension
  }

  private func end(_ feed: FeedSettings, next: Timestamp?) {
    if turns.withLock({ $0.end(feed.id, next: next) }) { bell.ring() }
  }

  /// Asks the feed; nil where the program ends before there is an answer.
  private func ask(_ feed: FeedSettings, _ state: FeedState, insists: Bool) async throws
    -> Hearing?
  {
    let settings = context.settings
    var decider = PollDecider(
      feed: feed, state: state, now: context.clock.now(), random: .random(in: 0..<1),
      outlets: settings.outlets)
    decider.pausesHosts = settings.settings.limits.pausesHosts
    let hearing = try await hear(decider, insists: insists)
    return Task.isCancelled ? nil : hearing
  }

  /// Stores what the answer changes, and tells it; returns when the feed is due again. Nil where a reload gave the feed
  /// another id meanwhile: it is due under that one, and this turn counts for nothing.
  private func finish(_ hearing: Hearing, of feed: FeedSettings) async throws -> Timestamp? {
    let decision = try await decide(hearing)
    let stored = try await context.store.commit(decision.plan)
    guard stored.isStored else { return nil }
    let poll = decision.plan.poll
    context.log.poll(decision, feed: feed, stored: stored)
    context.tally.count(poll)
    context.changes.ring()
    let settings = context.settings
    for operation in sight.withLock({ $0.note(decision.plan.feed, settings) }) {
      context.log.operation(operation, at: poll.at)
    }
    if decision.plan.wantsTracking { tracking.ring() }
    if decision.plan.wantsPages { reading.ring() }
    return decision.plan.feed.nextCheck
  }
}
