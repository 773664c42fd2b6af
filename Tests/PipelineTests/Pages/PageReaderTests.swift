import News
import Storage
import TestSupport
import Testing

@testable import Pipeline

/// Pages behind teasers, and the manners with which they are asked for.
@Suite struct PageReaderTests {
  /// A feed of five teasers whose pages are at `/1` to `/5` of the same server.
  private func outlet(page: @escaping @Sendable (HeardRequest) -> Answer) throws -> LoopbackServer {
    try LoopbackServer { request in
      guard request.target == "/feed" else { return page(request) }
      let host = request.header("Host") ?? ""
      let items = (1...5).map { item("\($0)", link: "http://\(host)/\($0)", text: "Short…") }
      return .feed(rss(items.joined()))
    }
  }

  private func settings(_ server: LoopbackServer) -> Settings {
    PollingDesk.settings(server.url()) { feed in
      feed.fullText = .auto
      feed.firstRun = .all
    }
  }

  private func pages(_ server: LoopbackServer) -> Int {
    server.heard.count { $0.target != "/feed" }
  }

  @Test func `after a page's 429 its host is asked for nothing, over a restart too`() async throws {
    let server = try outlet { _ in .status(429, [("Retry-After", "7200")]) }
    defer { server.stop() }
    try await withTemporaryDirectory { directory in
      try await PollingDesk.open(settings(server), in: directory) { desk in
        try await desk.poll()
        try await desk.pages.readWanted()
        #expect(pages(server) == 1)
        #expect(try await desk.context.store.nextWantedPage() == nil)
        #expect(try await desk.titles().count == 5)
      }
      let later = PollingDesk.noon.adding(seconds: 7_100)
      try await PollingDesk.open(settings(server), in: directory, at: later) { desk in
        try await desk.poller.forceAll()
        try await desk.poll()
        #expect(server.heard.count == 2)
      }
    }
  }

  @Test func `after a page's 503 the feed's pages rest for as long as it asks, not the feed`()
    async throws
  {
    let server = try outlet { _ in .status(503, [("Retry-After", "9000")]) }
    defer { server.stop() }
    try await PollingDesk.open(settings(server)) { desk in
      try await desk.poll()
      try await desk.pages.readWanted()
      #expect(pages(server) == 1)
      #expect(try await desk.context.store.hostPauses(at: desk.now).isEmpty)
      try await desk.pollNext()
      #expect(server.heard.count { $0.target == "/feed" } == 2)
    }
  }

  @Test
  func `a page is asked for at the link that an edit brings, and given up where there is none`()
    async throws
  {
    let feed = Script(.feed(rss(item("1", link: "", text: "Short…"))))
    let server = try LoopbackServer { $0.target == "/feed" ? feed.next() : .status(404) }
    defer { server.stop() }
    try await PollingDesk.open(settings(server)) { desk in
      let store = desk.context.store
      try await desk.poll()
      feed.then(.feed(rss(item("1", link: server.url("/1"), text: "Short, and edited…"))))
      try await desk.pollNext()
      try await desk.pages.readWanted()
      #expect(try await store.explainArticle(1)?.page?.message == "HTTP status 404")
      let article = Article(
        id: "ar_2", feed: "a", entryID: "2", outlet: "post.example", title: "Two", text: "Short…",
        published: desk.now, firstSeen: desk.now)
      let keys = ArticleKeys(
        feed: "a", entryID: "2", urlKey: nil, contentHash: 2, titleHash: 2, claimed: nil)
      var new = NewArticle(article: article, keys: keys)
      new.wantsPage = true
      var plan = IngestPlan(
        feed: try await desk.state(), poll: Poll(feed: "a", at: desk.now, result: .ok))
      plan.newArticles = [new]
      plan.poll.decisions = [.new: 1]
      _ = try await store.commit(plan)
      #expect(try await store.wantsWithoutLink() == [2])
      try await desk.pages.readWanted()
      #expect(try await store.wantsWithoutLink().isEmpty)
      #expect(try await store.explainArticle(2)?.page?.message == "the entry has no link")
      #expect(try await desk.titles().count == 2)
    }
  }

  @Test func `each page is asked for once, and none of a first poll that is no news`() async throws
  {
    let server = try outlet { request in
      let body =
        "<p>Title \(request.target.dropFirst()) short \(String(repeating: "and long. ", count: 90))</p>"
      return Answer(headers: [("Content-Type", "text/html")], body: Array(body.utf8))
    }
    defer { server.stop() }
    try await PollingDesk.open(settings(server)) { desk in
      for _ in 0..<3 {
        try await desk.pollNext()
        try await desk.pages.readWanted()
      }
      #expect(pages(server) == 5)
    }
    let calm = try outlet { _ in .status(500) }
    defer { calm.stop() }
    let baseline = PollingDesk.settings(calm.url()) { $0.fullText = .auto }
    try await PollingDesk.open(baseline) { desk in
      try await desk.poll()
      try await desk.pages.readWanted()
      #expect(pages(calm) == 0)
    }
  }
}
