import News
import Storage
import Testing

/// The queue of pages, and what they do to the versions they are for.
@Suite struct PagesTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  private static let teaser = "The ferry to Vell resumed…"
  private static let whole = "The ferry to Vell resumed on Sunday.\nIt carries 40 cars."

  /// A store with one article whose page is wanted.
  private func store() async throws -> (Store, Article) {
    let store = try await directory.openWithFeed()
    var new = NewArticle.made("a", text: Self.teaser)
    new.wantsPage = true
    let article = try await store.commit(.bringing([new])).articles[0]
    return (store, article)
  }

  private func update(_ article: Article, version: Int = 1, _ result: PageUpdate.Result)
    -> PageUpdate
  {
    PageUpdate(article: article.number, version: version, at: .noon(plus: 5), result: result)
  }

  @Test func `the story stage does not see an article before its page is decided`() async throws {
    let (store, article) = try await store()
    #expect(try await store.articlesWithoutStory(limit: 9).isEmpty)
    let wanted = try await store.wantedPages(at: .noon, limit: 9)
    #expect(wanted.map(\.article) == [article.number])
    #expect(wanted.first?.url == article.url)
    try await store.commit(update(article, .read(PageText(text: Self.whole, author: "Ida Roe"))))
    let waiting = try await store.articlesWithoutStory(limit: 9)
    #expect(waiting.map(\.text) == [Self.whole])
    #expect(waiting.first?.author == "Ida Roe")
    #expect(try await store.wantedPages(at: .noon(plus: 9), limit: 9).isEmpty)
    #expect(try await store.nextWantedPage() == nil)
  }

  @Test
  func `what came before a wanted page is not kept waiting, what came after it keeps its place`()
    async throws
  {
    let store = try await directory.openWithFeed()
    var second = NewArticle.made("b", text: Self.teaser)
    second.wantsPage = true
    let plan = IngestPlan.bringing([.made("a"), second, .made("c")])
    let articles = try await store.commit(plan).articles
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["a"])
    try await store.commit(update(articles[1], .failed("HTTP status 404")))
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["a", "b", "c"])
  }

  @Test func `a clock that was set back holds no page, and with it no article`() async throws {
    let (store, article) = try await store()
    #expect(try await store.wantedPages(at: .noon(plus: -60), limit: 9).isEmpty)
    let wanted = try await store.wantedPages(at: .noon(plus: -7_200), limit: 9)
    #expect(wanted.map(\.article) == [article.number])
  }

  @Test func `a page's host that wants to be left alone is stored with what became of the page`()
    async throws
  {
    let (store, article) = try await store()
    var update = update(article, .failed("HTTP status 429"))
    update.hostPause = HostPause(host: "courier.example", until: .noon(plus: 900))
    try await store.commit(update)
    #expect(try await store.hostPauses(at: .noon(plus: 10)) == [try #require(update.hostPause)])
  }

  @Test func `a page that is not read leaves the entry's text, and says why`() async throws {
    let (store, article) = try await store()
    try await store.commit(update(article, .failed("HTTP status 404")))
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.text) == [Self.teaser])
    let page = try await store.explainArticle(article.number)?.page
    #expect(page?.state == .failed)
    #expect(page?.at == .noon(plus: 5))
    #expect(page?.message == "HTTP status 404")
  }

  @Test func `a page to be asked again is wanted still, later`() async throws {
    let (store, article) = try await store()
    try await store.commit(update(article, .again(at: .noon(plus: 20), "HTTP status 502")))
    #expect(try await store.articlesWithoutStory(limit: 9).isEmpty)
    #expect(try await store.wantedPages(at: .noon(plus: 19), limit: 9).isEmpty)
    #expect(try await store.wantedPages(at: .noon(plus: 20), limit: 9).map(\.tries) == [1])
    #expect(try await store.nextWantedPage() == .noon(plus: 20))
  }

  @Test
  func `what is wanted is wanted after a restart, and the answer of another time has no effect`()
    async throws
  {
    let article = try await store().1
    let again = try await directory.open()
    #expect(try await again.wantedPages(at: .noon, limit: 9).count == 1)
    try await again.commit(update(article, version: 2, .read(PageText(text: "Of another version"))))
    #expect(try await again.wantedPages(at: .noon, limit: 9).count == 1)
    try await again.commit(update(article, .failed("HTTP status 404")))
    try await again.commit(update(article, .read(PageText(text: Self.whole))))
    #expect(try await again.articlesWithoutStory(limit: 9).map(\.text) == [Self.teaser])
  }

  @Test func `a page is known again by the validators it came with`() async throws {
    let (store, article) = try await store()
    var read = update(article, .read(PageText(text: Self.whole)))
    read.validators = Validators(etag: Array("\"v1\"".utf8))
    read.validatorsURL = article.url
    try await store.commit(read)
    try await store.commit(.opening("st_1", with: article))
    var plan = IngestPlan.editing(
      article, title: article.title, text: "Resumed, late…", at: .noon(plus: 60))
    plan.edits[0].wantsPage = true
    _ = try await store.commit(plan)
    #expect(try await store.editsUntold(limit: 9).isEmpty)
    let wanted = try #require(try await store.wantedPages(at: .noon(plus: 60), limit: 9).first)
    #expect(wanted.version == 2)
    #expect(wanted.text == "Resumed, late…")
    #expect(wanted.validators.etag == Array("\"v1\"".utf8))
    #expect(wanted.validatorsURL == article.url)
    try await store.commit(update(article, version: 2, .unchanged))
    let edit = try #require(try await store.editsUntold(limit: 9).first)
    #expect(edit.article.text == Self.whole)
    #expect(edit.previousText == Self.whole)
    #expect(edit.comparedText == Self.whole)
  }

  @Test func `an edit whose page is not read is compared with what the entry said before`()
    async throws
  {
    let (store, article) = try await store()
    try await store.commit(update(article, .read(PageText(text: Self.whole))))
    try await store.commit(.opening("st_1", with: article))
    var plan = IngestPlan.editing(
      article, title: article.title, text: "Resumed, late…", at: .noon(plus: 60))
    plan.edits[0].wantsPage = true
    _ = try await store.commit(plan)
    try await store.commit(update(article, version: 2, .failed("HTTP status 404")))
    let edit = try #require(try await store.editsUntold(limit: 9).first)
    #expect(edit.previousText == Self.teaser)
    #expect(edit.comparedText == "Resumed, late…")
  }

  @Test func `a page is compared with the last one that was read, whatever failed between`()
    async throws
  {
    var (store, article) = try await store()
    try await store.commit(update(article, .read(PageText(text: Self.whole))))
    try await store.commit(.opening("st_1", with: article))
    for version in 2...3 {
      var plan = IngestPlan.editing(
        article, title: article.title, text: "Resumed, late \(version)…",
        at: .noon(plus: Int64(version) * 60))
      plan.edits[0].wantsPage = true
      _ = try await store.commit(plan)
      article.version = version
      guard version == 2 else { continue }
      try await store.commit(update(article, version: 2, .failed("HTTP status 500")))
    }
    try await store.commit(update(article, version: 3, .read(PageText(text: "It sank."))))
    let edits = try await store.editsUntold(limit: 9)
    #expect(edits.map(\.previousText) == [Self.teaser, Self.whole])
    #expect(edits.map(\.comparedText) == ["Resumed, late 2…", "It sank."])
    #expect(edits.map(\.bringsFirstPage) == [false, false])
    #expect(edits.map(\.toldBetween) == [[], []])
    var told = EditUpdate(
      article: article.number, version: 2, story: edits[0].story, grade: .material)
    told.developments = [
      Development(id: "dv_1", kind: .number, sentence: "It sank.", span: nil, score: 0.4)
    ]
    try await store.commit(told)
    #expect(try await store.editsUntold(limit: 9).map(\.toldBetween) == [["It sank."]])
  }
}
