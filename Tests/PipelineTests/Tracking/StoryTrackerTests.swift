import News
import Synchronization
import TestSupport
import Testing
import Watching

@testable import Pipeline
@testable import Storage

/// The story stage between real servers and a real store.
@Suite struct StoryTrackerTests {
  private static let page = """
    <html><head><title>Ferry sinks off Korvo</title></head><body><article><h1>Ferry sinks off Korvo</h1>
    <p>A ferry with 40 people on board sank off the island of Korvo on Monday, the coast guard said.</p>
    <p>Rescuers found 12 survivors and the bodies of 21 passengers in the water, the coast guard said.</p>
    <p>The transport minister, Olan Pres, resigned over the sinking late on Monday.</p>
    <p>Divers searched the wreck of the ferry for seven people who were missing in the storm.</p>
    <p>The island of Korvo lies three hours from the mainland, and the ferry is its only link.</p>
    </article></body></html>
    """

  @Test(arguments: [false, true])
  func `an article's first page is judged, whatever the edit that brought it did to the entry`(
    failsFirst: Bool
  ) async throws {
    let page = Script(
      Answer(headers: [("Content-Type", "text/html")], body: Array(Self.page.utf8)))
    if failsFirst { page.then(.status(404)) }
    let mark = Mutex("")
    let server = try LoopbackServer { request in
      guard request.target == "/feed" else { return page.next() }
      let host = request.header("Host") ?? ""
      let title = "Ferry sinks off Korvo" + mark.withLock { $0 }
      return .feed(
        rss(
          item(
            "1", title: title, link: "http://\(host)/1",
            text: "A ferry with 40 people on board sank off the island of Korvo…")))
    }
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url("/feed")) { feed in
      feed.fullText = .auto
      feed.firstRun = .all
    }
    let query = "minister AND resigned"
    settings.watches = [Watch(id: "min", query: try Query.parse(query), queryText: query)]
    try await PollingDesk.open(settings) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      try await desk.poll()
      if failsFirst {
        try await desk.pages.readWanted()
        page.then(Answer(headers: [("Content-Type", "text/html")], body: Array(Self.page.utf8)))
      }
      mark.withLock { $0 = "!" }
      try await desk.pollNext()
      try await desk.pages.readWanted()
      _ = try await tracker.step()
      let alerts = try await desk.context.store.alertsDue(
        at: Timestamp(seconds: .max / 2), limit: 9)
      #expect(alerts.map(\.watch) == ["min"])
      let alert = try #require(alerts.first)
      #expect(alert.sentence.contains("resigned"))
      // The page that comes again is no news.
      mark.withLock { $0 = "!!" }
      try await desk.pollNext()
      try await desk.pages.readWanted()
      _ = try await tracker.step()
      let grades = try await desk.context.store.explainArticle(1)?.versions.map(\.grade)
      #expect(grades?.prefix(2) == [nil, .material])
      #expect(try await desk.context.store.alertHistory(story: alert.story).count == 1)
    }
  }

  @Test func `what was told while the page failed is not told again with the page`() async throws {
    func page(_ toll: Int) -> Answer {
      let page = Self.page.replacing("21 passengers", with: "\(toll) passengers")
      return Answer(headers: [("Content-Type", "text/html")], body: Array(page.utf8))
    }
    let pages = Script(page(21))
    let found = Mutex((toll: 21, mark: ""))
    let server = try LoopbackServer { request in
      guard request.target == "/feed" else { return pages.next() }
      let (toll, mark) = found.withLock { $0 }
      let text =
        "Rescuers found 12 survivors and the bodies of \(toll) passengers in the water, the coast guard said."
      return .feed(
        rss(
          item(
            "1", title: "Ferry sinks off Korvo",
            link: "http://\(request.header("Host") ?? "")/1", text: text + mark)))
    }
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url("/feed")) { feed in
      feed.fullText = .always
      feed.firstRun = .all
    }
    settings.watches = Settings.watchingEverything.watches
    try await PollingDesk.open(settings) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      for (toll, mark, answer) in [
        (21, "", nil), (25, "", Answer.status(404)), (25, " Names follow.", page(25)),
      ] {
        found.withLock { $0 = (toll, mark) }
        if let answer { pages.then(answer) }
        try await desk.pollNext()
        try await desk.pages.readWanted()
        _ = try await tracker.step()
      }
      let alerts = try await desk.context.store.alertsDue(
        at: Timestamp(seconds: .max / 2), limit: 9)
      #expect(alerts.count { $0.sentence.contains("25 passengers") } == 1)
      let versions = try await desk.context.store.explainArticle(1)?.versions
      #expect(versions?.map(\.grade) == [nil, .material, .material])
    }
  }

  @Test func `an article under a guid that another had opens a story of its own`() async throws {
    let bridge = (
      title: "Bridge collapses in Korvo, 5 dead", link: "https://post.example/p1",
      date: "Sun, 18 Jan 2026 11:00:00 GMT",
      text: "A road bridge collapsed in Korvo on Sunday, killing 5 people, police said."
    )
    func story(_ id: String) -> String {
      item(id, title: bridge.title, link: bridge.link, date: bridge.date, text: bridge.text)
    }
    let minister = item(
      "1", title: "Minister of Gavra resigns", link: "https://post.example/p2",
      date: "Sun, 18 Jan 2026 13:00:00 GMT",
      text: "The interior minister of Gavra, Olan Pres, resigned on Sunday over a scandal.")
    let script = Script(
      .feed(rss(story("1"))), .feed(rss(story("2"))), .feed(rss(minister, story("2"))))
    let server = try script.server()
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url()) { $0.firstRun = .all }
    settings.watches = Settings.watchingEverything.watches
    try await PollingDesk.open(settings) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      for _ in 1...3 {
        try await desk.pollNext()
        _ = try await tracker.step()
      }
      let store = desk.context.store
      let articles = try await store.recentArticles(since: Timestamp(seconds: 0), limit: 9)
      #expect(articles.count == 2)
      #expect(Set(articles.map(\.article.id)).count == 1)
      #expect(Set(articles.map(\.story)).count == 2)
      #expect(try await store.story(articles[0].story)?.headline == bridge.title)
      let inspection = try await Inspection(directory: store.directory)
      let day = desk.context.settings.zone.date(at: desk.now)
      let verified = try await inspection.verify(day, settings: desk.context.settings)
      #expect(verified.checked > 0 && verified.problems == [])
    }
  }

  @Test func `a log at debug has one line for each entry, with how it ended`() async throws {
    let text =
      "The ferry to Nolm ran aground on Sunday morning with forty people on board, the coast guard said."
    let first = item("1", title: "Ferry runs aground", text: text)
    let script = Script(
      .feed(rss(first)), .feed(rss(item("2", title: "Ferry aground off Nolm", text: text), first)))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url()) { $0.firstRun = .all }) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      var ends: [[String]] = []
      for _ in 1...2 {
        try await desk.pollNext()
        _ = try await tracker.step()
        ends.append(
          desk.debugEntryLines().map {
            String($0.dropFirst("event=entry decision=".count).prefix(4))
          })
      }
      #expect(ends == [["new "], ["unch", "copy"]])
    }
  }

  @Test func `an edit concerns the watches of the group that its feed is in now`() async throws {
    let text = "A landslide buried the coast road near Orrin on Sunday, killing"
    let script = Script(.feed(rss(item("1", text: "\(text) two people, police said."))))
    let server = try script.server()
    defer { server.stop() }
    func settings(group: String) -> Settings {
      var settings = PollingDesk.settings(server.url()) {
        $0.firstRun = .all
        $0.group = group
      }
      settings.watches = [
        Watch(id: "w", query: .everything, queryText: "*", groups: [group])
      ]
      return settings
    }
    try await PollingDesk.open(settings(group: "world")) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      try await desk.poll()
      _ = try await tracker.step()
      desk.context.apply(ActiveSettings(settings(group: "abroad")))
      script.then(.feed(rss(item("1", text: "\(text) forty people, police said."))))
      try await desk.pollNext()
      _ = try await tracker.step()
      let alerts = try await desk.context.store.alertsDue(
        at: Timestamp(seconds: .max / 2), limit: 9)
      #expect(alerts.map(\.kind) == [.story, .number])
    }
  }

  /// It takes as long as a stage rests after trouble.
  @Test func `a store that took nothing for a moment keeps no article from being told`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let items = rss(
        item("1", title: "Ferry runs aground", text: "The ferry to Nolm ran aground on Sunday."),
        item("2", title: "Choir wins prize", text: "The choir of Quell won the lantern prize."))
      try FileBytes.replace(directory + "/feed.xml", with: Array(items.utf8))
      var settings = PollingDesk.settings("file:" + directory + "/feed.xml") { $0.firstRun = .all }
      settings.watches = Settings.watchingEverything.watches
      settings.alerts.settle = .zero
      settings.alerts.outputs = [.file]
      try await PollingDesk.open(settings, in: directory) { desk in
        try await desk.poll()
        let store = desk.context.store
        let daemon = Daemon(context: desk.context, environment: [:])
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            try await daemon.run {
              try? await store.writeWithoutTransaction { try $0.run("PRAGMA query_only = 1") }
            }
          }
          #expect(await Self.eventually { desk.told().contains { $0.contains("event=trouble") } })
          try await store.writeWithoutTransaction { try $0.run("PRAGMA query_only = 0") }
          let file = directory + "/alerts.jsonl"
          #expect(
            await Self.eventually {
              (try? FileBytes.read(file, limit: 1 << 20))?.count { $0 == 0x0a } == 2
            })
          group.cancelAll()
        }
      }
    }
  }

  /// Within ten seconds.
  private static func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<200 {
      if condition() { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return condition()
  }
}
