import Foundation
import News
import Storage

/// A state directory that goes with its test, and news to put into it.
final class StateDirectory: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/storywatch-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var database: String { path + "/storywatch.sqlite" }

  var fileNames: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func open() async throws -> Store {
    try await Store.open(directory: path)
  }

  /// A store that polls the feed `gazette`.
  func openWithFeed() async throws -> Store {
    let store = try await open()
    try await store.synchronise([.gazette])
    return store
  }
}

extension ConfiguredFeed {
  static let gazette = ConfiguredFeed(
    id: "gazette", url: "https://gazette.example/rss", firstCheck: .noon)
}

extension Cutoffs {
  /// Nothing is live, and nothing goes but what is named.
  static func made(
    articles: Timestamp = .noon, liveSince: Timestamp = Timestamp(seconds: .max),
    alerts: Timestamp = .noon, polls: Timestamp = .noon
  ) -> Cutoffs {
    Cutoffs(articles: articles, liveSince: liveSince, alerts: alerts, polls: polls)
  }
}

extension Timestamp {
  /// 2026-01-18T12:00:00Z
  static let noon = Timestamp(seconds: 1_768_737_600)

  static func noon(plus seconds: Int64) -> Timestamp { noon.adding(seconds: seconds) }
}

extension FeedState {
  static func gazette() -> FeedState {
    FeedState(id: "gazette", url: "https://gazette.example/rss", nextCheck: .noon(plus: 3_600))
  }
}

extension NewArticle {
  static func made(
    _ id: String, feed: String = "gazette", outlet: String = "gazette.example",
    title: String = "Ferry to Vell resumes", text: String = "The ferry to Vell resumed on Sunday.",
    url: String? = nil, at: Timestamp = .noon
  ) -> NewArticle {
    let link = url ?? "https://\(outlet)/\(StableHash.of(id))"
    return NewArticle(
      article: Article(
        id: StableID.make("ar", feed, id), feed: feed, entryID: id, url: link, outlet: outlet,
        title: title, text: text, published: at, firstSeen: at,
        isAhead: id == "ahead"),
      keys: ArticleKeys(
        feed: feed, entryID: id, urlKey: link, contentHash: StableHash.of(title, text),
        titleHash: StableHash.of(title), claimed: at))
  }
}

extension IngestPlan {
  /// A poll of `gazette` that brought these and nothing else.
  static func bringing(_ articles: [NewArticle], at: Timestamp = .noon) -> IngestPlan {
    var plan = IngestPlan(feed: .gazette(), poll: Poll(feed: "gazette", at: at, result: .ok))
    plan.newArticles = articles
    for article in articles { plan.poll.decisions[article.decision, default: 0] += 1 }
    return plan
  }

  static func editing(_ article: Article, title: String, text: String, at: Timestamp) -> IngestPlan
  {
    var plan = IngestPlan(feed: .gazette(), poll: Poll(feed: "gazette", at: at, result: .ok))
    plan.poll.decisions = [.edited: 1]
    var keys = ArticleKeys(
      feed: "gazette", entryID: article.entryID, urlKey: article.url,
      contentHash: StableHash.of(title, text), titleHash: StableHash.of(title), claimed: at)
    keys.number = article.number
    plan.edits = [
      Edit(
        keys: keys, version: article.version + 1, title: title, text: text, seenAt: at,
        modified: at)
    ]
    return plan
  }
}

extension StoryUpdate {
  /// The article opens the story `id`.
  static func opening(_ id: String, with article: Article) -> StoryUpdate {
    StoryUpdate(
      article: article.number,
      story: Story(
        id: id, headline: article.title, firstSeen: article.firstSeen,
        lastSeen: article.firstSeen),
      isNewStory: true, decision: .new, origin: article.outlet)
  }

  /// The article joins the story, which counts it.
  static func joining(_ story: Story, with article: Article, as decision: EntryDecision)
    -> StoryUpdate
  {
    var story = story
    story.articles += 1
    story.lastSeen = article.firstSeen
    return StoryUpdate(
      article: article.number, story: story, isNewStory: false, decision: decision,
      origin: article.outlet)
  }
}

extension Alert {
  static func made(
    _ id: String, watch: String = "ferries", story: String = "st_1", foundAt: Timestamp = .noon,
    dueAt: Timestamp = .noon(plus: 90)
  ) -> Alert {
    Alert(
      id: id, kind: .development, severity: .high, watch: watch, story: story, article: "ar_1",
      development: "dv_1", foundAt: foundAt, dueAt: dueAt, headline: "Ferry to Vell resumes",
      sentence: "The ferry to Vell resumed on Sunday.", speaker: "Harbour Office",
      limit: "not at night", source: "gazette", url: "https://gazette.example/1", more: 2,
      supersedes: "al_0")
  }
}

extension Store {
  /// Stores the states as polls without entries do.
  func saveFeeds(_ feeds: [FeedState]) async throws {
    for feed in feeds {
      _ = try await commit(
        IngestPlan(feed: feed, poll: Poll(feed: feed.id, at: .noon, result: .ok)))
    }
  }

  func articlesWithoutStory(limit: Int) async throws -> [Article] {
    var articles: [Article] = []
    for version in try await waiting(limit: limit) where version.version == 1 {
      if let article = try await waitingArticle(version.article) { articles.append(article) }
    }
    return articles
  }

  func editsUntold(limit: Int) async throws -> [UntoldEdit] {
    var edits: [UntoldEdit] = []
    for version in try await waiting(limit: limit) where version.version > 1 {
      let edit = try await waitingEdit(of: version.article, version: version.version)
      if let edit { edits.append(edit) }
    }
    return edits
  }
}
