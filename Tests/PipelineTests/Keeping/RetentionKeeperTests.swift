import News
import Reporting
import Storage
import TestSupport
import Testing

@testable import Pipeline

@Suite struct RetentionKeeperTests {
  private let day: Int64 = 86_400
  private let start = Timestamp(seconds: 1_795_000_000)

  @Test func `articles go when they are older than retention, newer ones stay`() async throws {
    try await withTemporaryDirectory { directory in
      let store = try await filled(directory, articles: 30)
      var retention = RetentionSettings()
      retention.articles = .seconds(100 * day)
      let keeper = RetentionKeeper(context: context(store, retention, LineCollector()))
      #expect(try await keeper.step(at: start.adding(seconds: 90 * day)) == 30)
      // The records of the polls, kept as long as `raw` says.
      #expect(try await store.articles().count == 30)
      #expect(try await keeper.step(at: start.adding(seconds: 115 * day + 1)) == 16)
      #expect(try await store.articles().count == 14)
      #expect(try await store.freePages() == 0)
    }
  }

  @Test func `above max_disk the oldest go first, until there is room`() async throws {
    try await withTemporaryDirectory { directory in
      let store = try await filled(directory, articles: 30)
      try await store.checkpoint()
      let size = try await store.sizeInBytes()
      var retention = RetentionSettings()
      retention.maxDiskBytes = size * 2 / 3
      let keeper = RetentionKeeper(context: context(store, retention, LineCollector()))
      #expect(try await keeper.step(at: start.adding(seconds: 100 * day)) > 0)
      let left = try await store.articles().map(\.entryID)
      #expect(left.count > 5 && left.count < 30)
      #expect(left == Array((0..<30).map { "\($0)" }.suffix(left.count)))
    }
  }

  @Test func `where only live stories are left, max_disk is told and nothing is lost`()
    async throws
  {
    try await withTooLargeStore { store, keeper, log in
      let forgotten = try await keeper.step(at: start.adding(seconds: 10 * day))
      #expect(forgotten == 0)
      let left = try await store.articles()
      #expect(left.count == 5)
      #expect(log.lines.count == 1 && log.lines[0].contains("max_disk"))
    }
  }

  @Test func `a shutdown tells nothing of what it kept from being forgotten`() async throws {
    try await withTooLargeStore { _, keeper, log in
      await withTaskGroup(of: Void.self) { group in
        group.cancelAll()
        group.addTask { _ = try? await keeper.step(at: self.start.adding(seconds: 100 * self.day)) }
      }
      #expect(log.lines.isEmpty)
    }
  }

  /// Five articles in a store that nothing can make as small as it should be.
  private func withTooLargeStore(
    _ body: (Store, RetentionKeeper, LineCollector) async throws -> Void
  ) async throws {
    try await withTemporaryDirectory { directory in
      let store = try await filled(directory, articles: 5)
      var retention = RetentionSettings()
      retention.maxDiskBytes = 1_000
      let log = LineCollector()
      try await body(store, RetentionKeeper(context: context(store, retention, log)), log)
    }
  }

  /// An article a day, each a story of its own.
  private func filled(_ directory: String, articles count: Int) async throws -> Store {
    let store = try await Store.open(directory: directory)
    let feed = ConfiguredFeed(id: "a", url: "https://a.example/feed", firstCheck: start)
    try await store.synchronise([feed])
    for number in 0..<count {
      let at = start.adding(seconds: Int64(number) * day)
      let text = String(repeating: "Line \(number) of the ferry. ", count: 800)
      let keys = ArticleKeys(
        feed: "a", entryID: "\(number)", urlKey: nil, contentHash: UInt64(number),
        titleHash: UInt64(number), claimed: at)
      let article = Article(
        id: "ar_\(number)", feed: "a", entryID: "\(number)", outlet: "a.example", title: "T",
        text: text, published: at, firstSeen: at)
      var plan = IngestPlan(
        feed: FeedState(id: "a", url: feed.url, nextCheck: at),
        poll: Poll(feed: "a", at: at, result: .ok))
      plan.newArticles = [NewArticle(article: article, keys: keys)]
      plan.poll.decisions = [.new: 1]
      let stored = try await store.commit(plan).articles
      for article in stored {
        let story = Story(id: "st_\(number)", headline: "T", firstSeen: at, lastSeen: at)
        try await store.commit(
          StoryUpdate(
            article: article.number, story: story, isNewStory: true, decision: .new,
            origin: "a.example"))
      }
    }
    return store
  }

  private func context(
    _ store: Store, _ retention: RetentionSettings, _ log: LineCollector
  ) -> Context {
    var settings = Settings(stateDirectory: "", timeZone: "UTC")
    settings.retention = retention
    return Context(
      store: store, settings: ActiveSettings(settings), clock: Clock { self.start },
      log: EventLog(log.logger))
  }
}

extension Store {
  fileprivate func articles() async throws -> [Article] {
    try await recentArticles(since: Timestamp(seconds: 0), afterNumber: 0, limit: 1_000)
      .map(\.article)
  }
}
