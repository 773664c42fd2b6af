import Foundation
import News
import Testing

@testable import Storage

@Suite struct KeepingTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  @Test func `articles are found by the beginning of an id or by the whole link`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(
      .bringing([.made("1", url: "https://gazette.example/1"), .made("2")])
    ).articles
    let id = try #require(articles.last).id
    #expect(try await store.findArticles(id, limit: 9).map(\.number) == [2])
    #expect(try await store.findArticles(String(id.prefix(9)), limit: 9).map(\.number) == [2])
    #expect(try await store.findArticles("ar_", limit: 9).map(\.number) == [1, 2])
    #expect(
      try await store.findArticles("https://gazette.example/1", limit: 9).map(\.number) == [1])
    #expect(try await store.findArticles("https://gazette.example/", limit: 9).isEmpty)
    #expect(try await store.findArticles("", limit: 9).isEmpty)
  }

  @Test
  func `the latest instant is that of the last poll or digest, and none before the first poll`()
    async throws
  {
    let store = try await directory.openWithFeed()
    #expect(try await store.latest() == nil)
    _ = try await store.commit(.bringing([], at: .noon(plus: 60)))
    _ = try await store.commit(.bringing([]))
    #expect(try await store.latest() == .noon(plus: 60))
    #expect(try await store.past() == StoredPast(polls: 2, latest: .noon(plus: 60)))
    let edition = DigestEdition(
      day: CivilDate(year: 2026, month: 1, day: 18), hash: 1, isFrozen: false,
      writtenAt: .noon(plus: 90), until: .noon(plus: 90))
    try await store.saveDigestEdition(edition, record: nil)
    #expect(try await store.latest() == .noon(plus: 90))
  }

  @Test func `stories come newest first`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(
      .bringing([
        .made("1"), .made("2", at: .noon(plus: 9)), .made("3", at: .noon(plus: 9)),
      ])
    ).articles
    for article in articles {
      try await store.commit(StoryUpdate.opening("st_\(article.number)", with: article))
    }
    #expect(try await store.stories(limit: 9).map(\.id) == ["st_3", "st_2", "st_1"])
    #expect(try await store.stories(limit: 1).map(\.id) == ["st_3"])
    let detail = try #require(try await store.storyDetail("st_2"))
    #expect(detail.articles.map(\.number) == [2])
    #expect(try await store.storyDetail("st_9") == nil)
  }

  @Test func `an alert is explained with its article and story`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    var update = StoryUpdate.opening("st_1", with: article)
    update.alerts = [.made("al_1")]
    try await store.commit(update)
    let explained = try #require(try await store.explainAlert("al_1"))
    #expect(explained.article?.article == article)
    #expect(explained.story == update.story)
    #expect(try await store.explainAlert("al_2") == nil)
  }

  @Test func `what is forgotten goes with all that hangs on it, the rest stays`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(
      .bringing((1...4).map { .made("\($0)", at: .noon(plus: Int64($0))) })
    ).articles
    let opening = StoryUpdate.opening("st_1", with: articles[0])
    try await store.commit(opening)
    var joining = StoryUpdate.joining(opening.story, with: articles[1], as: .copy)
    joining.copyOf = articles[0].number
    try await store.commit(joining)
    try await store.commit(StoryUpdate.opening("st_2", with: articles[2]))
    var counts: [Int] = []
    while counts.last != 0 {
      counts.append(
        try await store.forget(
          before: .made(articles: .noon(plus: 2)), limit: 1))
    }
    #expect(counts == [1, 0])
    #expect(try await store.explainArticle(articles[0].number) == nil)
    #expect(try await store.explainArticle(articles[1].number)?.copyOf == nil)
    #expect(try await store.story("st_1") != nil)
    // An article that waits for its story is not forgotten.
    _ = try await store.forget(
      before: .made(articles: .noon(plus: 99), polls: .noon(plus: 99)), limit: 9)
    #expect(try await store.story("st_1") == nil)
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.number) == [4])
    #expect(try await store.check().isEmpty)
  }

  @Test func `no article of a live story is forgotten, however old it is`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(
      .bringing([.made("1"), .made("2", at: .noon(plus: 500))])
    ).articles
    let opening = StoryUpdate.opening("st_1", with: articles[0])
    try await store.commit(opening)
    try await store.commit(StoryUpdate.joining(opening.story, with: articles[1], as: .new))
    let live = Cutoffs.made(articles: .noon(plus: 99), liveSince: .noon(plus: 500))
    #expect(try await store.forget(before: live, limit: 9) == 0)
    let ended = Cutoffs.made(articles: .noon(plus: 99), liveSince: .noon(plus: 501))
    #expect(try await store.forget(before: ended, limit: 9) == 1)
  }

  @Test func `an entry that was forgotten is remembered as such`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await store.commit(.bringing([.made("1"), .made("2")])).articles
    for article in articles {
      try await store.commit(StoryUpdate.opening("st_\(article.number)", with: article))
    }
    #expect(try await store.forgotten(feed: "gazette", entryIDs: ["1", "2"]).isEmpty)
    #expect(try await store.forget(before: .made(articles: .noon(plus: 1)), limit: 9) == 2)
    #expect(try await store.forgotten(feed: "gazette", entryIDs: ["1", "2", "3"]) == ["1", "2"])
  }

  @Test func `of an ended story's article the versions between go, unless something cites them`()
    async throws
  {
    let store = try await directory.openWithFeed()
    var article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    let opening = StoryUpdate.opening("st_1", with: article)
    try await store.commit(opening)
    for version in 2...5 {
      _ = try await store.commit(
        .editing(article, title: "v\(version)", text: "Text.", at: .noon(plus: 9)))
      article.version = version
    }
    try await store.write {
      try $0.run(
        """
        INSERT INTO decisions (article, version, decided_at, watch, development, hold, matches)
        VALUES (1, 3, 0, 'w', '', 'repeats', '')
        """)
    }
    let cutoffs = Cutoffs.made(articles: Timestamp(seconds: 0), liveSince: .noon(plus: 99))
    #expect(try await store.forget(before: cutoffs, limit: 9) == 2)
    #expect(try await store.forget(before: cutoffs, limit: 9) == 0)
    #expect(
      try await store.explainArticle(article.number)?.versions.map(\.version) == [1, 3, 5])
    #expect(try await store.check().isEmpty)
  }

  @Test func `the version that a fresh edit is compared with stays`() async throws {
    let store = try await directory.openWithFeed()
    var article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    try await store.commit(StoryUpdate.opening("st_1", with: article))
    for (version, seconds) in [(2, 9), (3, 200)] {
      _ = try await store.commit(
        .editing(article, title: "v\(version)", text: "Text.", at: .noon(plus: Int64(seconds))))
      article.version = version
    }
    let cutoffs = Cutoffs.made(articles: Timestamp(seconds: 0), liveSince: .noon(plus: 99))
    #expect(try await store.forget(before: cutoffs, limit: 9) == 0)
    #expect(try await store.waitingEdit(of: article.number, version: 3)?.previousTitle == "v2")
  }

  @Test func `an alert that waits for the webhook is not forgotten`() async throws {
    let store = try await directory.openWithFeed()
    let article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    var update = StoryUpdate.opening("st_1", with: article)
    update.alerts = [.made("al_1"), .made("al_2")]
    try await store.commit(update)
    for (id, delivers) in [("al_1", true), ("al_2", false)] {
      try await store.tell(
        [AlertTelling(id: id, outlets: 1, origins: 1, line: id, json: "{}")], at: .noon(plus: 90),
        delivers: delivers)
    }
    try await store.markWritten(["al_1", "al_2"])
    let cutoffs = Cutoffs.made(
      articles: Timestamp(seconds: 0), alerts: .noon(plus: 99), polls: Timestamp(seconds: 0))
    #expect(try await store.forget(before: cutoffs, limit: 9) == 1)
    #expect(try await store.waitingDeliveries() == 1)
    try await store.noteDelivered("al_1")
    #expect(try await store.forget(before: cutoffs, limit: 9) == 1)
    #expect(try await store.forget(before: cutoffs, limit: 9) == 0)
  }

  @Test func `free pages go back to the file system in steps`() async throws {
    let store = try await directory.openWithFeed()
    let text = String(repeating: "The ferry runs. ", count: 2_000)
    let articles = try await store.commit(
      .bringing((1...40).map { .made("\($0)", text: text) })
    ).articles
    for article in articles {
      try await store.commit(StoryUpdate.opening("st_\(article.number)", with: article))
    }
    #expect(try await store.freePages() == 0)
    _ = try await store.forget(before: .made(articles: .noon(plus: 1)), limit: 99)
    let free = try await store.freePages()
    #expect(free > 100)
    try await store.shrink(pages: 50)
    #expect(try await store.freePages() == free - 50)
  }

  @Test func `a checkpoint empties the log and loses nothing`() async throws {
    let store = try await directory.openWithFeed()
    _ = try await store.commit(.bringing((1...50).map { .made("\($0)") }))
    try await store.checkpoint()
    let log = try FileManager.default.attributesOfItem(atPath: directory.database + "-wal")
    #expect((log[.size] as? Int) == 0)
    #expect(try await store.articlesWithoutStory(limit: 99).count == 50)
    #expect(try await store.sizeInBytes() > 50_000)
  }

  @Test func `counts that lost their articles' balance are found`() async throws {
    let store = try await directory.openWithFeed()
    _ = try await store.commit(.bringing([.made("1")]))
    try await store.write { try $0.run("UPDATE polls SET new = 0, failed = 1") }
    let problems = try await store.check()
    #expect(problems.count == 1)
    #expect(problems.first?.contains("gazette") == true)
  }

  @Test func `damage inside the file is found by the check`() async throws {
    let store = try await directory.openWithFeed()
    _ = try await store.commit(.bringing((1...300).map { .made("\($0)") }))
    try await store.checkpoint()
    let root = try await store.read {
      try $0.row("SELECT rootpage FROM sqlite_schema WHERE name = 'articles_by_id'") {
        try $0.integer()
      }
    }
    let file = try #require(FileHandle(forUpdatingAtPath: directory.database))
    try file.seek(toOffset: UInt64((try #require(root) - 1) * 4_096))
    file.write(Data(repeating: 0x5a, count: 4_096))
    try file.close()
    let reader = try await Store.open(directory: directory.path, readOnly: true)
    do throws(StoreError) {
      #expect(try await reader.check().isEmpty == false)
    } catch {
      guard case .corrupt = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `a call ends whatever becomes of the task that made it`() async throws {
    let store = try await directory.openWithFeed()
    let articles = try await withThrowingTaskGroup(of: [Article].self) { group in
      group.cancelAll()
      group.addTask { try await store.commit(.bringing([.made("1")])).articles }
      return try await group.next()
    }
    #expect(articles?.count == 1)
    #expect(try await store.articlesWithoutStory(limit: 9).count == 1)
  }

  @Test func `queries go by their indexes`() async throws {
    let store = try await directory.openWithFeed()
    let plans = [
      """
      SELECT a.number FROM json_each('[1]') AS asked CROSS JOIN articles AS a
      ON a.feed = 'f' AND a.url_hash = asked.value
      """,
      "SELECT number FROM articles WHERE story IS NULL ORDER BY number LIMIT 9",
      "SELECT number FROM articles WHERE story = 's' ORDER BY number DESC LIMIT 9",
      "SELECT min(number) FROM articles WHERE first_seen >= 7",
      "SELECT count(*) FROM alerts WHERE watch = 'w' AND found_at >= 1 AND found_at < 2",
    ]
    for sql in plans {
      let steps = try await store.read {
        try $0.rows("EXPLAIN QUERY PLAN " + sql) { columns in
          _ = (try columns.integer(), try columns.integer(), try columns.integer())
          return try columns.text()
        }
      }
      let isSorted = !steps.contains { $0.contains("TEMP B-TREE") }
      let isSought = !steps.contains {
        $0.hasPrefix("SCAN") && !$0.contains("INDEX") && !$0.contains("VIRTUAL TABLE")
      }
      #expect(isSorted && isSought, "\(sql): \(steps)")
    }
  }
}
