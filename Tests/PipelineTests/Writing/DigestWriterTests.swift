import FeedParsing
import Glibc
import Logging
import News
import Reporting
import Storage
import TestSupport
import Testing

@testable import Pipeline

/// Pages of days among harmed files, clocks and time zones.
@Suite struct DigestWriterTests {
  private static let day = CivilDate(year: 2026, month: 3, day: 2)
  private static let noon = Timestamp(seconds: 1_772_452_800)

  @Test func `a page that was cut or put away is written again though nothing changed`()
    async throws
  {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let whole = try page(in: directory)
      #expect(!whole.isEmpty)
      try FileBytes.replace(path(in: directory), with: Array(whole.prefix(20)))
      try await digests.write(at: Self.noon)
      #expect(try page(in: directory) == whole)
      FileBytes.removeTree(directory + "/digests")
      try await digests.write(at: Self.noon)
      #expect(try page(in: directory) == whole)
    }
  }

  @Test func `no secret of the place that a feed moved to stands on a page, or is kept for it`()
    async throws
  {
    try await withWriter { context, digests, directory in
      let url = "https://a.example/feed?token=s3cret"
      try await context.store.synchronise([
        ConfiguredFeed(id: "a", url: url, firstCheck: Self.noon)
      ])
      var feed = try #require(try await context.store.feed("a"))
      feed.lastSuccess = Self.noon
      feed.redirect = RedirectSighting(
        target: "https://ada:s3cret@b.example/feed?token=s3cret", firstSeen: Self.noon,
        isAdopted: true)
      _ = try await context.store.commit(
        IngestPlan(feed: feed, poll: Poll(feed: "a", at: Self.noon, result: .unchanged)))
      try await digests.write(at: Self.noon)
      let text = String(decoding: try page(in: directory), as: UTF8.self)
      #expect(text.contains("b.example") && !text.contains("s3cret"), "\(text)")
      try await digests.freezePast(at: Self.noon.adding(seconds: 12 * 3_600))
      let record = try #require(try await context.store.frozenRecord(of: Self.day))
      #expect(record.data.feeds.first?.state.redirect?.target.contains("s3cret") == false)
    }
  }

  @Test
  func `a form that is taken out while the day runs ends with the day, and is the latest no more`()
    async throws
  {
    try await withWriter { context, digests, directory in
      var settings = Settings(stateDirectory: directory, timeZone: "UTC")
      settings.digest.formats = [.md, .html]
      context.apply(ActiveSettings(settings))
      try await digests.write(at: Self.noon)
      let latest = directory + "/digests/latest.html"
      #expect(access(latest, F_OK) == 0)
      settings.digest.formats = [.md]
      context.apply(ActiveSettings(settings))
      try await digests.write(at: Self.noon.adding(seconds: 3_600))
      #expect(access(latest, F_OK) != 0)
      try await digests.freezePast(at: Self.noon.adding(seconds: 12 * 3_600))
      let record = try #require(try await context.store.frozenRecord(of: Self.day))
      let pages = FrozenPage.all(
        of: Self.day, Digest(day: Self.day, record: record), in: directory)
      #expect(pages.allSatisfy { $0.firstChange == nil })
      #expect(access("\(directory)/digests/\(Self.day).html", F_OK) == 0)
    }
  }

  @Test func `a clock set back behind midnight changes nothing of the page that was frozen`()
    async throws
  {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let midnight = Self.noon.adding(seconds: 12 * 3_600)
      try await digests.freezePast(at: midnight)
      try await digests.write(at: midnight)
      let page = try page(in: directory)
      try await digests.write(at: midnight.adding(seconds: -3_600))
      #expect(try self.page(in: directory) == page)
      #expect(try await context.store.digestEdition(Self.day)?.isFrozen == true)
    }
  }

  /// Half a day west, so that the frozen day begins again, and half a day east.
  @Test(arguments: ["America/Los_Angeles", "Pacific/Auckland"])
  func `a page begins where the frozen one before it ended, wherever the time zone went`(
    zone: String
  ) async throws {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let midnight = Self.noon.adding(seconds: 12 * 3_600)
      try await digests.freezePast(at: midnight)
      context.apply(ActiveSettings(Settings(stateDirectory: directory, timeZone: zone)))
      for hours in 1...12 {
        let now = midnight.adding(seconds: Int64(hours) * 3_600)
        try await digests.freezePast(at: now)
        try await digests.write(at: now)
      }
      let record = try await context.store.record(
        of: Self.day.next, settings: context.settings, isComplete: false)
      #expect(record.data.from == midnight)
      #expect(record.data.to > midnight)
    }
  }

  @Test
  func `a page that could not be written is tried again soon, one that took long is made seldom`() {
    #expect(Daemon.digestPause(after: nil) == Daemon.digestPause)
    #expect(Daemon.digestPause(after: .milliseconds(10)) == Daemon.digestPause)
    #expect(Daemon.digestPause(after: .seconds(2)) == .seconds(100))
  }

  @Test func `a page waits for what came before midnight and is not judged, for some minutes`()
    async throws
  {
    try await withWriter { context, digests, _ in
      try await digests.write(at: Self.noon)
      try await context.store.keepWaiting("Late", at: Self.noon.adding(seconds: 12 * 3_600 - 5))
      for (seconds, isFrozen) in [(Int64(5), false), (300, false), (600, true)] {
        let now = Self.noon.adding(seconds: 12 * 3_600 + seconds)
        let hasFrozen = try await digests.freezePast(at: now)
        #expect(hasFrozen == isFrozen)
        #expect(try await context.store.digestEdition(Self.day)?.isFrozen == isFrozen)
      }
    }
  }

  @Test func `what waits when the program starts the next morning is waited for, too`()
    async throws
  {
    try await withWriter { context, _, _ in
      let morning = Self.noon.adding(seconds: 20 * 3_600)
      var digests = DigestWriter(context: context, started: morning)
      try await context.store.keepWaiting("Late", at: Self.noon)
      for (seconds, isFrozen) in [(Int64(5), false), (600, true)] {
        let hasFrozen = try await digests.freezePast(at: morning.adding(seconds: seconds))
        #expect(hasFrozen == isFrozen)
      }
    }
  }

  @Test func `a day that has had no page gets its last one, with what came on it`() async throws {
    try await withWriter { context, digests, _ in
      try await context.store.bring("First", at: Self.noon)
      try await digests.write(at: Self.noon)
      try await context.store.bring("Second", at: Self.noon.adding(seconds: 86_400))
      let later = Self.noon.adding(seconds: 5 * 86_400)
      try await context.store.bring("Fifth", at: later)
      // The page of that day is there before those that are over.
      try await digests.write(at: later)
      try await digests.freezePast(at: later)
      let days = try await context.store.frozenDays()
      #expect(days == [Self.day, Self.day.next])
      let record = try #require(try await context.store.frozenRecord(of: Self.day.next))
      #expect(record.data.stories.map(\.story.headline) == ["Second"])
    }
  }

  @Test func `the feed of developments keeps those of the day before`() async throws {
    try await withWriter { context, digests, directory in
      var settings = Settings(stateDirectory: directory, timeZone: "UTC")
      settings.digest.formats = [.atom]
      context.apply(ActiveSettings(settings))
      let turns: [(hours: Int64, brings: String?, feed: [String])] = [
        (11, "Evening", ["Evening"]), (13, nil, ["Evening"]),
        (20, "Morning", ["Morning", "Evening"]), (37, nil, ["Morning"]),
      ]
      for turn in turns {
        let now = Self.noon.adding(seconds: turn.hours * 3_600)
        if let title = turn.brings { try await context.store.bring(title, at: now) }
        try await digests.freezePast(at: now)
        try await digests.write(at: now)
        let bytes = try FileBytes.read(directory + "/digests/feed.xml", limit: 1 << 20)
        let feed = try FeedParser.parse(
          bytes, contentType: nil, baseURL: nil, contentLanguage: nil, maximumEntries: 100)
        #expect(feed.entries.map(\.title) == turn.feed)
      }
    }
  }

  @Test func `the last page before a rest of forty days is complete after it`() async throws {
    try await withWriter { context, digests, _ in
      try await digests.write(at: Self.noon)
      try await digests.freezePast(at: Self.noon.adding(seconds: 40 * 86_400))
      #expect(try await context.store.digestEdition(Self.day)?.isFrozen == true)
    }
  }

  /// Twenty minutes past midnight, where that day's page is not frozen, and past several days that are.
  @Test(arguments: [12, 12 + 3 * 24])
  func `what comes after a clock that was ahead over midnight stands on one page, the next`(
    hours: Int64
  ) async throws {
    try await withWriter { context, digests, directory in
      let (store, hour) = (context.store, Int64(3_600))
      func run(_ names: String..., at now: Timestamp) async throws {
        for name in names { try await store.bring(name, at: now) }
        try await digests.freezePast(at: now)
        try await digests.write(at: now)
      }
      let ahead = Self.noon.adding(seconds: hours * hour + 1_200)
      try await run("before", at: Self.noon)
      // The clock is ahead: shortly before midnight, and then past it, day by day.
      try await run("evening", at: Self.noon.adding(seconds: 11 * hour))
      for day in stride(from: 12 * hour + 1_200, to: hours * hour + 1_200, by: 24 * Int(hour)) {
        try await run("day \(day)", at: Self.noon.adding(seconds: Int64(day)))
      }
      try await run("ahead", at: ahead)
      // It is right again, and days pass.
      try await run("after", at: Self.noon.adding(seconds: hour))
      try await run("later", at: Self.noon.adding(seconds: 2 * hour))
      for day: Int64 in 1...6 {
        try await run("true \(day)", at: Self.noon.adding(seconds: day * 24 * hour))
      }
      let names = try await store.allTitles()
      var pages: [String] = []
      for day in 0..<6 {
        let day = CivilDate(daysSinceEpoch: Self.day.daysSinceEpoch + day)
        let record = try #require(try await store.frozenRecord(of: day))
        pages += record.data.stories.flatMap(\.articles).map(\.title)
        let files = FrozenPage.all(of: day, Digest(day: day, record: record), in: directory)
        #expect(files.allSatisfy { $0.firstChange == nil })
      }
      #expect(pages.sorted() == names.filter { $0 != "true 6" }.sorted())
    }
  }

  private func path(in directory: String) -> String { "\(directory)/digests/\(Self.day).md" }

  private func page(in directory: String) throws -> [UInt8] {
    try FileBytes.read(path(in: directory), limit: 1 << 20)
  }

  private func withWriter(_ body: (Context, inout DigestWriter, String) async throws -> Void)
    async throws
  {
    try await withTemporaryDirectory { directory in
      let context = Context(
        store: try await Store.open(directory: directory),
        settings: ActiveSettings(Settings(stateDirectory: directory, timeZone: "UTC")),
        clock: VirtualClock(Self.noon).clock,
        log: EventLog(Logger(label: "") { _ in SwiftLogNoOpLogHandler() }))
      var digests = DigestWriter(context: context)
      try await body(context, &digests, directory)
    }
  }
}

