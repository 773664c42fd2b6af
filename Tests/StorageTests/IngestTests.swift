import News
import Testing

@testable import Storage

@Suite struct IngestTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  @Test func `new articles are numbered in the plan's order and come back as they were`()
    async throws
  {
    let store = try await directory.openWithFeed()
    var first = NewArticle.made("1")
    first.article.group = "ports"
    first.article.role = .wire
    first.article.author = "A. Reporter"
    first.article.language = "en"
    first.article.isBaseline = true
    let committed = try await store.commit(.bringing([first, .made("2")]))
    #expect(committed.ignored == 0)
    #expect(committed.articles.map(\.entryID) == ["1", "2"])
    #expect(committed.articles.map(\.number) == [1, 2])
    var expected = first.article
    expected.number = 1
    #expect(committed.articles.first == expected)
    #expect(try await store.articlesWithoutStory(limit: 9) == committed.articles)
  }

  @Test(arguments: Poll.Result.allCases)
  func `a poll is stored whatever its result`(result: Poll.Result) async throws {
    let store = try await directory.openWithFeed()
    var plan = IngestPlan.bringing([])
    plan.poll = Poll(feed: plan.poll.feed, at: plan.poll.at, result: result)
    _ = try await store.commit(plan)
    let health = try await store.feedHealth(
      from: plan.poll.at, to: plan.poll.at.adding(seconds: 1))
    #expect(health.map(\.polls) == [1])
  }

  @Test func `a plan that cannot be kept whole leaves nothing, not even the validators`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let first = NewArticle.made("0")
    var known = first.keys
    known.number = try #require(try await store.commit(.bringing([first])).articles.first).number
    let before = try await store.feed("gazette")
    var plan = IngestPlan.bringing([.made("1"), .made("2")], at: .noon(plus: 60))
    plan.feed.validators = Validators(etag: Array("\"1\"".utf8))
    plan.feed.isBaselined = true
    plan.edits = [
      Edit(keys: known, version: 3, title: "", text: "", seenAt: .noon, modified: nil)
    ]
    await #expect {
      try await store.commit(plan)
    } throws: {
      guard case .refused? = $0 as? StoreError else { return false }
      return true
    }
    #expect(try await store.feed("gazette") == before)
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["0"])
    #expect(try await store.digestData(from: .noon(plus: 60), to: .noon(plus: 61)).decisions == [:])
  }

  @Test func `of a feed that has another id meanwhile nothing is stored, and that is told`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let url = ConfiguredFeed.gazette.url
    try await store.synchronise([ConfiguredFeed(id: "daily", url: url, firstCheck: .noon)])
    var plan = IngestPlan.bringing([.made("1")])
    plan.hostPause = HostPause(host: "gazette.example", until: .noon(plus: 60))
    let committed = try await store.commit(plan)
    #expect(committed == CommittedPoll(articles: [], ignored: 0, isStored: false))
    #expect(try await store.articlesWithoutStory(limit: 9).isEmpty)
    #expect(try await store.hostPauses(at: .noon).isEmpty)
    #expect(try await store.past().polls == 0)
  }

  @Test func `edits and keys of articles that were forgotten meanwhile are passed over`()
    async throws
  {
    let store = try await directory.openWithFeed()
    var forgotten = NewArticle.made("9").keys
    forgotten.number = 77
    var plan = IngestPlan.bringing([.made("1")])
    plan.rekeyed = [forgotten]
    plan.edits = [
      Edit(keys: forgotten, version: 2, title: "", text: "", seenAt: .noon, modified: nil)
    ]
    plan.edits[0].wantsPage = true
    let committed = try await store.commit(plan)
    #expect(committed.articles.map(\.entryID) == ["1"])
    #expect(try await store.editsUntold(limit: 9).isEmpty)
    #expect(try await store.nextWantedPage() == nil)
    #expect(try await store.check().isEmpty)
  }

  @Test func `an article the feed has already is not stored twice, and counted as unchanged`()
    async throws
  {
    let store = try await directory.openWithFeed()
    _ = try await store.commit(.bringing([.made("1", title: "First")]))
    let again = try await store.commit(.bringing([.made("1", title: "Second"), .made("2")]))
    #expect(again.ignored == 1)
    #expect(again.articles.map(\.entryID) == ["2"])
    let articles = try await store.articlesWithoutStory(limit: 9)
    #expect(articles.map(\.entryID) == ["1", "2"])
    #expect(articles.first?.title == "First")
    let day = try await store.digestData(from: .noon, to: .noon(plus: 1))
    #expect(day.decisions == [.new: 2, .unchanged: 1])
    #expect(try await store.check().isEmpty)
  }

  @Test func `an edit is a version of its own, and the article's keys move with it`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(
      try await store.commit(.bringing([.made("1", text: "Old.")])).articles.first)
    let plan = IngestPlan.editing(article, title: "New", text: "New.", at: .noon(plus: 60))
    _ = try await store.commit(plan)
    let explained = try #require(try await store.explainArticle(article.number))
    #expect(explained.versions.map(\.text) == ["Old.", "New."])
    #expect(explained.article.title == "New" && explained.article.version == 2)
    let known = try await store.known(
      feed: "gazette", entryIDs: ["1"], urlKeys: [], contentHashes: [])
    var expected = try #require(plan.edits.first).keys
    expected.version = 2
    expected.earlierHashes = [StableHash.of(article.title, "Old.")]
    expected.modified = .noon(plus: 60)
    #expect(known == [expected])
  }

  @Test func `a link that was put right is the article's, and one that was lost stays to be shown`()
    async throws
  {
    let store = try await directory.openWithFeed()
    var made = NewArticle.made("1")
    made.article.url = nil
    made.keys.urlKey = nil
    let article = try #require(try await store.commit(.bringing([made])).articles.first)
    for (key, url) in [("g/1", "https://g/1?from=rss"), ("g/2", "https://g/2"), (nil, nil)] {
      var plan = IngestPlan.bringing([], at: .noon(plus: 60))
      made.keys.number = article.number
      made.keys.urlKey = key
      made.keys.url = url
      plan.rekeyed = [made.keys]
      _ = try await store.commit(plan)
      let stored = try #require(try await store.explainArticle(article.number)).article.url
      #expect(stored == url ?? "https://g/2")
    }
  }

  @Test func `an edit that does not follow the stored version is refused`() async throws {
    let store = try await directory.openWithFeed()
    var article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    article.version = 2
    await #expect(throws: StoreError.self) {
      try await store.commit(.editing(article, title: "T", text: "T", at: .noon))
    }
  }

  @Test func `an entry id that another article has stays with that one`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(.bringing([.made("1"), .made("2")])).articles
    var plan = IngestPlan.bringing([], at: .noon(plus: 60))
    plan.poll.decisions = [.recycled: 1]
    var keys = NewArticle.made("2", url: "https://gazette.example/moved").keys
    keys.number = try #require(articles.first).number
    plan.rekeyed = [keys]
    _ = try await store.commit(plan)
    let known = try await store.known(
      feed: "gazette", entryIDs: ["1", "2"], urlKeys: [], contentHashes: [])
    #expect(known.map(\.entryID) == ["1", "2"])
    #expect(known.first?.urlKey == "https://gazette.example/moved")
  }

  @Test func `articles are known by id, by link and by content, each once, by number`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let made = (1...4).map { NewArticle.made("\($0)", text: "Text \($0).") }
    _ = try await store.commit(.bringing(made))
    let known = try await store.known(
      feed: "gazette", entryIDs: ["3", "nobody's", "4"],
      urlKeys: [try #require(made[1].keys.urlKey), try #require(made[2].keys.urlKey)],
      contentHashes: [made[0].keys.contentHash, made[1].keys.contentHash, 0])
    #expect(known.map(\.number) == [1, 2, 3, 4])
    for (keys, made) in zip(known, made) {
      var expected = made.keys
      expected.number = keys.number
      expected.version = 1
      #expect(keys == expected)
    }
  }

  @Test func `another feed's articles are not known`() async throws {
    let store = try await directory.openWithFeed()
    let made = NewArticle.made("1")
    _ = try await store.commit(.bringing([made]))
    let known = try await store.known(
      feed: "herald", entryIDs: ["1"], urlKeys: [try #require(made.keys.urlKey)],
      contentHashes: [made.keys.contentHash])
    #expect(known.isEmpty)
  }

  @Test func `ids that only look equal are different ids`() async throws {
    let store = try await directory.openWithFeed()
    let composed = "caf\u{e9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    let committed = try await store.commit(.bringing([.made(composed), .made(decomposed)]))
    #expect(committed.articles.count == 2)
    let known = try await store.known(
      feed: "gazette", entryIDs: [decomposed], urlKeys: [], contentHashes: [])
    #expect(known.map(\.number) == [2])
  }

  @Test(arguments: [
    "quotes ' \" `; DROP TABLE articles; --", "\u{202e}dlrow olleh\u{202c} שלום مرحبا",
    "\r\n\t\u{1b}[31m", "%s %n \\ {}", "👩‍👩‍👧‍👦 \u{fffd}\u{10ffff}", "",
    String(repeating: "i", count: 1 << 20), "[1,2]", "\u{feff}bom",
  ]) func `hostile text comes back byte for byte`(text: String) async throws {
    let store = try await directory.openWithFeed()
    var made = NewArticle.made(text, title: text, text: text, url: text)
    made.article.author = text
    let committed = try await store.commit(.bringing([made]))
    var expected = made.article
    expected.number = 1
    #expect(committed.articles == [expected])
    let stored = try #require(try await store.articlesWithoutStory(limit: 9).first)
    #expect(stored.text.utf8.elementsEqual(text.utf8))
    #expect(stored.entryID.utf8.elementsEqual(text.utf8))
    let known = try await store.known(
      feed: "gazette", entryIDs: [text], urlKeys: [text], contentHashes: [])
    #expect(known.map(\.number) == [1])
    #expect(known.first?.entryID.utf8.elementsEqual(text.utf8) == true)
  }

  @Test func `a NUL becomes a space, keeps the places of what follows, and ends nothing`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let made = NewArticle.made("i\0d", title: "a\0b", text: "be\0fore\0", url: "u\0rl")
    let committed = try await store.commit(.bringing([made]))
    #expect(committed.articles.map(\.text) == ["be fore "])
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.title) == ["a b"])
    let known = try await store.known(
      feed: "gazette", entryIDs: ["i\0d"], urlKeys: ["u\0rl"], contentHashes: [])
    #expect(known.map(\.entryID) == ["i\0d"])
    #expect(known.map(\.urlKey) == ["u\0rl"])
  }

  @Test func `numbers are not given twice, whatever was forgotten`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    try await store.commit(StoryUpdate.opening("st_1", with: article))
    _ = try await store.forget(
      before: .made(articles: .noon(plus: 1)), limit: 9)
    let next = try await store.commit(.bringing([.made("1")])).articles
    #expect(next.map(\.number) == [2])
  }

  @Test(arguments: EntryDecision.allCases)
  func `every decision is counted, and the table refuses counts that do not add up`(
    decision: EntryDecision
  ) async throws {
    let store = try await directory.openWithFeed()
    var plan = IngestPlan.bringing([])
    plan.poll.decisions = [decision: 3]
    _ = try await store.commit(plan)
    let day = try await store.digestData(from: .noon, to: .noon(plus: 1))
    #expect(day.decisions == [decision: 3])
    let health = try await store.feedHealth(from: .noon, to: .noon(plus: 1))
    #expect(health.map(\.entries) == [3])
    await #expect(throws: StoreError.self) {
      try await store.write { try $0.run("UPDATE polls SET entries = 4") }
    }
  }
}
