import News
import Testing

@testable import Storage

@Suite struct StoriesTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  private static let development = Development(
    id: "dv_1", kind: .number, sentence: "It carries 40 cars.", span: 3..<22, score: 0.1 + 0.2,
    role: .consequence, speaker: "Harbour Office", limit: "not at night", before: "at least 30")

  private static func full(_ article: Article) -> StoryUpdate {
    var update = StoryUpdate.opening("st_1", with: article)
    update.origin = "agency"
    update.evidence = ["st_0 0.12 ferry vell", "", "a\nbreak"]
    update.furniture = Furniture.Reason.allCases.enumerated().map {
      Furniture(span: $0.offset..<40, reason: $0.element)
    }
    update.developments = [
      development, Development(id: "dv_2", kind: .story, sentence: "S", span: nil, score: 1),
    ]
    update.alerts = [.made("al_1")]
    update.decisions = [
      WatchDecision(
        watch: "ferries", development: "dv_1", outcome: .alert("al_1"),
        matches: TermMatch.Field.allCases.map {
          TermMatch(term: "\"ferry to\" NEAR/8 vell*", field: $0, span: 2..<9)
        })
    ]
    update.decisions += HoldReason.allCases.map {
      WatchDecision(watch: "all", development: "", outcome: .held($0), matches: [])
    }
    return update
  }

  private func commit(_ articles: [NewArticle], to store: Store) async throws -> [Article] {
    try await store.commit(.bringing(articles)).articles
  }

  @Test func `all that was decided about an article can be explained`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    let update = Self.full(article)
    try await store.commit(update)
    let told = try #require(try await store.explainArticle(article.number))
    #expect(told.story == update.story && told.origin == "agency" && told.decision == .new)
    #expect(told.evidence == ["st_0 0.12 ferry vell", "", "a break"])
    #expect(told.furniture == update.furniture)
    #expect(told.developments.map(\.development) == update.developments)
    #expect(told.decisions.map(\.decision) == update.decisions)
    #expect(told.alerts.map(\.alert) == update.alerts)
    #expect(told.poll?.decisions == [.new: 1])
    #expect(try await store.articlesWithoutStory(limit: 9).isEmpty)
  }

  @Test func `a story update is stored whole or not at all`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    var update = Self.full(article)
    update.developments[1].span = -1..<2
    await #expect(throws: StoreError.self) { try await store.commit(update) }
    #expect(try await store.story("st_1") == nil)
    #expect(try await store.alertsDue(at: .noon(plus: 999), limit: 9).isEmpty)
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.number) == [article.number])
  }

  @Test func `an article gets one story`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    try await store.commit(StoryUpdate.opening("st_1", with: article))
    await #expect(throws: StoreError.self) {
      try await store.commit(StoryUpdate.opening("st_2", with: article))
    }
    #expect(try await store.story("st_2") == nil)
  }

  @Test func `what was forgotten while it was being judged stops no article`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    let story = StoryUpdate.opening("st_forgotten", with: article).story
    var update = StoryUpdate.joining(story, with: article, as: .copy)
    update.copyOf = 99
    try await store.commit(update)
    #expect(try await store.story("st_forgotten") == update.story)
    #expect(try await store.articles(of: "st_forgotten", limit: 9).map(\.copyOf) == [nil])
  }

  @Test(arguments: [EntryDecision.new, .copy, .repeats])
  func `what an entry became is counted in its poll, and the counts still add up`(
    decision: EntryDecision
  ) async throws {
    let store = try await directory.openWithFeed()
    let articles = try await commit([.made("1"), .made("2")], to: store)
    let opening = StoryUpdate.opening("st_1", with: try #require(articles.first))
    try await store.commit(opening)
    try await store.commit(
      StoryUpdate.joining(opening.story, with: try #require(articles.last), as: decision))
    let day = try await store.digestData(from: .noon, to: .noon(plus: 1))
    #expect(day.decisions == (decision == .new ? [.new: 2] : [.new: 1, decision: 1]))
    #expect(try await store.check().isEmpty)
  }

  @Test func `an article that was set aside at its poll stays counted so`() async throws {
    let store = try await directory.openWithFeed()
    var aside = NewArticle.made("1")
    aside.decision = .quarantined
    let article = try #require(try await commit([aside], to: store).first)
    var update = StoryUpdate.opening("st_1", with: article)
    update.decision = .repeats
    try await store.commit(update)
    #expect(try await store.explainArticle(article.number)?.decision == .quarantined)
    let day = try await store.digestData(from: .noon, to: .noon(plus: 1))
    #expect(day.decisions == [.quarantined: 1])
    #expect(try await store.check().isEmpty)
  }

  @Test func `a story's articles come by number, the newest where there are too many`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let articles = try await commit((1...4).map { .made("\($0)") }, to: store)
    var update = Self.full(try #require(articles.first))
    try await store.commit(update)
    for article in articles.dropFirst() {
      update = StoryUpdate.joining(update.story, with: article, as: .copy)
      update.copyOf = 1
      try await store.commit(update)
    }
    let all = try await store.articles(of: "st_1", limit: 9)
    #expect(all.map(\.article) == articles)
    #expect(all.map(\.copyOf) == [nil, 1, 1, 1])
    #expect(all.map(\.decision) == [.new, .copy, .copy, .copy])
    #expect(all.first?.origin == "agency")
    #expect(all.first?.developments == Self.full(articles[0]).developments)
    #expect(try await store.articles(of: "st_1", limit: 2).map(\.article.number) == [3, 4])
    #expect(try await store.story("st_1")?.articles == 4)
  }

  private static func memory(
    _ number: UInt8, closed: [ClosedStory] = [], checkpoint: MemoryCheckpoint? = nil
  ) -> MemoryUpdate {
    MemoryUpdate(
      trace: [number, 1], words: [number, 2], page: [number, 3], closed: closed,
      checkpoint: checkpoint)
  }

  @Test
  func `what is remembered of articles comes back in order and in pages, until its story closes`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let articles = try await commit((1...5).map { .made("\($0)") }, to: store)
    for article in articles {
      var update = StoryUpdate.opening("st_\(article.number)", with: article)
      update.memory = Self.memory(UInt8(article.number))
      if article.number == 4 {
        update.memory?.closed = [ClosedStory(story: "st_2", keys: [7, 8, 9], profile: [2])]
        update.memory?.checkpoint = MemoryCheckpoint(words: [40], pages: [41])
      }
      if article.number == 5 {
        update.memory?.closed = [ClosedStory(story: "st_1", keys: [8, 9, 10], profile: [1])]
      }
      try await store.commit(update)
    }
    var seen: [StoredTrace] = []
    while case let page = try await store.traces(after: seen.last?.number ?? 0, limit: 2),
      !page.isEmpty
    {
      seen += page
    }
    #expect(seen.map(\.trace) == [[3, 1], [4, 1], [5, 1]])
    #expect(seen.map(\.story) == ["st_3", "st_4", "st_5"])
    let recent = try await store.recentTraces(after: 1, limit: 9)
    #expect(recent.map(\.words) == (2...5).map { [$0, 2] })
    #expect(recent.map(\.page) == (2...5).map { [$0, 3] })
    let checkpoint = try #require(try await store.memoryCheckpoint())
    #expect(checkpoint.article == 4)
    #expect(checkpoint.checkpoint == MemoryCheckpoint(words: [40], pages: [41]))
    let sharing = try await store.closedStories(sharing: [9, 8, 5, 8], listed: 9)
    #expect(sharing.map(\.story) == ["st_2", "st_1"])
    #expect(sharing.map(\.profile) == [[2], [1]])
    #expect(try await store.closedStories(sharing: [7, 8], listed: 1).isEmpty)
  }

  @Test func `what told a story something comes back as it was read, edits in their place`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let first = try #require(try await commit([.made("1", title: "A | G")], to: store).first)
    _ = try await store.commit(.editing(first, title: "B | G", text: "B.", at: .noon(plus: 60)))
    let second = try #require(try await commit([.made("2")], to: store).first)
    #expect(try await store.waiting(limit: 2).map(\.article) == [1, 1])
    #expect(try await store.waiting(limit: 9).map(\.version) == [1, 2, 1])
    var opening = StoryUpdate.opening("st_1", with: first)
    opening.titleLength = 1
    opening.furniture = [Furniture(span: 0..<3, reason: .byline)]
    opening.developments = [Self.development]
    try await store.commit(opening)
    var edit = EditUpdate(article: 1, version: 2, story: opening.story, grade: .material)
    edit.furniture = [Furniture(span: 0..<2, reason: .call)]
    try await store.commit(edit)
    try await store.commit(StoryUpdate.joining(opening.story, with: second, as: .repeats))
    #expect(try await store.countTold(of: "st_1") == 3)
    let told = try await store.told(of: "st_1", skipping: 0)
    #expect(told.map(\.article.title) == ["A | G", "B | G", second.title])
    #expect(told.map(\.titleLength) == [1, nil, nil])
    #expect(told.map(\.furniture) == [opening.furniture, edit.furniture, []])
    #expect(told.map(\.developments) == [[Self.development], [], []])
    #expect(try await store.told(of: "st_1", skipping: 2).map(\.article.number) == [2])
    #expect(try await store.knownDevelopments(["dv_1", "dv_9"]) == ["dv_1"])
  }

  @Test func `recent articles come in pages that miss none and repeat none`() async throws {
    let store = try await directory.openWithFeed()
    let made = (1...7).map { NewArticle.made("\($0)", at: .noon(plus: Int64($0))) }
    let articles = try await commit(made, to: store)
    for article in articles.dropLast() {
      try await store.commit(StoryUpdate.opening("st_\(article.number)", with: article))
    }
    var seen: [Int64] = []
    while true {
      let page = try await store.recentArticles(
        since: .noon(plus: 3), afterNumber: seen.last ?? 0, limit: 2)
      if page.isEmpty { break }
      seen += page.map(\.article.number)
    }
    #expect(seen == [3, 4, 5, 6])
  }

  @Test func `voices are distinct and opinion is none`() async throws {
    let store = try await directory.openWithFeed()
    var opinion = NewArticle.made("4", outlet: "column.example")
    opinion.article.role = .opinion
    let articles = try await commit(
      [
        .made("1", outlet: "z.example"), .made("2", outlet: "b.example"),
        .made("3", outlet: "z.example"), opinion,
      ], to: store)
    var update = StoryUpdate.opening("st_1", with: try #require(articles.first))
    for article in articles {
      update.article = article.number
      update.origin = article.number == 2 ? "z.example" : article.outlet
      try await store.commit(update)
      update.isNewStory = false
    }
    let voices = try await store.voices(of: "st_1")
    #expect(voices.outlets == ["b.example", "z.example"])
    #expect(voices.origins == ["z.example"])
  }

  @Test func `an article that was withdrawn is no voice once that was judged, nor edited`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    var plan = IngestPlan.bringing([], at: .noon(plus: 60))
    plan.vanishing.withdrawn = [article.number]
    _ = try await store.commit(plan)
    #expect(try await store.voices(of: "st_1").origins == [article.outlet])
    try await store.commit(
      EditUpdate(article: article.number, version: 2, story: opening.story, grade: .material))
    #expect(try await store.voices(of: "st_1").origins.isEmpty)
    #expect(try await store.digestData(from: .noon, to: .noon(plus: 99)).edits.isEmpty)
    let versions = try #require(try await store.explainArticle(article.number)).versions
    #expect(versions.map(\.isWithdrawal) == [false, true])
  }

  @Test func `an edit that retention let go of while it was judged stops nothing`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    try await store.commit(
      EditUpdate(article: article.number, version: 2, story: opening.story, grade: .material))
    try await store.commit(
      EditUpdate(article: 99, version: 2, story: opening.story, grade: .material))
    await #expect(throws: StoreError.self) {
      try await store.commit(
        EditUpdate(article: article.number, version: 1, story: opening.story, grade: .material))
    }
  }

  @Test func `a story's articles are as the story stage read them last`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    _ = try await store.commit(.editing(article, title: "T", text: "X", at: .noon(plus: 60)))
    #expect(try await store.articles(of: "st_1", limit: 1).map(\.article) == [article])
    try await store.commit(
      EditUpdate(article: article.number, version: 2, story: opening.story, grade: .cosmetic))
    let known = try #require(try await store.articles(of: "st_1", limit: 1).first).article
    #expect(known.title == "T" && known.text == "X" && known.version == 2)
  }

  @Test func `an arc names the stories that are still there, nearest first`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await commit((1...3).map { .made("\($0)") }, to: store)
    try await store.commit(StoryUpdate.opening("st_1", with: articles[0]))
    try await store.commit(StoryUpdate.opening("st_2", with: articles[1]))
    var update = StoryUpdate.opening("st_3", with: articles[2])
    update.arc = ["st_2", "st_forgotten", "st_1"]
    try await store.commit(update)
    #expect(try await store.storyDetail("st_3")?.arc == ["st_2", "st_1"])
  }

  @Test func `the story stage judges the first version, then each edit in order`() async throws {
    let store = try await directory.openWithFeed()
    var article = try #require(try await commit([.made("1", text: "One.")], to: store).first)
    let original = article
    for (version, text) in [(2, "Two."), (3, "Three.")] {
      let at = Timestamp.noon(plus: Int64(version))
      _ = try await store.commit(.editing(article, title: "T\(version)", text: text, at: at))
      article.version = version
    }
    #expect(try await store.articlesWithoutStory(limit: 9) == [original])
    #expect(try await store.editsUntold(limit: 9).isEmpty)

    let opening = StoryUpdate.opening("st_1", with: original)
    try await store.commit(opening)
    let edits = try await store.editsUntold(limit: 9)
    #expect(edits.map(\.article.version) == [2, 3])
    #expect(edits.map(\.previousText) == ["One.", "Two."])
    #expect(edits.map(\.article.text) == ["Two.", "Three."])
    #expect(edits.map(\.article.title) == ["T2", "T3"])
    #expect(edits.map(\.story) == [opening.story, opening.story])
    #expect(edits.map(\.seenAt) == [.noon(plus: 2), .noon(plus: 3)])
  }

  @Test func `an edit is told once, with what it brought`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await commit([.made("1")], to: store).first)
    _ = try await store.commit(.editing(article, title: "T", text: "T", at: .noon(plus: 60)))
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    var update = EditUpdate(
      article: article.number, version: 2, story: opening.story, grade: .material)
    update.story.lastSeen = .noon(plus: 60)
    update.developments = [Self.development]
    update.alerts = [.made("al_1")]
    update.decisions = [
      WatchDecision(watch: "w", development: "dv_1", outcome: .alert("al_1"), matches: [])
    ]
    try await store.commit(update)
    #expect(try await store.editsUntold(limit: 9).isEmpty)
    #expect(try await store.story("st_1")?.lastSeen == .noon(plus: 60))
    let told = try #require(try await store.explainArticle(article.number))
    #expect(told.versions.map(\.grade) == [nil, .material])
    #expect(told.developments.map(\.version) == [2])
    #expect(told.developments.map(\.foundAt) == [.noon(plus: 60)])
    #expect(told.decisions.map(\.version) == [2])
    await #expect(throws: StoreError.self) { try await store.commit(update) }
    update.version = 1
    await #expect(throws: StoreError.self) { try await store.commit(update) }
  }

  @Test(arguments: AlertKind.allCases, SentenceRole.allCases)
  func `every kind and role can be stored`(kind: AlertKind, role: SentenceRole) async throws {
    let store = try await directory.openWithFeed()
    var made = NewArticle.made("1")
    made.article.role = FeedRole.allCases[role.rawValue.utf8.count % FeedRole.allCases.count]
    let article = try #require(try await commit([made], to: store).first)
    var update = StoryUpdate.opening("st_1", with: article)
    update.developments = [
      Development(id: "d", kind: kind, sentence: "S", span: nil, score: .nan, role: role)
    ]
    try await store.commit(update)
    let found = try #require(try await store.articles(of: "st_1", limit: 1).first)
    #expect(found.developments.map(\.kind) == [kind])
    #expect(found.developments.map(\.role) == [role])
  }
}