extension Store {
  /// An article that is a story of its own.
  fileprivate func bring(_ title: String, at now: Timestamp) async throws {
    for article in try await keepWaiting(title, at: now) {
      var update = StoryUpdate(
        article: article.number,
        story: Story(id: "st_" + title, headline: title, firstSeen: now, lastSeen: now),
        isNewStory: true, decision: .new, origin: "a.example")
      update.developments = [
        Development(id: "dv_" + title, kind: .story, sentence: title, span: nil, score: 0.5)
      ]
      try await commit(update)
    }
  }

  /// An article that waits for its story.
  @discardableResult
  fileprivate func keepWaiting(_ title: String, at now: Timestamp) async throws -> [Article] {
    let feed = ConfiguredFeed(id: "a", url: "https://a.example/feed", firstCheck: now)
    try await synchronise([feed])
    var plan = IngestPlan(
      feed: FeedState(id: "a", url: feed.url, nextCheck: now),
      poll: Poll(feed: "a", at: now, result: .ok))
    let hash = DigestWriter.hash([title])
    plan.newArticles = [
      NewArticle(
        article: Article(
          id: "ar_" + title, feed: "a", entryID: title, outlet: "a.example", title: title,
          text: title, published: now, firstSeen: now),
        keys: ArticleKeys(
          feed: "a", entryID: title, urlKey: nil, contentHash: hash, titleHash: hash, claimed: now))
    ]
    plan.poll.decisions = [.new: 1]
    return try await commit(plan).articles
  }

  fileprivate func allTitles() async throws -> [String] {
    try await recentArticles(since: Timestamp(seconds: 0), afterNumber: 0, limit: 1_000)
      .map(\.article.title)
  }
}
