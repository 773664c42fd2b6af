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
  /// Rung when a page is decided.
  private let tracking: Doorbell
  private let running = Mutex<Set<Int64>>([])
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
        try await context.insist {
          for page in try await claimWanted() {
            group.addTask {
              defer { self.end(page) }
              try await self.context.insist { try await self.read(page, mayTryAgain: true) }
            }
          }
        }
        await bell.wait(upTo: await untilNext())
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
            try await self.read(page, mayTryAgain: false)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Wanted pages nobody reads yet, marked as being read.
  private func claimWanted() async throws -> [WantedPage] {
    let busy = running.withLock { $0.count }
    guard busy < Self.maximumReadings else { return [] }
    let wanted = try await context.store.wantedPages(
      at: context.clock.now(), limit: Self.maximumReadings + busy)
    return running.withLock { running in
      var claimed: [WantedPage] = []
      for page in wanted where running.count < Self.maximumReadings {
        if running.insert(page.article).inserted { claimed.append(page) }
      }
      return claimed
    }
  }

  private func end(_ page: WantedPage) {
    running.withLock { _ = $0.remove(page.article) }
    bell.ring()
  }

  private func untilNext() async -> Duration {
    guard let next = try? await context.store.nextWantedPage() else { return .seconds(60) }
    let seconds = next.seconds(since: context.clock.now())
    // What is due is being read, or failed for a passing reason of the store: its end rings.
    return seconds <= 0 ? .seconds(5) : .seconds(min(seconds, 60))
  }

  private func read(_ page: WantedPage, mayTryAgain: Bool) async throws {
    guard let update = try await decide(page, mayTryAgain: mayTryAgain) else { return }
    try await context.store.commit(update)
    tracking.ring()
  }

  /// Nil where the program ends before there is an answer.
  private func decide(_ page: WantedPage, mayTryAgain: Bool) async throws -> PageUpdate? {
    let before = PageDecider(page: page, now: context.clock.now(), mayTryAgain: mayTryAgain)
    guard let feed = context.settings.feedByID[page.feed], feed.fullText != .never else {
      return before.notAsked(because: "the settings want no pages of this feed")
    }
    if before.now.seconds(since: page.wantedAt) > PageDecider.patience {
      return before.notAsked(because: "waited too long")
    }
    if failures.withLock({ $0.isResting(feed: feed.id, at: before.now) }) {
      return before.notAsked(because: "the last pages of this feed could not be read")
    }
    if try await isPaused(page) { return before.notAsked(because: "the host asked for a pause") }
    let update: PageUpdate
    do throws(FetchError) {
      let response = try await fetcher.fetch(requests.request(for: page, of: feed))
      update = PageDecider(page: page, now: context.clock.now(), mayTryAgain: mayTryAgain)
        .answered(response)
    } catch {
      if error == .cancelled { return nil }
      update = PageDecider(page: page, now: context.clock.now(), mayTryAgain: mayTryAgain)
        .failed(error)
    }
    note(update, of: feed)
    return update
  }

  private func isPaused(_ page: WantedPage) async throws -> Bool {
    let host = Fetcher.host(of: page.url)
    return try await context.store.hostPauses(at: context.clock.now()).contains { $0.host == host }
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
