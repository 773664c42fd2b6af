import Glibc
import News
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

/// Articles that go from their feed and come back, from the poll to the line.
@Suite struct WithdrawalTests {
  private static let towns = ["Arno", "Bilk", "Cerv", "Dorn", "Eppa", "Fulk", "Gorm", "Hesk"]

  /// Eight old items, one an hour until eight.
  private static let base = towns.enumerated().map { hour, town in
    item(
      "o\(hour)", title: "Library opens in \(town)", date: date(hour: hour + 1),
      text: "\(town) opened its library on Sunday, the mayor of \(town) said.")
  }.joined()

  private static let bridge = bridge(at: "https://post.example/a")

  private static func bridge(at link: String) -> String {
    item(
      "a", title: "Bridge collapses in Korvo, 5 dead", link: link, date: date(hour: 11),
      text: "A road bridge collapsed in Korvo on Sunday, killing 5 people, police said.")
  }

  private static func other(hour: Int) -> String {
    item(
      "n\(hour)", title: "Museum number \(hour) reopens", date: date(hour: hour),
      text: "The museum reopened at \(hour), its keeper said.")
  }

  /// Of 18 January 2026.
  private static func date(hour: Int) -> String {
    "Sun, 18 Jan 2026 \(hour < 10 ? "0" : "")\(hour):00:00 GMT"
  }

  /// Documents that differ, as two servers of one feed do.
  private static func document(_ number: Int, _ items: String...) -> Answer {
    .feed(rss(items.joined(), channel: "<description>\(number)</description>"))
  }

  private static func settings(_ urls: String...) -> Settings {
    var settings = PollingDesk.settings(urls[0]) { $0.firstRun = .all }
    for (id, url) in zip(["b"], urls.dropFirst()) {
      var feed = settings.feeds[0]
      feed.id = id
      feed.url = url
      settings.feeds.append(feed)
    }
    for index in settings.feeds.indices { settings.feeds[index].publisher = "paper-\(index)" }
    settings.watches = Settings.watchingEverything.watches
    return settings
  }

  private func pollAndTrack(_ desk: PollingDesk, _ tracker: inout StoryTracker) async throws {
    try await desk.pollNext()
    _ = try await tracker.step()
  }

  private func corrections(_ desk: PollingDesk) async throws -> [Alert] {
    try await desk.context.store.alertsDue(at: Timestamp(seconds: .max / 2), limit: 99).filter {
      $0.kind == .correction
    }
  }

