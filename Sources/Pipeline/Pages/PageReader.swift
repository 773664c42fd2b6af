import Fetching
import News
import Storage
import Synchronization

/// Reads the pages of entries that are only teasers: asks the store which are wanted, fetches with the manners
/// of a feed, commits the text with its version.
///
/// The story stage goes on when the page of the first article that waits is decided: every wanted page is, within
/// `PageDecider.patience` and the time of one request. A crash loses nothing: what is not decided is wanted still.
final class PageReader: Sendable {
  private let context: Context
  private let fetcher: Fetcher
  private let requests: RequestMaker
  /// Rung when a poll wants pages, and when a reading ends.
  let bell = Doorbell()
  let turns = TurnCount()
  /// Rung when a page is decided.
  private let tracking: Doorbell
  private let claims = Mutex(Claims<Int64>())
  private let failures = Mutex(PageFailures())

  /// Requests at a time, the fetcher's queue of their hosts included.
  static let maximumReadings = 32

  init(context: Context, fetcher: Fetcher, requests: RequestMaker, tracking: Doorbell) {
    self.context = context
    self.fetcher = fetcher
    self.requests = requests
    self.tracking = tracking
  }

  /// Until the task is cancelled; ends after the readings under way have ended.
  func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      while !Task.isCancelled {
        turns.add()
        // After trouble it has rested: what is wanted is asked for again.
        var pause = Duration.zero
        try await context.insist {
          for page in try await claimWanted() {
            group.addTask {
              defer { self.end(page) }
              var update: PageUpdate?
              try await self.context.insist {
                update = try await self.decide(page, mayTryAgain: true)
              }
              guard let update else { return }
              try await self.context.persist { try await self.finish(update) }
            }
          }
          pause = try await untilNext()
        }
        await bell.wait(upTo: pause)
      }
    }
  }

  /// Reads everything that is wanted, each page once, and returns when all of it is stored.
  func readWanted() async throws {
    while true {
      let pages = try await claimWanted()
      if pages.isEmpty { return }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for page in pages {
          group.addTask {
            defer { self.end(page) }
            guard let update = try await self.decide(page, mayTryAgain: false) else { return }
            try await self.finish(update)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Wanted pages nobody reads yet, marked as being read.
  private func claimWanted() async throws -> [WantedPage] {
    let busy = claims.withLock { $0.look() }
    guard busy < Self.maximumReadings else { return [] }
    let wanted = try await context.store.wantedPages(
      at: context.clock.now(), limit: Self.maximumReadings + busy)
    return claims.withLock { claims in
      var claimed: [WantedPage] = []
      for page in wanted where claims.count < Self.maximumReadings {
        if claims.claim(page.article) { claimed.append(page) }
      }
      return claimed
    }
  }

  private func end(_ page: WantedPage) {
    claims.withLock { $0.end(page.article) }
    bell.ring()
  }

  private func untilNext() async throws -> Duration {
    guard let next = try await context.store.nextWantedPage() else {
      return Daemon.longestIdleness
    }
    let seconds = next.seconds(since: context.clock.now())
    // What is due is being read, or failed for a passing reason of the store: its end rings.
    return seconds <= 0 ? .seconds(5) : .seconds(min(seconds, 60))
  }

  private func finish(_ update: PageUpdate) async throws {
    try await context.store.commit(update)
    tracking.ring()
  }

  /// Nil where the program ends before there is an answer.
  private func decide(_ page: WantedPage, mayTryAgain: Bool) async throws -> PageUpdate? {
    var decider = PageDecider(page: page, now: context.clock.now(), mayTryAgain: mayTryAgain)
    guard let feed = context.settings.feed(page.feed), feed.fullText != .never else {
      return decider.notAsked(because: "the settings want no pages of this feed")
    }
    guard let url = page.url else { return decider.notAsked(because: "the entry has no link") }
    if hasWaited(page) {
      return decider.notAsked(because: Self.waitedTooLong)
    }
    if let reason = reasonToRest(page) { return decider.notAsked(because: reason) }
    var request = requests.request(for: page, at: url, of: feed)
    // Others may be told to wait while this one waits for its turn.
    request.isStillWanted = { [weak self] in
      self.map { $0.reasonToRest(page) == nil && !$0.hasWaited(page) } ?? false
    }
    request.noteAnswer = { [weak self] in self?.hear($0, of: feed) }
    let update: PageUpdate
    do throws(FetchError) {
      let response = try await fetcher.fetch(request)
      decider.now = context.clock.now()
      update = decider.answered(response, pausesHosts: pausesHosts)
    } catch {
      if error == .cancelled { return nil }
      decider.now = context.clock.now()
      if error == .notWanted {
        return decider.notAsked(because: reasonToRest(page) ?? Self.waitedTooLong)
      }
      update = decider.failed(error)
    }
    note(update, of: feed)
    return update
  }

  /// For its host's turn, too: who came later waits for it.
  private func hasWaited(_ page: WantedPage) -> Bool {
    context.clock.now().seconds(since: page.wantedAt) > PageDecider.patience
  }

  private static let waitedTooLong = "waited too long"

  private var pausesHosts: Bool { context.settings.settings.limits.pausesHosts }

  /// Why nobody is asked for the page now; nil where somebody may be.
  private func reasonToRest(_ page: WantedPage) -> String? {
    let now = context.clock.now()
    if let host = page.url.flatMap({ Fetcher.host(of: $0) }),
      context.pauses.end(of: host, at: now) != nil
    {
      return "the host asked for a pause"
    }
    let isResting = failures.withLock { $0.isResting(feed: page.feed, at: now) }
    return isResting ? "the last pages of this feed could not be read" : nil
  }

  /// Before the next page is asked for.
  private func hear(_ response: Response, of feed: FeedSettings) {
    if pausesHosts { context.noteHostPause(response) }
    let now = context.clock.now()
    guard let pause = PageDecider.pause(askedBy: response, at: now) else { return }
    failures.withLock { $0.rest(feed: feed.id, until: now.adding(seconds: pause)) }
  }

  private func note(_ update: PageUpdate, of feed: FeedSettings) {
    switch update.result {
    case .read, .unchanged:
      failures.withLock { $0.note(feed: feed.id, didFail: false, at: update.at) }
    case .failed, .again:
      failures.withLock { $0.note(feed: feed.id, didFail: true, at: update.at) }
    }
  }
}
