import News
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

/// What changes in a feed from one poll to the next, served, parsed, stored and decided.
@Suite struct EvolvingFeedTests {
  private static let monday = "Mon, 12 Jan 2026 08:00:00 GMT"
  private static let friday = "Fri, 16 Jan 2026 08:00:00 GMT"

  /// Documents of one feed in order; how the entries of each ended; how many articles that made.
  struct Evolution: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var documents: [String]
    var decisions: [[String]]
    var articles: Int
  }

  static let evolutions: [Evolution] = [
    Evolution(
      testDescription: "an edited title",
      documents: [
        rss(item("1", title: "Ferry sinks")), rss(item("1", title: "Ferry sinks, 5 dead")),
      ],
      decisions: [["new"], ["edited"]], articles: 1),
    Evolution(
      testDescription: "a counter in a title",
      documents: [
        rss(item("1", title: "Live (3 comments)")), rss(item("1", title: "Live (4 comments)")),
        rss(item("1", title: "Live (5 comments)")),
      ], decisions: [["new"], ["edited"], ["edited"]], articles: 1),
    Evolution(
      testDescription: "a date that is bumped",
      documents: [rss(item("1", date: monday)), rss(item("1", date: friday))],
      decisions: [["new"], ["recycled"]], articles: 1),
    Evolution(
      testDescription: "all ids anew, the links the same",
      documents: [
        rss(item("1", link: "https://post.example/x"), item("2", link: "https://post.example/y")),
        rss(
          item("8", title: "Title 1", link: "https://post.example/x"),
          item("9", title: "Title 2", link: "https://post.example/y")),
      ], decisions: [["new", "new"], ["recycled", "recycled"]], articles: 2),
    Evolution(
      testDescription: "another order",
      documents: [rss(item("1"), item("2"), item("3")), rss(item("3"), item("1"), item("2"))],
      decisions: [["new", "new", "new"], ["unchanged", "unchanged", "unchanged"]], articles: 3),
    Evolution(
      testDescription: "an item that vanishes and comes back",
      documents: [rss(item("1"), item("2")), rss(item("2")), rss(item("1"), item("2"))],
      decisions: [["new", "new"], ["unchanged"], ["unchanged", "unchanged"]], articles: 2),
    Evolution(
      testDescription: "a guid used again for another item",
      documents: [
        rss(item("live", title: "Monday", link: "https://post.example/mon", date: monday)),
        rss(item("live", title: "Friday", link: "https://post.example/fri", date: friday)),
      ], decisions: [["new"], ["new"]], articles: 2),
    Evolution(
      testDescription: "white space around a guid",
      documents: [rss(item("1", title: "T", link: "")), rss(item(" \n1 ", title: "T", link: ""))],
      decisions: [["new"], ["unchanged"]], articles: 1),
    Evolution(
      testDescription: "a guid in capitals",
      documents: [
        rss(item("abc", title: "T", link: "https://post.example/1")),
        rss(item("ABC", title: "T", link: "https://post.example/1")),
      ], decisions: [["new"], ["recycled"]], articles: 1),
    Evolution(
      testDescription: "a link that turns https, then gets parameters",
      documents: [
        rss(item("", title: "T", link: "http://post.example/1")),
        rss(item("", title: "T", link: "https://post.example/1")),
        rss(item("", title: "T", link: "https://post.example/1?utm_source=rss&amp;utm_medium=x")),
      ], decisions: [["new"], ["recycled"], ["recycled"]], articles: 1),
    Evolution(
      testDescription: "RSS that turns Atom",
      documents: [
        rss(item("urn:1", title: "T", link: "https://post.example/1")),
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:f</id>
        <entry><id>urn:1</id><title>T</title><link href="https://post.example/1"/>
        <summary>Text of T</summary></entry></feed>
        """,
      ], decisions: [["new"], ["unchanged"]], articles: 1),
    Evolution(
      testDescription: "an item twice in one document",
      documents: [rss(item("1"), item("1")), rss(item("1"), item("1"), channel: "<!-- x -->")],
      decisions: [["new", "unchanged"], ["unchanged", "unchanged"]], articles: 1),
    Evolution(
      testDescription: "no dates, ids or links",
      documents: [
        rss(item("", title: "One", link: ""), item("", title: "Two", link: "")),
        rss(item("", title: "Three", link: ""), item("", title: "One", link: "")),
      ], decisions: [["new", "new"], ["new", "unchanged"]], articles: 3),
    Evolution(
      testDescription: "a text that changes, without id and link",
      documents: [
        rss(item("", title: "One", link: "", text: "Seen 1 time.")),
        rss(item("", title: "One", link: "", text: "Seen 2 times.")),
      ], decisions: [["new"], ["edited"]], articles: 1),
    Evolution(
      testDescription: "two items of one title, without id and link",
      documents: [
        rss(
          item("", title: "Weather", link: "", text: "Rain."),
          item("", title: "Weather", link: "", text: "Sun.")),
        rss(
          item("", title: "Weather", link: "", text: "Sun."),
          item("", title: "Weather", link: "", text: "Rain.")),
        rss(item("", title: "Weather", link: "", text: "Rain.")),
      ],
      decisions: [["new", "new"], ["unchanged", "unchanged"], ["unchanged"]], articles: 2),
    Evolution(
      testDescription: "one title every day, without id and link",
      documents: [
        rss(item("", title: "Weather", link: "", date: "Sat, 17 Jan 2026 08:00:00 GMT")),
        rss(item("", title: "Weather", link: "", date: "Sun, 18 Jan 2026 08:00:00 GMT")),
      ], decisions: [["new"], ["new"]], articles: 2),
    Evolution(
      testDescription: "a date that vanishes and comes back, without id and link",
      documents: [
        rss(item("", title: "One", link: "", date: "Sat, 17 Jan 2026 08:00:00 GMT")),
        rss(item("", title: "One", link: "")),
        rss(item("", title: "One", link: "", date: "Sat, 17 Jan 2026 08:00:00 GMT")),
      ], decisions: [["new"], ["recycled"], ["recycled"]], articles: 1),
    Evolution(
      testDescription: "dates of 2099 and of last month",
      documents: [
        rss(item("1", date: "Thu, 01 Jan 2099 00:00:00 GMT")),
        rss(
          item("2", date: "Thu, 18 Dec 2025 00:00:00 GMT"),
          item("1", date: "Thu, 01 Jan 2099 00:00:00 GMT")),
      ], decisions: [["new"], ["new", "unchanged"]], articles: 2),
    Evolution(
      testDescription: "an empty feed between two full ones",
      documents: [rss(item("1"), item("2")), rss(), rss(item("3"), item("1"), item("2"))],
      decisions: [["new", "new"], [], ["new", "unchanged", "unchanged"]], articles: 3),
    Evolution(
      testDescription: "oldest first, in a sliding window",
      documents: [
        rss(item("1"), item("2"), item("3")), rss(item("2"), item("3"), item("4")),
        rss(item("3"), item("4"), item("5")),
      ],
      decisions: [
        ["new", "new", "new"], ["unchanged", "unchanged", "new"],
        ["unchanged", "unchanged", "new"],
      ], articles: 5),
    Evolution(
      testDescription: "two backends out of step",
      documents: [
        rss(item("2"), item("1")), rss(item("1")), rss(item("3"), item("2"), item("1")),
        rss(item("2"), item("1")), rss(item("3"), item("2"), item("1")),
      ],
      decisions: [
        ["new", "new"], ["unchanged"], ["new", "unchanged", "unchanged"],
        ["unchanged", "unchanged"], ["unchanged", "unchanged", "unchanged"],
      ], articles: 3),
    Evolution(
      testDescription: "one guid for all items",
      documents: [
        rss(
          item("same", title: "One", link: "https://post.example/1"),
          item("same", title: "Two", link: "https://post.example/2")),
        rss(
          item("same", title: "Three", link: "https://post.example/3"),
          item("same", title: "One", link: "https://post.example/1")),
      ], decisions: [["new", "new"], ["new", "unchanged"]], articles: 3),
    Evolution(
      testDescription: "two items with one title",
      documents: [
        rss(
          item("1", title: "Weather", text: "Rain."), item("2", title: "Weather", text: "Sun."))
      ], decisions: [["new", "new"]], articles: 2),
    Evolution(
      testDescription: "a document cut off in an item",
      documents: [
        rss(item("1")),
        "<rss version=\"2.0\"><channel><title>Harbour Post</title>" + item("2")
          + "<item><guid>3</guid><title>Half a",
        rss(item("3"), item("2"), item("1")),
      ], decisions: [["new"], ["new"], ["new", "unchanged", "unchanged"]], articles: 3),
  ]

  @Test(arguments: evolutions) func `each entry ends in the right decision`(_ evolution: Evolution)
    async throws
  {
    let script = Script()
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for (document, decisions) in zip(evolution.documents, evolution.decisions) {
        script.then(.feed(document))
        try await desk.pollNext()
        #expect(desk.decisions() == decisions)
      }
      #expect(try await desk.titles().count == evolution.articles)
    }
  }

  @Test func `a text that is put back is told again, though its document does not change any more`()
    async throws
  {
    func text(_ toll: Int) -> String {
      "A ferry sank off Korvo on Sunday, killing \(toll), police said."
    }
    func toll(_ toll: Int) -> Answer {
      .feed(rss(item("1", text: text(toll))), [("ETag", "\"\(toll)\"")])
    }
    let answers = Mutex([toll(10), toll(100), toll(10)])
    let server = try LoopbackServer { request in
      answers.withLock { answers in
        let answer = answers.count > 1 ? answers.removeFirst() : answers[0]
        let tag = answer.headers.first { $0.0 == "ETag" }?.1
        return request.bytes("If-None-Match") == tag ? .status(304) : answer
      }
    }
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for decision in ["new", "edited", "unchanged", "edited"] {
        try await desk.pollNext()
        #expect(desk.decisions() == [decision])
      }
      try await desk.pollNext()
      #expect(desk.decisions() == [])
      #expect(
        server.heard.map { $0.header("If-None-Match") } == [
          nil, "\"10\"", "\"100\"", nil, "\"10\"",
        ])
    }
  }

  @Test func `a feed whose URL changed knows its entries, and asks without the old validators`()
    async throws
  {
    let server = try LoopbackServer { _ in .feed(rss(item("1")), [("ETag", "\"x\"")]) }
    defer { server.stop() }
    try await withTemporaryDirectory { directory in
      try await PollingDesk.open(PollingDesk.settings(server.url("/old")), in: directory) {
        try await $0.poll()
      }
      try await PollingDesk.open(
        PollingDesk.settings(server.url("/new")), in: directory,
        at: PollingDesk.noon.adding(seconds: 9)
      ) { desk in
        try await desk.poll()
        #expect(desk.decisions() == ["unchanged"])
      }
    }
    #expect(server.heard.map(\.target) == ["/old", "/new"])
    #expect(server.heard.last?.header("If-None-Match") == nil)
  }

  @Test
  func `of a hundred thousand items five thousand are read, told once, and the counts balance`()
    async throws
  {
    let items = (0..<100_000).map { "<item><guid>n\($0)</guid><title>\($0)</title></item>" }
      .joined()
    let script = Script(.feed(rss(items)), .feed(rss(items, "<!-- again -->")))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      #expect(
        desk.told().map { $0.contains("event=feed_cut") && $0.contains("entries=5000") } == [true])
      try await desk.pollNext()
      #expect(desk.told() == [])
      let counts = try await desk.context.store.decisions(
        from: PollingDesk.noon, to: desk.now.adding(seconds: 1))
      #expect(counts == [.new: 5_000, .unchanged: 5_000])
    }
  }

  @Test
  func `a poll alerts of twenty articles, and one line says how many more there were`() async throws
  {
    let towns = """
      Nolm Quell Orrin Varde Sulz Tammer Brisk Kolm Fenn Harrow Ludd Marl Nesk Ostel Pramm Rusk Selle Torv Ulm Vesk \
      Wendel Yarl Zorn
      """.split(separator: " ")
    let things = """
      ferry choir lamp dam bakery tram lighthouse museum quarry orchard brewery stadium glacier archive airport \
      pipeline monastery aquarium theatre vineyard observatory windmill mint
      """.split(separator: " ")
    func feed(_ more: (Substring, Substring) -> String) -> String {
      rss(
        zip(towns, things).map {
          "<item><guid>\($0)</guid><title>\($0) closes its \($1)</title>"
            + "<description>\($0) has closed its \($1) for repairs. \(more($0, $1))</description></item>"
        }.joined())
    }
    let script = Script(.feed(feed { _, _ in "" }))
    let server = try script.server()
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url()) { $0.firstRun = .all }
    settings.watches = Settings.watchingEverything.watches
    try await PollingDesk.open(settings) { desk in
      try await desk.poll()
      var tracker = try await StoryTracker(context: desk.context)
      #expect(try await tracker.step() == 23)
      let told = desk.told().filter { $0.contains("event=feed_flood") }
      #expect(told.count == 1 && told[0].contains("feed=a more=3"))
      script.then(
        .feed(feed { "A fire killed 12 people in the \($1) on Monday, the police of \($0) said." }))
      try await desk.pollNext()
      #expect(try await tracker.step() == 23)
      let edited = desk.told().filter { $0.contains("event=feed_flood") }
      #expect(edited.count == 1)
    }
  }

  @Test func `a watch that has told all its lines of the day says so once`() async throws {
    let items = ["Nolm closes its ferry", "Quell elects a mayor", "Orrin loses its choir"]
      .map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }
    let server = try Script(.feed(rss(items.joined()))).server()
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url()) { $0.firstRun = .all }
    settings.watches = Settings.watchingEverything.watches
    settings.alerts.budget = 1
    try await PollingDesk.open(settings) { desk in
      try await desk.poll()
      var tracker = try await StoryTracker(context: desk.context)
      #expect(try await tracker.step() == 3)
      let told = desk.told().filter { $0.contains("event=watch_spent") }
      #expect(told.count == 1 && told[0].contains("watch=everything lines=1"))
    }
  }

  @Test
  func `an entry of twenty megabytes is refused by the limit's name, and a long one is cut`()
    async throws
  {
    let script = Script(.feed(rss(item("1", text: String(repeating: "Wave. ", count: 3_500_000)))))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      #expect(try await desk.state().lastError?.contains("max_bytes") == true)
      script.then(.feed(rss(item("1", text: String(repeating: "Wave. ", count: 200_000)))))
      try await desk.pollNext()
      #expect(desk.decisions() == ["new"])
      let waiting = try #require(try await desk.context.store.waiting(limit: 9).first)
      let article = try #require(try await desk.context.store.waitingArticle(waiting.article))
      #expect((500_000...EntryText.maximumTextBytes).contains(article.text.utf8.count))
    }
  }

  @Test func `ids of a megabyte tell entries apart, and make no long line`() async throws {
    let long = String(repeating: "x", count: 1 << 20)
    let document = rss(item(long + "1", link: ""), item(long + "2", link: ""))
    let server = try LoopbackServer { _ in .feed(document) }
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      let lines = desk.entryLines()
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.utf8.count < 2_048 && $0.contains("decision=new") })
    }
  }
}