  private func bridge(_ desk: PollingDesk) async throws -> StoryArticle {
    try #require(
      try await desk.context.store.recentArticles(since: Timestamp(seconds: 0), limit: 99)
        .first { $0.article.entryID == "a" })
  }

  @Test
  func `an article is withdrawn by a document with newer ones, not by a server that is behind`()
    async throws
  {
    let (base, bridge) = (Self.base, Self.bridge)
    let script = Script(
      Self.document(1, base, bridge), Self.document(2, base), Self.document(3, base),
      Self.document(4, base), Self.document(5, base, bridge))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(Self.settings(server.url())) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      for _ in 1...5 { try await pollAndTrack(desk, &tracker) }
      #expect(try await corrections(desk).isEmpty)
      script.then(
        Self.document(6, base, Self.other(hour: 13)), Self.document(7, base, Self.other(hour: 13)))
      for _ in 6...7 { try await pollAndTrack(desk, &tracker) }
      #expect(try await corrections(desk).map(\.headline) == ["Bridge collapses in Korvo, 5 dead"])
    }
  }

  @Test func `an article that is back was not withdrawn: it is a voice, and nobody is told more`()
    async throws
  {
    let (base, bridge, newer) = (Self.base, Self.bridge, Self.other(hour: 12))
    let script = Script(
      Self.document(1, base, bridge), Self.document(2, base, newer), Self.document(3, base, newer))
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(Self.settings(server.url())) { desk in
      let store = desk.context.store
      var tracker = try await StoryTracker(context: desk.context)
      for _ in 1...3 { try await pollAndTrack(desk, &tracker) }
      let gone = try await self.bridge(desk)
      #expect(try await corrections(desk).count == 1)
      #expect(try await store.voices(of: gone.story).outlets.isEmpty)
      #expect(try await store.story(gone.story)?.origins == 0)
      script.then(Self.document(4, base, bridge, newer))
      try await pollAndTrack(desk, &tracker)
      #expect(try await corrections(desk).isEmpty)
      #expect(try await store.voices(of: gone.story).outlets == ["paper-0"])
      #expect(try await store.story(gone.story)?.origins == 1)
      let back = try #require(try await store.articles(of: gone.story, limit: 9).first)
      #expect(!back.developments.isEmpty)
      #expect(!back.developments.contains { $0.limit == Development.withdrawn })
      let day = try await store.digestData(
        from: PollingDesk.noon, to: PollingDesk.noon.adding(seconds: 86_400))
      #expect(!day.developments.contains { $0.development.limit == Development.withdrawn })
      #expect(day.stories.first { $0.story.id == gone.story }?.story.origins == 1)
      let versions = try #require(try await store.explainArticle(gone.article.number)).versions
      #expect(versions.map(\.isTakenBack) == [false, true])
    }
  }

  @Test func `what a front page drops is withdrawn when no other feed lists it, either`()
    async throws
  {
    let (base, bridge, newer) = (Self.base, Self.bridge, Self.other(hour: 12))
    let listed = Mutex((front: true, world: false))
    let served = Mutex(0)
    let server = try LoopbackServer { request in
      let has = listed.withLock { request.target == "/front" ? $0.front : $0.world }
      let number = served.withLock { count in
        count += 1
        return count
      }
      return Self.document(number, base, has ? bridge : "", number > 2 ? newer : "")
    }
    defer { server.stop() }
    let settings = Self.settings(server.url("/front"), server.url("/world"))
    try await PollingDesk.open(settings) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      for lists in [(front: true, world: false), (true, true), (false, true)] {
        listed.withLock { $0 = lists }
        for _ in 1...6 { try await pollAndTrack(desk, &tracker) }
        #expect(try await corrections(desk).isEmpty)
      }
      listed.withLock { $0 = (false, false) }
      for _ in 1...6 { try await pollAndTrack(desk, &tracker) }
      #expect(try await corrections(desk).map(\.source) == ["a"])
    }
  }

  @Test func `a line counts no voice that was withdrawn`() async throws {
    let (base, bridge, newer) = (Self.base, Self.bridge, Self.other(hour: 12))
    let script = Script(
      Self.document(1, base, bridge), Self.document(2, base, newer), Self.document(3, base, newer))
    let server = try script.server()
    defer { server.stop() }
    let copied = Self.bridge(at: "https://copy.example/a")
    let copy = try Script(Self.document(1), Self.document(2, copied)).server()
    defer { copy.stop() }
    try await PollingDesk.open(Self.settings(server.url(), copy.url())) { desk in
      var tracker = try await StoryTracker(context: desk.context)
      for _ in 1...6 { try await pollAndTrack(desk, &tracker) }
      let story = try await self.bridge(desk).story
      #expect(try await desk.context.store.story(story)?.articles == 2)
      desk.pass(3_600)
      var writer = AlertWriter(context: desk.context)
      _ = try await writer.step(at: desk.now)
      let lines = try FileBytes.read(desk.context.store.directory + "/alerts.jsonl", limit: 1 << 20)
        .split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
      let correction = try #require(lines.first { $0.contains("\"kind\":\"correction\"") })
      #expect(correction.contains("\"outlets\":1"), "\(correction)")
    }
  }

  @Test func `files beside each other withdraw nothing, nor does one that cannot be read`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let folder = directory + "/in"
      try FileBytes.makeDirectory(folder)
      func write(_ name: String, _ text: String) throws {
        try FileBytes.replace("\(folder)/\(name).xml", with: Array(text.utf8))
      }
      func bringNewer(_ hours: ClosedRange<Int>) throws {
        try write("base", rss(Self.base, hours.map(Self.other).joined()))
      }
      try write("base", rss(Self.base))
      try write("bridge", rss(Self.bridge))
      try await PollingDesk.open(Self.settings("file:" + folder), in: directory) { desk in
        var tracker = try await StoryTracker(context: desk.context)
        try await pollAndTrack(desk, &tracker)
        try write("bridge", "")
        for hour in 12...14 {
          try bringNewer(12...hour)
          try await pollAndTrack(desk, &tracker)
        }
        // Each has a window of its own.
        try write("bridge", rss(Self.other(hour: 13)))
        for hour in 15...17 {
          try bringNewer(12...hour)
          try await pollAndTrack(desk, &tracker)
        }
        #expect(try await desk.titles().isEmpty)
        #expect(try await corrections(desk).isEmpty)
        unlink(folder + "/bridge.xml")
        for hour in 18...19 {
          try bringNewer(12...hour)
          try await pollAndTrack(desk, &tracker)
        }
        #expect(try await corrections(desk).count == 1)
        try write("bridge", rss(Self.bridge))
        try await pollAndTrack(desk, &tracker)
        #expect(try await corrections(desk).isEmpty)
      }
    }
  }
}
