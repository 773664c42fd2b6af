import Fetching
import Glibc
import News
import Storage
import Synchronization
import TestSupport
import Testing
import Watching

@testable import Pipeline

/// Polls against servers that misbehave, on a clock of our own.
@Suite struct PollerTests {
  private static let etag = ("ETag", "W/\"one, two\"")

  @Test func `validators survive a restart, and a bare 304`() async throws {
    let script = Script(.feed(rss(item("1")), [Self.etag]), .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await withTemporaryDirectory { directory in
      for start: Int64 in [0, 7_200, 14_400] {
        try await PollingDesk.open(
          PollingDesk.settings(server.url()), in: directory,
          at: PollingDesk.noon.adding(seconds: start)
        ) { try await $0.poll() }
      }
    }
    #expect(
      server.heard.map { $0.header("If-None-Match") } == [nil, "W/\"one, two\"", "W/\"one, two\""])
  }

  @Test
  func
    `a feed that is given another id while it is asked keeps its state, and is asked under that`()
    async throws
  {
    let mayAnswer = Mutex(false)
    let server = try LoopbackServer { _ in
      while !mayAnswer.withLock({ $0 }) { usleep(1_000) }
      return .feed(rss(item("1")), [Self.etag])
    }
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      async let turn: Void = desk.poll()
      while server.heard.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      var settings = PollingDesk.settings(server.url())
      settings.feeds[0].id = "b"
      try await desk.context.store.synchronise([
        ConfiguredFeed(id: "b", url: server.url(), firstCheck: desk.now)
      ])
      desk.context.apply(ActiveSettings(settings))
      mayAnswer.withLock { $0 = true }
      try await turn
      #expect(server.heard.count == 2)
      #expect(try await desk.context.store.past().polls == 1)
      #expect(try await desk.state("b").lastSuccess == desk.now)
    }
  }

  @Test func `a body that is no whole feed gives no validators and takes none`() async throws {
    let stump = "<rss version=\"2.0\"><channel><title>T</title>" + item("1")
    let page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
    let script = Script(
      .feed(rss(item("0")), [("ETag", "\"good\"")]), .feed(stump, [("ETag", "\"stump\"")]),
      .feed(page, [("ETag", "\"page\"")]), .feed("", [("ETag", "\"empty\"")]),
      .status(500, [("ETag", "\"error\"")]), Answer(status: 206, headers: [("ETag", "\"part\"")]),
      .feed(rss(item("0"), item("1")), [("ETag", "\"better\"")]), .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for _ in 0..<8 { try await desk.pollNext() }
      #expect(
        server.heard.map { $0.header("If-None-Match") }
          == [nil] + Array(repeating: "\"good\"", count: 6) + ["\"better\""])
      #expect(desk.decisions() == ["new", "new", "unchanged", "unchanged"])
    }
  }

  @Test func `a failing feed waits longer each time, is told twice in all, and loses nothing`()
    async throws
  {
    let script = Script(.feed(rss(item("1"))))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      script.then(
        .status(500), .status(404), Answer(body: Array("<html><body>Oops</body></html>".utf8)),
        .feed(""), .feed("<rss><channel><it"), .status(503))
      try await desk.pollNext()
      var waits: [Int64] = []
      for _ in 0..<8 { waits.append(try await desk.pollNext()) }
      for (shorter, longer) in zip(waits, waits.dropFirst()) where longer < 86_400 {
        #expect(longer * 4 >= shorter * 6)
      }
      #expect(waits.allSatisfy { (3_600...(86_400 * 5 / 4 + 2)).contains($0) })
      script.then(.feed(rss(item("3"), item("2"), item("1"))))
      try await desk.pollNext()
      let calm = try await desk.pollNext()
      #expect((3_600...7_205).contains(calm))
      let told = desk.told()
      #expect(told.map { $0.contains("event=feed_failing") } == [true, false])
      #expect(told.last?.contains("event=feed_recovered") == true)
      #expect(try await desk.titles() == ["Title 1", "Title 2", "Title 3"])
    }
  }

  @Test func `a 429 rests the host's other feeds, also after a restart, and Retry-After is kept`()
    async throws
  {
    let script = Script(.status(429, [("Retry-After", "7200")]))
    let server = try script.server()
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url("/a"), server.url("/b"))
    settings.limits.hostGap = .milliseconds(200)
    try await withTemporaryDirectory { directory in
      try await PollingDesk.open(settings, in: directory) { try await $0.poll() }
      #expect(server.heard.count == 1)
      script.then(.feed(rss(item("1"))))
      try await PollingDesk.open(
        settings, in: directory, at: PollingDesk.noon.adding(seconds: 7_190)
      ) { desk in
        try await desk.poller.forceAll()
        try await desk.poll()
        #expect(server.heard.count == 1)
        desk.pass(15)
        try await desk.poll()
        #expect(server.heard.count >= 2)
      }
    }
  }

  @Test func `after a 429 nothing more is asked of the host, without any gap between requests too`()
    async throws
  {
    let server = try LoopbackServer { _ in .status(429) }
    defer { server.stop() }
    let settings = PollingDesk.settings(server.url("/a"), server.url("/b"), server.url("/c"))
    try await PollingDesk.open(settings) { desk in
      try await desk.poll()
      #expect(server.heard.count == 1)
      let resting = try await desk.context.store.feeds().count { $0.failures == 0 }
      #expect(resting == 2)
    }
  }

  @Test func `a host that serves many strangers is not rested where the settings say so`()
    async throws
  {
    let server = try LoopbackServer { _ in .status(429) }
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url("/a"), server.url("/b"))
    settings.limits.pausesHosts = false
    try await PollingDesk.open(settings) { try await $0.poll() }
    #expect(server.heard.count == 2)
  }

  @Test func `a pause of a day or more is told, a second one too`() async throws {
    let server = try LoopbackServer { _ in .status(503, [("Retry-After", "99999999999999999999")]) }
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      #expect(desk.told().map { $0.contains("event=feed_failing") } == [true])
      let waited = try await desk.pollNext()
      #expect((7 * 86_400...8 * 86_400).contains(waited))
      #expect(
        desk.told().map {
          $0.contains("event=feed_resting feed=a until=") || $0.contains("event=feed_resting")
        } == [true])
    }
  }

  @Test func `410 ends polling, over a restart too, until a reload or --force asks again`()
    async throws
  {
    let script = Script(.status(410))
    let server = try script.server()
    defer { server.stop() }
    try await withTemporaryDirectory { directory in
      let settings = PollingDesk.settings("http://user:hush@127.0.0.1:\(server.port)/feed")
      try await PollingDesk.open(settings, in: directory) { desk in
        try await desk.poll()
        let told = desk.told()
        #expect(told.count == 1 && told[0].contains("event=feed_gone"))
        #expect(!told[0].contains("hush"))
      }
      let later = PollingDesk.noon.adding(seconds: 40 * 86_400)
      try await PollingDesk.open(settings, in: directory, at: later) { desk in
        try await desk.poller.replan()
        try await desk.poll()
        #expect(server.heard.count == 1)
        try await desk.poller.replan { $0.isGone }
        try await desk.poll()
        #expect(server.heard.count == 2)
        script.then(.feed(rss(item("1"))))
        try await desk.poller.forceAll()
        try await desk.poll()
        #expect(try await desk.state().isGone == false)
        #expect(try await desk.titles() == ["Title 1"])
      }
    }
  }

  @Test func `what the last document asked and showed holds for a 304`() async throws {
    let dates = ["16", "15", "14", "13", "12"].map { "Fri, \($0) Jan 2026 08:00:00 GMT" }
    let dated = dates.enumerated().map { item("\($0)", date: $1) }.joined()
    let script = Script(.feed(rss(dated), [Self.etag]), .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url()) { $0.isAdaptive = true }) {
      desk in
      for _ in 0..<3 {
        try await desk.pollNext()
        #expect(try await desk.state().nextCheckReason == "the feed's rhythm 12h")
      }
    }
    let slow = Script(.feed(rss(item("1"), channel: "<ttl>180</ttl>"), [Self.etag]), .notModified)
    let other = try slow.server()
    defer { other.stop() }
    try await PollingDesk.open(PollingDesk.settings(other.url())) { desk in
      for _ in 0..<3 {
        try await desk.pollNext()
        #expect(try await desk.state().nextCheckReason == "ttl 3h")
      }
    }
  }

  @Test func `who asks more often than is polite keeps his interval unless he wants the rhythm`()
    async throws
  {
    let dates = (10...16).map { "Fri, \($0) Jan 2026 08:00:00 GMT" }
    let document = rss(dates.map { item($0, date: $0) }.joined())
    let server = try LoopbackServer { _ in .feed(document, [Self.etag]) }
    defer { server.stop() }
    for (adaptive, reason) in [(nil, "interval 10s"), (true, "the feed's rhythm 12h")] {
      let settings = PollingDesk.settings(server.url()) { feed in
        feed.interval = .seconds(10)
        feed.isAdaptive = adaptive
      }
      try await PollingDesk.open(settings) { desk in
        try await desk.poll()
        #expect(try await desk.state().nextCheckReason == reason)
      }
    }
  }

  @Test func `what is new since the last poll is asked for and taken alone (RFC 3229)`()
    async throws
  {
    let delta = Answer(
      status: 226, headers: [("ETag", "\"two\""), ("IM", "feed")], body: Array(rss(item("2")).utf8))
    let script = Script(
      .feed(rss(item("1")), [("ETag", "\"one\"")]), delta, .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for _ in 0..<3 { try await desk.pollNext() }
      #expect(try await desk.titles() == ["Title 1", "Title 2"])
    }
    #expect(server.heard.map { $0.header("A-IM") } == [nil, "feed", "feed"])
    #expect(server.heard.map { $0.header("If-None-Match") } == [nil, "\"one\"", "\"two\""])
  }

  @Test func `a move is told once, remembered when it was seen often, and doubted when it fails`()
    async throws
  {
    let script = Script(.feed(rss(item("1"))))
    let server = try LoopbackServer { request in
      request.target == "/new" ? script.next() : .redirect(301, to: "/new")
    }
    defer { server.stop() }
    let settings = PollingDesk.settings(server.url("/old?token=hush")) { feed in
      feed.adoptAfterTimes = 3
      feed.adoptAfter = .seconds(3_600)
    }
    try await PollingDesk.open(settings) { desk in
      for _ in 0..<4 { try await desk.pollNext() }
      let told = desk.told()
      #expect(told.count == 1 && told[0].contains("event=feed_moved"))
      #expect(!told[0].contains("hush"))
      let targets = server.heard.map(\.target)
      #expect(targets.filter { $0 == "/new" }.count == 4)
      #expect(targets.filter { $0 != "/new" }.count == 3)
      script.then(.status(500))
      try await desk.pollNext()
      script.then(.feed(rss(item("2"))))
      try await desk.pollNext()
      #expect(server.heard.dropLast().last?.target == "/old?token=hush")
    }
  }

  @Test func `a feed that is late by its own rhythm is told once, until it has something new`()
    async throws
  {
    func hourly(_ day: Int) -> String {
      rss(
        (1...6).map { item("\(day)-\($0)", date: "Sun, \(day) Jan 2026 0\($0):00:00 GMT") }.joined()
      )
    }
    let script = Script(.feed(hourly(18), [Self.etag]), .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      try await desk.poll()
      #expect(desk.told() == [])
      desk.pass(3 * 86_400)
      for _ in 0..<3 { try await desk.pollNext() }
      let told = desk.told()
      #expect(told.count == 1 && told[0].contains("event=feed_silent"))
      #expect(told[0].contains("last_new=2026-01-18T06:00:00Z"))
      script.then(.feed(hourly(21)), .notModified)
      try await desk.pollNext()
      #expect(desk.told() == [])
      #expect(try await desk.state().isReportedSilent == false)
    }
  }

  @Test
  func `what was silent before we came, or fell silent while we slept, makes no line at once`()
    async throws
  {
    let old = rss((1...6).map { item("\($0)", date: "Thu, 1 Jan 2026 0\($0):00:00 GMT") }.joined())
    let script = Script(.feed(old, [Self.etag]), .notModified)
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for _ in 0..<4 { try await desk.pollNext() }
      #expect(desk.told() == [])
      script.then(.feed(rss(item("7", date: "Sun, 18 Jan 2026 15:00:00 GMT"), old), [Self.etag]))
      try await desk.pollNext()
      script.then(.notModified)
      desk.pass(80 * 86_400)
      try await desk.pollNext()
      #expect(desk.told() == [])
      try await desk.pollNext()
      #expect(desk.told().map { $0.contains("event=feed_silent") } == [true])
    }
  }

  @Test func `a text that changes at every fetch is kept in a hundred versions, and no more`()
    async throws
  {
    let count = Mutex(0)
    let server = try LoopbackServer { _ in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return .feed(rss(item("1", text: "Read \(number) times")))
    }
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      for _ in 0..<IngestPlanner.maximumVersions { try await desk.pollNext() }
      #expect(desk.decisions().last == "edited")
      for _ in 0..<2 { try await desk.pollNext() }
      #expect(desk.decisions() == ["filtered", "filtered"])
      #expect(try await desk.context.store.waiting(limit: 999).count == 100)
    }
  }

  @Test func `a watch that has lost its last feed is told once`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/good" ? .feed(rss(item("1"))) : .status(500)
    }
    defer { server.stop() }
    var settings = PollingDesk.settings(server.url("/good"), server.url("/x"), server.url("/y"))
    settings.watches = try [("all", []), ("lost", ["b", "c"]), ("half", ["a", "b"])].map {
      Watch(
        id: $0.0, query: try Query.parse("*"), queryText: "*", groups: [], feeds: $0.1,
        severity: .medium, minOrigins: 1, escalate: nil)
    }
    try await PollingDesk.open(settings) { desk in
      for _ in 0..<12 { try await desk.pollNext() }
      let blind = desk.told().filter { $0.contains("event=watch_blind") }
      #expect(blind.count == 1)
      #expect(blind.first?.contains("watch=lost feeds=2") == true)
    }
  }

  @Test func `a machine that slept spreads what is overdue, a clock set back leaves nobody asleep`()
    async throws
  {
    var settings = Settings(stateDirectory: "", timeZone: "UTC")
    settings.feeds = (0..<200).map { FeedSettings(id: "f\($0)", url: "http://h\($0).example/") }
    try await PollingDesk.open(settings) { desk in
      let store = desk.context.store
      for feed in settings.feeds {
        var state = try await desk.state(feed.id)
        state.lastPoll = desk.now
        state.nextCheck = desk.now.adding(seconds: 3_600)
        state.plannedInterval = 3_600
        _ = try await store.commit(
          IngestPlan(feed: state, poll: Poll(feed: feed.id, at: desk.now, result: .ok)))
      }
      desk.pass(8 * 3_600)
      try await desk.poller.replan()
      let dueNow = try await store.due(at: desk.now, limit: 999).count
      let dueSoon = try await store.due(at: desk.now.adding(seconds: 120), limit: 999).count
      #expect(dueNow < 20)
      #expect(dueSoon == 200)
      desk.pass(-100 * 86_400)
      try await desk.poller.replan()
      #expect(try await store.due(at: desk.now.adding(seconds: 4_000), limit: 999).count == 0)
      #expect(try await store.due(at: desk.now.adding(seconds: 9 * 3_600), limit: 999).count == 200)
    }
  }

  @Test func `a clock that was ahead leaves no local file and no host asleep`() async throws {
    let script = Script(.status(429))
    let server = try script.server()
    defer { server.stop() }
    try await withTemporaryDirectory { directory in
      try FileBytes.replace(directory + "/feed.xml", with: Array(rss(item("1")).utf8))
      let settings = PollingDesk.settings(
        server.url("/a"), server.url("/b"), "file:\(directory)/feed.xml")
      let ahead = PollingDesk.noon.adding(seconds: 300 * 86_400)
      try await PollingDesk.open(settings, in: directory, at: ahead) { try await $0.poll() }
      #expect(server.heard.count == 1)
      script.then(.feed(rss(item("2"))))
      try await PollingDesk.open(settings, in: directory) { desk in
        try await desk.poller.replan()
        desk.pass(2 * 3_600)
        try await desk.poll()
        #expect(server.heard.count == 3)
        #expect(try await desk.state("c").lastSuccess == desk.now)
      }
    }
  }

  @Test
  func `an empty directory is an empty feed: its first file is news; none at all is an error`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let drop = directory + "/drop"
      try await PollingDesk.open(PollingDesk.settings("file:" + drop), in: directory) { desk in
        try await desk.poll()
        #expect(try await desk.state().failures == 1)
        try FileBytes.makeDirectory(drop)
        try await desk.pollNext()
        #expect(try await desk.state().failures == 0)
        let date = "Sun, 18 Jan 2026 13:30:00 GMT"
        try FileBytes.replace(drop + "/1.xml", with: Array(rss(item("1", date: date)).utf8))
        try await desk.pollNext()
        let first = try #require(try await desk.context.store.waitingArticle(1))
        #expect(!first.isBaseline)
        unlink(drop + "/1.xml")
        try await desk.pollNext()
        symlink("gone.xml", drop + "/2.xml")
        try await desk.pollNext()
        #expect(try await desk.state().failures == 1)
      }
    }
  }

  @Test func `once asks each feed once, however short its interval`() async throws {
    let server = try LoopbackServer { request, connection in
      if request.target == "/slow" { connection.wait(.milliseconds(300)) }
      connection.send(Answer.feed(rss(item("1"))).bytes)
      return true
    }
    defer { server.stop() }
    let settings = PollingDesk.settings(server.url("/a"), server.url("/slow")) {
      $0.interval = .seconds(1)
    }
    try await PollingDesk.open(settings) { try await $0.poll() }
    #expect(server.heard.count == 2)
  }

  @Test func `a feed of this machine is read while the network is down`() async throws {
    try await withTemporaryDirectory { directory in
      try FileBytes.replace(directory + "/feed.xml", with: Array(rss(item("1")).utf8))
      var settings = Settings(stateDirectory: "", timeZone: "UTC")
      settings.feeds = (2...7).map { number in
        // Nobody listens on port 9 (discard) of these loopback hosts.
        var feed = FeedSettings(id: "n\(number)", url: "http://127.0.0.\(number):9/")
        feed.allowsPrivateNetworks = true
        return feed
      }
      settings.feeds.append(FeedSettings(id: "local", url: "file:\(directory)/feed.xml"))
      try await PollingDesk.open(settings) { desk in
        try await desk.poll()
        #expect(desk.told().map { $0.contains("event=network_down") } == [true])
        desk.pass(2 * 3_600)
        try await desk.poll()
        #expect(desk.told() == [])
        #expect(try await desk.state("local").lastSuccess == desk.now)
        for number in 2...7 { #expect(try await desk.state("n\(number)").failures == 0) }
      }
    }
  }
}
