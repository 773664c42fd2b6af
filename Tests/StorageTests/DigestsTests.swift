import News
import Storage
import Testing

@Suite struct DigestsTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  private static let day: Int64 = 86_400

  /// Two days: st_1 opens on the first, goes on on the second; st_2 opens on the second.
  private func store() async throws -> Store {
    let store = try await directory.openWithFeed()
    let first = try #require(
      try await store.commit(.bringing([.made("1", outlet: "a.example")])).articles.first)
    let opening = StoryUpdate.opening("st_1", with: first)
    try await store.commit(opening)
    let later = Timestamp.noon(plus: Self.day)
    let articles = try await store.commit(
      .bringing(
        [
          .made("2", outlet: "b.example", title: "Ferry to Vell delayed", at: later),
          .made("3", outlet: "a.example", title: "Bridge at Orrin closed", at: later),
        ], at: later)
    ).articles
    var joining = StoryUpdate.joining(opening.story, with: articles[0], as: .new)
    joining.developments = [
      Development(id: "dv_1", kind: .development, sentence: "Delayed.", span: 0..<8, score: 0.5)
    ]
    joining.alerts = [.made("al_1", foundAt: later, dueAt: later)]
    joining.decisions = [
      WatchDecision(watch: "b", development: "dv_1", outcome: .held(.cooldown), matches: []),
      WatchDecision(watch: "b", development: "dv_1", outcome: .held(.budget), matches: []),
      WatchDecision(watch: "a", development: "dv_1", outcome: .held(.cooldown), matches: []),
      WatchDecision(watch: "b", development: "dv_1", outcome: .held(.cooldown), matches: []),
      WatchDecision(watch: "c", development: "dv_1", outcome: .alert("al_1"), matches: []),
    ]
    try await store.commit(joining)
    var opening2 = StoryUpdate.opening("st_2", with: articles[1])
    opening2.arc = ["st_1"]
    try await store.commit(opening2)
    _ = try await store.commit(
      .editing(articles[1], title: "Bridge closes", text: articles[1].text, at: later))
    return store
  }

  private func secondDay(of store: Store) async throws -> DigestData {
    try await store.digestData(from: .noon(plus: Self.day), to: .noon(plus: 2 * Self.day))
  }

  @Test func `a story of the day is told with whether it was there before`() async throws {
    let stories = try await secondDay(of: try await store()).stories
    #expect(stories.map(\.story.id) == ["st_1", "st_2"])
    #expect(stories.map(\.isNew) == [false, true])
    #expect(stories.map(\.story.articles) == [2, 1])
    #expect(stories.map(\.story.outlets) == [2, 1])
    #expect(stories.map { $0.articles.map(\.number) } == [[2], [3]])
    #expect(stories.map(\.arc) == [[], ["st_1"]])
  }

  @Test func `background is counted by outlet, and none of it is read`() async throws {
    let store = try await directory.openWithFeed()
    var old = NewArticle.made("1", outlet: "a.example")
    old.article.isBaseline = true
    let articles = try await store.commit(
      .bringing([old, .made("2", outlet: "a.example", at: .noon(plus: 5))])
    ).articles
    var opening = StoryUpdate.opening("st_1", with: articles[0])
    opening.developments = [
      Development(id: "dv_1", kind: .story, sentence: "Long ago.", span: nil, score: 0.5)
    ]
    try await store.commit(opening)
    try await store.commit(StoryUpdate.opening("st_2", with: articles[1]))
    let data = try await store.digestData(from: .noon, to: .noon(plus: Self.day))
    #expect(data.stories.map(\.story.id) == ["st_2"] && data.developments.isEmpty)
    let outlet = try #require(data.outlets.first)
    #expect(data.outlets.count == 1 && outlet.outlet == "a.example")
    #expect(outlet.articles == 2 && outlet.baseline == 1 && outlet.lastSeen == .noon(plus: 5))
  }

  @Test func `what an edit of background tells is read, with its story`() async throws {
    let store = try await directory.openWithFeed()
    var old = NewArticle.made("1", outlet: "a.example")
    old.article.isBaseline = true
    let article = try #require(try await store.commit(.bringing([old])).articles.first)
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    let later = Timestamp.noon(plus: Self.day)
    _ = try await store.commit(
      .editing(article, title: "Forty dead", text: article.text, at: later))
    var edit = EditUpdate(
      article: article.number, version: 2, story: opening.story, grade: .material)
    edit.developments = [
      Development(id: "dv_1", kind: .number, sentence: "Forty dead", span: nil, score: 0.5)
    ]
    try await store.commit(edit)
    let data = try await secondDay(of: store)
    #expect(data.developments.map(\.development.id) == ["dv_1"])
    #expect(data.developments.first?.isBaseline == false)
    #expect(data.stories.map(\.story.id) == ["st_1"])
  }

  @Test func `what came later changes nothing of a day, nor the size of its stories`() async throws
  {
    let store = try await store()
    let stories = try await store.digestData(from: .noon, to: .noon(plus: Self.day)).stories
    #expect(stories.map(\.story.id) == ["st_1"])
    #expect(stories.map(\.story.articles) == [1])
    #expect(stories.map { $0.articles.map(\.number) } == [[1]])
  }

  @Test func `a development comes with its source`() async throws {
    let development = try #require(try await secondDay(of: try await store()).developments.first)
    #expect(development.development.id == "dv_1" && development.development.span == 0..<8)
    #expect(development.story == "st_1" && development.outlet == "b.example")
    #expect(development.title == "Ferry to Vell delayed" && development.version == 1)
    #expect(development.foundAt == .noon(plus: Self.day))
  }

  @Test func `an edit tells both titles and whether the text changed`() async throws {
    let edit = try #require(try await secondDay(of: try await store()).edits.first)
    #expect(edit.previousTitle == "Bridge at Orrin closed" && edit.title == "Bridge closes")
    #expect(!edit.isTextChanged && edit.grade == nil && edit.story == "st_2")
  }

  @Test func `what an article says no more when the day ends is told, by bytes and by title`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let (opening, gone, kept) = ("Überm Fluß.", "Three boats sank.", "Snow fell.")
    let new = NewArticle.made(
      "1", outlet: "a.example", title: "Three boats lost",
      text: [opening, gone, kept].joined(separator: " "))
    let article = try #require(try await store.commit(.bringing([new])).articles.first)
    var update = StoryUpdate.opening("st_1", with: article)
    let start = opening.utf8.count + 1
    let end = start + gone.utf8.count
    update.developments = [
      Development(id: "dv_gone", kind: .story, sentence: gone, span: start..<end, score: 1),
      Development(
        id: "dv_kept", kind: .development, sentence: kept, span: (end + 1)..<(end + 11), score: 0.5),
      Development(
        id: "dv_title", kind: .number, sentence: article.title, span: nil, score: 0.4),
    ]
    try await store.commit(update)
    let first = try await store.digestData(from: .noon, to: .noon(plus: Self.day))
    #expect(first.rewritten == [])
    _ = try await store.commit(
      .editing(
        article, title: "Two boats lost", text: [kept, "Two boats sank."].joined(separator: " "),
        at: .noon(plus: 60)))
    let second = try await store.digestData(from: .noon, to: .noon(plus: Self.day))
    #expect(second.rewritten == ["dv_gone", "dv_title"])
    #expect(try await store.digestData(from: .noon, to: .noon(plus: 60)).rewritten == [])
  }

  @Test
  func
    `a record of an older program, without rewritten sentences, clock change and shape, is read`()
    async throws
  {
    var data = try await secondDay(of: try await store())
    data.rewritten = nil
    var record = DigestRecord(
      timeZone: "UTC", clock: DayClock(utcOffsetSeconds: 0), watches: [], stories: 12,
      isComplete: true, data: data)
    #expect(record.shape == .newest)
    record.shape = nil
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(!text.contains("rewritten") && !text.contains("clockChange") && !text.contains("shape"))
    #expect(DigestRecord(bytes: record.bytes) == record)
    record.clockChange = ClockChange(at: .noon, secondsBefore: 3_600)
    #expect(DigestRecord(bytes: record.bytes) == record)
  }

  @Test func `held alerts are counted by watch and reason, told ones are not`() async throws {
    let holds = try await secondDay(of: try await store()).holds
    #expect(
      holds.map { "\($0.watch) \($0.reason) \($0.count)" } == [
        "a cooldown 1", "b budget 1", "b cooldown 2",
      ])
  }

  @Test func `alerts of the day come whether told or pending`() async throws {
    let store = try await store()
    #expect(try await secondDay(of: store).alerts.map(\.state) == [.pending])
    try await store.tell(
      [AlertTelling(id: "al_1", outlets: 1, origins: 1, line: "l", json: "{}")], at: .noon)
    #expect(try await secondDay(of: store).alerts.map(\.line) == ["l"])
  }

  @Test func `a feed in trouble or not polled is listed, all others are counted with their polls`()
    async throws
  {
    let store = try await store()
    var failed = IngestPlan.bringing([], at: .noon(plus: Self.day + 1))
    failed.poll.result = .failed
    _ = try await store.commit(failed)
    try await store.synchronise([
      .gazette, ConfiguredFeed(id: "a", url: "https://a.example", firstCheck: .noon),
    ])
    let data = try await secondDay(of: store)
    #expect(data.feeds.map(\.state.id) == ["a"])
    #expect(data.quietFeeds.feeds == 1)
    #expect(data.quietFeeds.polls == 3)
    #expect(data.quietFeeds.failedPolls == 1)
    #expect(data.decisions == [.new: 2, .edited: 1])
    failed.poll.at = .noon(plus: Self.day + 2)
    failed.feed.failures = 1
    _ = try await store.commit(failed)
    let later = try await secondDay(of: store)
    #expect(later.feeds.map(\.state.id) == ["a", "gazette"])
    #expect(later.feeds.map(\.polls) == [0, 4])
    #expect(later.feeds.map(\.failedPolls) == [0, 2])
    #expect(later.feeds.map(\.entries) == [0, 3])
    #expect(later.quietFeeds == FeedTotals())
  }

  @Test func `a feed that was polled on the day counts though the settings name it no more`()
    async throws
  {
    let store = try await store()
    var failed = IngestPlan.bringing([], at: .noon(plus: Self.day + 1))
    failed.poll.result = .failed
    _ = try await store.commit(failed)
    try await store.synchronise([
      ConfiguredFeed(id: "a", url: "https://a.example", firstCheck: .noon)
    ])
    let data = try await secondDay(of: store)
    #expect(data.feeds.map(\.state.id) == ["a"])
    #expect(data.quietFeeds.feeds == 1)
    #expect(data.quietFeeds.polls == 3)
    #expect(data.quietFeeds.failedPolls == 1)
    #expect(data.decisions == [.new: 2, .edited: 1])
    let third = try await store.digestData(
      from: .noon(plus: 2 * Self.day), to: .noon(plus: 3 * Self.day))
    #expect(third.quietFeeds == FeedTotals())
  }

  @Test func `polls that are counted as they come give the page that summing them gives`()
    async throws
  {
    var pages: [DigestData] = []
    for isCounted in [false, true] {
      let directory = try StateDirectory()
      let store = try await directory.openWithFeed()
      if isCounted { try await store.countPolls(since: .noon) }
      let known = try await store.commit(.bringing([.made("0")], at: .noon(plus: -1))).articles
      let new = try await store.commit(.bringing([.made("1"), .made("2")], at: .noon)).articles
      var failed = IngestPlan.bringing([], at: .noon(plus: 1))
      failed.poll.result = .failed
      _ = try await store.commit(failed)
      // Known already: counted as unchanged.
      _ = try await store.commit(.bringing([.made("1")], at: .noon(plus: 2)))
      let opening = StoryUpdate.opening("st_1", with: new[0])
      try await store.commit(opening)
      for article in [known[0], new[1]] {
        try await store.commit(StoryUpdate.joining(opening.story, with: article, as: .copy))
      }
      pages.append(try await store.digestData(from: .noon, to: .noon(plus: Self.day)))
      #expect(try await store.check() == [])
      // A poll behind the day's end is not the day's.
      _ = try await store.commit(.bringing([.made("9")], at: .noon(plus: Self.day)))
      pages.append(try await store.digestData(from: .noon, to: .noon(plus: Self.day)))
      pages.append(try await secondDay(of: store))
    }
    #expect(pages[0].decisions == [.new: 1, .unchanged: 1, .copy: 1])
    #expect(pages[0].quietFeeds.polls == 3 && pages[0].quietFeeds.failedPolls == 1)
    #expect(Array(pages[3...]) == Array(pages[..<3]))
  }

  @Test func `polls are counted anew from another moment, once`() async throws {
    let store = try await store()
    for since in [Timestamp.noon, .noon(plus: Self.day), .noon(plus: Self.day)] {
      try await store.countPolls(since: since)
      #expect(try await store.check() == [])
    }
    #expect(try await secondDay(of: store).decisions == [.new: 2, .edited: 1])
  }

  @Test func `a feed that is gone, has moved or had nothing new for long is listed`() async throws {
    let changes: [(inout FeedState) -> Void] = [
      { $0.isGone = true },
      { $0.redirect = RedirectSighting(target: "u", firstSeen: .noon, times: 5, isAdopted: true) },
      { $0.lastNew = .noon(plus: 2 * Self.day - FeedState.longSilence - 1) },
    ]
    for change in changes {
      let directory = try StateDirectory()
      let store = try await directory.openWithFeed()
      var plan = IngestPlan.bringing([], at: .noon(plus: Self.day + 1))
      plan.feed.lastNew = .noon(plus: Self.day)
      _ = try await store.commit(plan)
      #expect(try await secondDay(of: store).feeds.isEmpty)
      change(&plan.feed)
      _ = try await store.commit(plan)
      #expect(try await secondDay(of: store).feeds.map(\.state.id) == ["gazette"])
    }
  }

  @Test func `the same store gives the same digest every time`() async throws {
    var store: Store? = try await store()
    let first = try await secondDay(of: try #require(store))
    store = nil
    let again = try await directory.open()
    #expect(try await secondDay(of: again) == first)
    let reader = try await Store.open(directory: directory.path, readOnly: true)
    #expect(try await secondDay(of: reader) == first)
  }

  @Test func `a frozen page stays as it is`() async throws {
    let store = try await directory.open()
    var edition = DigestEdition(
      day: CivilDate(year: 2026, month: 1, day: 18), hash: .max, isFrozen: false, writtenAt: .noon,
      until: .noon)
    try await store.saveDigestEdition(edition)
    edition.hash = 7
    edition.isFrozen = true
    try await store.saveDigestEdition(edition)
    #expect(try await store.digestEdition(edition.day) == edition)
    await #expect(throws: StoreError.self) { try await store.saveDigestEdition(edition) }
    #expect(try await store.digestEdition(CivilDate(year: 2026, month: 1, day: 19)) == nil)
  }
}
