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
  private let requests: RequestMaker
  /// Rung when a turn ends or the settings change.
  let bell = Doorbell()
  let turns = TurnCount()
  /// Rung when a poll brought something for the story stage.
  private let tracking: Doorbell
  private let running = Mutex<Set<String>>([])
  private let network: Mutex<NetworkJudge>
  private let hostPauses = Mutex<[String: Timestamp]>([:])

  /// Turns at a time. More than transfers: a turn also waits for its host's turn, parses and stores.
  static let maximumTurns = 64
  /// The longest sleep: a clock that was set back must not leave feeds asleep.
  static let maximumSleep: Duration = .seconds(30)

  init(context: Context, fetcher: Fetcher, requests: RequestMaker, tracking: Doorbell) {
    self.context = context
    self.fetcher = fetcher
    self.requests = requests
    self.tracking = tracking
    let hosts = Set(context.settings.feeds.compactMap { Fetcher.host(of: $0.url) })
    network = Mutex(NetworkJudge(hosts: hosts.count))
  }

  /// Until the task is cancelled; ends after the turns under way have ended.
  func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      while !Task.isCancelled {
        turns.add()
        try await startDue(in: &group)
        await bell.wait(upTo: try await untilNextDue())
      }
    }
  }

  /// Polls everything that is due now and returns when all of it is stored.
  func pollDue() async throws {
    while true {
      let started = try await withThrowingTaskGroup(of: Void.self) { group in
        let due = try await claimDue()
        for (feed, state) in due {
          group.addTask {
            defer { self.end(feed) }
            try await self.takeTurn(feed, state)
          }
        }
        try await group.waitForAll()
        return due.count
      }
      if started == 0 { return }
    }
  }

  private func startDue(in group: inout ThrowingDiscardingTaskGroup<any Error>) async throws {
    for (feed, state) in try await claimDue() {
      group.addTask {
        defer { self.end(feed) }
        // Nothing of a turn is kept unless it is stored: the feed stays due, and is asked again after the pause.
        try await self.context.insist { try await self.takeTurn(feed, state) }
      }
    }
  }

  /// Due feeds nobody polls yet, marked as running.
  private func claimDue() async throws -> [(FeedSettings, FeedState)] {
    let now = context.clock.now()
    let busy = running.withLock { $0.count }
    guard busy < Self.maximumTurns else { return [] }
    let due = try await context.store.due(at: now, limit: Self.maximumTurns + busy)
    let feeds = context.settings.feedByID
    return running.withLock { running in
      var claimed: [(FeedSettings, FeedState)] = []
      for state in due where running.count < Self.maximumTurns && !running.contains(state.id) {
        guard let feed = feeds[state.id] else { continue }
        running.insert(state.id)
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

  private func end(_ feed: FeedSettings) {
    running.withLock { _ = $0.remove(feed.id) }
    bell.ring()
  }

  private func takeTurn(_ feed: FeedSettings, _ state: FeedState) async throws {
    let decider = PollDecider(
      feed: feed, state: state, now: context.clock.now(), random: .random(in: 0..<1),
      outlets: context.settings.outlets)
    let decision = try await decide(decider)
    if Task.isCancelled { return }
    let stored = try await context.store.commit(decision.plan)
    context.log.poll(decision, feed: feed, stored: stored)
    if let pause = decision.hostPause { rest(host: feed.url, until: pause) }
    tracking.ring()
  }

  private func decide(_ decider: PollDecider) async throws -> PollDecider.Decision {
    if decider.feed.url.hasPrefix("file:") { return try await readFiles(decider) }
    let host = Fetcher.host(of: decider.startURL) ?? decider.feed.url
    let now = decider.now
    if let pause = hostPauses.withLock({ $0[host] }), pause > now {
      return decider.resting(until: pause)
    }
    guard network.withLock({ $0.mayProbe(at: now) }) else {
      return decider.offline(retryAt: now.adding(seconds: NetworkJudge.probeInterval))
    }
    let request: Request
    do throws(PollError) {
      request = try requests.request(
        for: decider.feed, state: decider.state, startURL: decider.startURL)
    } catch {
      return decider.failed(.configuration(error.message), response: nil)
    }
    let response: Response
    do throws(FetchError) {
      response = try await fetcher.fetch(request)
    } catch {
      guard error.concernsNetwork else { return decider.failed(.fetch(error), response: nil) }
      if note(host: host, isReachable: !error.isConnectionLevel) == .up {
        return decider.failed(.fetch(error), response: nil)
      }
      return decider.offline(retryAt: now.adding(seconds: NetworkJudge.probeInterval))
    }
    _ = note(host: host, isReachable: true)
    let reading = PollReading(response, for: decider.feed, state: decider.state)
    return try await context.decide(reading, decider: decider, response: response)
  }

  private func readFiles(_ decider: PollDecider) async throws -> PollDecider.Decision {
    let path = String(decider.feed.url.dropFirst("file:".count))
    let documents: [FileFeed.Document]
    do throws(FetchError) {
      documents = try FileFeed.read(path: path, maximumBytes: decider.feed.maxBytes)
    } catch {
      return decider.failed(.fetch(error), response: nil)
    }
    let reading = PollReading(documents: documents, state: decider.state)
    return try await context.decide(reading, decider: decider, response: nil)
  }

  private func note(host: String, isReachable: Bool) -> NetworkJudge.State {
    let now = context.clock.now()
    let (before, after) = network.withLock { judge in
      let before = judge.state
      judge.note(host: host, isReachable: isReachable, at: now)
      return (before, judge.state)
    }
    if after == .down, before != .down { context.log.operation(.networkDown, at: now) }
    if before == .down, after != .down { context.log.operation(.networkUp(since: nil), at: now) }
    return after
  }

  private func rest(host url: String, until pause: Timestamp) {
    guard let host = Fetcher.host(of: url) else { return }
    hostPauses.withLock { pauses in
      pauses = pauses.filter { $0.value > context.clock.now() }
      pauses[host] = pause
    }
  }
}
