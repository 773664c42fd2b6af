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
  /// Rung when a turn ends or the settings change.
  let bell = Doorbell()
  let turns = TurnCount()
  /// Rung when a poll brought something for the story stage.
  private let tracking: Doorbell
  /// Rung when a poll wants pages.
  private let reading: Doorbell
  private let claims = Mutex(Claims<String>())
  let network: Mutex<NetworkJudge>
  let sight = Mutex(WatchSight())
  /// Plans are to be looked at anew before the next turn.
  let wantsReplanning = Mutex(false)

  /// Turns at a time. More than transfers: a turn also waits for its host's turn, parses and stores.
  static let maximumTurns = 64
  /// The longest sleep: a clock that was set back must not leave feeds asleep.
  static let maximumSleep: Duration = .seconds(60)
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
    network = Mutex(NetworkJudge(hosts: Self.hosts(of: context.settings)))
  }

  /// Until the task is cancelled; ends after the turns under way have ended.
  func run() async throws {
    try await begin()
    try await withThrowingDiscardingTaskGroup { group in
      var lastLook = context.clock.now()
      while !Task.isCancelled {
        turns.add()
        if hasJumped(since: lastLook) { wantsReplanning.withLock { $0 = true } }
        lastLook = context.clock.now()
        var pause: Duration = .seconds(1)
        try await context.insist {
          try await replanIfWanted()
          try await startDue(at: lastLook, in: &group)
          pause = try await untilNextDue()
        }
        await bell.wait(upTo: pause)
      }
    }
  }

  /// Polls everything that is due now, each feed once, and returns when all of it is stored.
  func pollDue() async throws {
    try await begin()
    let start = context.clock.now()
    while true {
      let started = try await withThrowingTaskGroup(of: Void.self) { group in
        let due = try await claimDue(at: start)
        for (feed, state) in due {
          group.addTask {
            defer { self.end(feed) }
            guard let hearing = try await self.ask(feed, state) else { return }
            try await self.finish(hearing, of: feed)
          }
        }
        try await group.waitForAll()
        return due.count
      }
      if started == 0 || Task.isCancelled { return }
    }
  }

  private func startDue(at now: Timestamp, in group: inout ThrowingDiscardingTaskGroup<any Error>)
    async throws
  {
    for (feed, state) in try await claimDue(at: now) {
      group.addTask {
        defer { self.end(feed) }
        var hearing: Hearing?
        try await self.context.insist { hearing = try await self.ask(feed, state) }
        guard let hearing else { return }
        // Until it is stored: a server is not asked again because our disk is full.
        try await self.context.persist { try await self.finish(hearing, of: feed) }
      }
    }
  }

  /// Due feeds nobody polls yet, marked as running. While the network is down, that is the local files and
  /// now and then one other.
  private func claimDue(at now: Timestamp) async throws -> [(FeedSettings, FeedState)] {
    let busy = claims.withLock { $0.look() }
    guard busy < Self.maximumTurns else { return [] }
    let isDown = network.withLock { $0.state == .down }
    let limit = Self.maximumTurns + busy
    var due = try await context.store.due(at: now, limit: limit, localOnly: isDown)
    if isDown, network.withLock({ $0.mayProbe(at: now) }) {
      let all = try await context.store.due(at: now, limit: limit)
      due += all.filter { !$0.url.hasPrefix("file:") }.prefix(1)
    }
    let feeds = context.settings.feedByID
    return claims.withLock { [due] claims in
      var claimed: [(FeedSettings, FeedState)] = []
      for state in due where claims.count < Self.maximumTurns {
        guard let feed = feeds[state.id], claims.claim(state.id) else { continue }
        claimed.append((feed, state))
      }
      return claimed
    }
  }

  private func untilNextDue() async throws -> Duration {
    guard let next = try await context.store.nextDue() else { return Self.maximumSleep }
    let seconds = next.seconds(since: context.clock.now())
    // What is due already is being polled: its end rings.
    return seconds <= 0 ? .seconds(1) : min(.seconds(seconds), Self.maximumSleep)
  }

  private func hasJumped(since lastLook: Timestamp) -> Bool {
    let passed = context.clock.now().seconds(since: lastLook)
    return passed < 0 || passed > Self.suspension
  }

  private func end(_ feed: FeedSettings) {
    claims.withLock { $0.end(feed.id) }
    bell.ring()
  }

  /// Asks the feed; nil where the program ends before there is an answer.
  private func ask(_ feed: FeedSettings, _ state: FeedState) async throws -> Hearing? {
    let settings = context.settings
    var decider = PollDecider(
      feed: feed, state: state, now: context.clock.now(), random: .random(in: 0..<1),
      outlets: settings.outlets)
    decider.pausesHosts = settings.settings.limits.pausesHosts
    let hearing = try await hear(decider)
    return Task.isCancelled ? nil : hearing
  }

  /// Stores what the answer changes, and tells it.
  private func finish(_ hearing: Hearing, of feed: FeedSettings) async throws {
    let decision = try await decide(hearing)
    let stored = try await context.store.commit(decision.plan)
    let poll = decision.plan.poll
    context.log.poll(decision, feed: feed, stored: stored)
    context.tally.count(poll)
    context.changes.ring()
    let settings = context.settings
    for operation in sight.withLock({ $0.note(decision.plan.feed, settings) }) {
      context.log.operation(operation, at: poll.at)
    }
    tracking.ring()
    if decision.plan.wantsPages { reading.ring() }
  }
}
