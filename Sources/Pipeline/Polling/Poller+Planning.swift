import Fetching
import News
import Storage
import Synchronization

/// Whether a feed is to be asked again whatever was planned.
typealias ReplanningWish = @Sendable (FeedState) -> Bool

extension Poller {
  /// Brings to mind what the store knows.
  func begin() async throws {
    let states = try await context.store.feeds()
    look(at: states)
  }

  /// At what brings nothing; tells of watches that new settings made blind.
  private func look(at states: [FeedState]) {
    let settings = context.settings
    for operation in sight.withLock({ $0.begin(states, settings) }) {
      context.log.operation(operation, at: context.clock.now())
    }
  }

  /// Looks at every plan anew: at start, after a reload, a sleep of the machine, an outage, a change of the clock.
  ///
  /// - Parameter again: Feeds to be asked again whatever was planned: gone ones, and those whose settings were
  ///   mended.
  func replan(again: ReplanningWish = { _ in false }) async throws {
    let now = context.clock.now()
    let settings = context.settings
    network.withLock { $0.hosts = Self.hosts(of: settings) }
    let states = try await context.store.feeds()
    look(at: states)
    let overdue = states.count { !$0.isLocal && $0.nextCheck <= now && !$0.isGone }
    var changed: [FeedState] = []
    for var state in states {
      guard let feed = settings.feed(state.id) else { continue }
      let pace = Pace(feed)
      if again(state) {
        state.isGone = false
        let feeds = state.isLocal ? 0 : states.count
        state.nextCheck = pace.first(at: now, feeds: feeds, random: .random(in: 0..<1)).at
        state.nextCheckReason = "asked for"
      } else if let next = pace.replanned(
        state, at: now, overdue: state.isLocal ? 0 : overdue, random: .random(in: 0..<1))
      {
        state.plan(next, by: pace)
      } else {
        continue
      }
      changed.append(state)
    }
    try await context.store.replan(changed, at: now)
    turns.withLock { $0.forget() }
  }

  /// Brings plans back that a clock made which was ahead; all others stay.
  func recoverPlans() async throws {
    let now = context.clock.now()
    let settings = context.settings
    var changed: [FeedState] = []
    for var state in try await context.store.feeds() {
      guard let pace = settings.feed(state.id).map({ Pace($0) }),
        let next = pace.recovered(state, at: now, overdue: 0, random: 0)
      else { continue }
      state.plan(next, by: pace)
      changed.append(state)
    }
    try await context.store.replan(changed, at: now)
  }

  /// Makes every feed due, gone ones too.
  func forceAll() async throws {
    let now = context.clock.now()
    let states = try await context.store.feeds().map { state in
      var state = state
      state.isGone = false
      state.nextCheck = min(state.nextCheck, now)
      state.nextCheckReason = "asked for"
      return state
    }
    try await context.store.replan(states, at: now)
    turns.withLock { $0.forget() }
  }

  static func hosts(of settings: ActiveSettings) -> Int {
    Set(settings.feeds.compactMap { Fetcher.host(of: $0.url) }).count
  }
}

extension FeedState {
  /// A file of this machine: read at once, whoever else is asked.
  fileprivate var isLocal: Bool { url.hasPrefix("file:") }

  fileprivate mutating func plan(_ next: NextCheck, by pace: Pace) {
    nextCheck = next.at
    nextCheckReason = next.reason
    plannedInterval = pace.floor
  }
}
