import News
import Storage
import TestSupport
import Testing
import Watching

@testable import Pipeline

@Suite struct ExplanationTests {
  private let at = Timestamp(seconds: 1_768_737_600)

  @Test func `an article that its feed lists no more was withdrawn, not edited`() async throws {
    try await withStore { store, directory in
      let (article, story) = try await opened(store)
      let feed = try #require(try await store.feed("quell"))
      var plan = IngestPlan(feed: feed, poll: Poll(feed: feed.id, at: at, result: .ok))
      plan.vanishing.withdrawn = [article.number]
      _ = try await store.commit(plan)
      var update = EditUpdate(
        article: article.number, version: 2, story: story, grade: .material)
      update.developments = [
        Development(
          id: "dv_1", kind: .correction, sentence: "Mill burns", span: nil, score: 0.9,
          limit: Development.withdrawn)
      ]
      try await store.commit(update)
      let text = try #require(try await Inspection(directory: directory).explain("ar_1"))
      #expect(text.contains("\n  withdrawn 2026-01-18T12:00:00Z\n"))
      #expect(text.contains("\n      \(Development.withdrawn)"))
      #expect(!text.contains("edited") && !text.contains("leaves out"))
    }
  }

  @Test func `an alert says why it is as loud as it is, and which one it supersedes`() async throws
  {
    try await withStore { store, directory in
      var louder = alert("al_2", .critical)
      louder.origins = 2
      louder.outlets = 3
      louder.supersedes = "al_1"
      var orphan = alert("al_3", .info)
      orphan.supersedes = "al_0"
      _ = try await opened(store, alerts: [alert("al_1", .high), louder, orphan])
      var watch = Watch(
        id: "fires", query: try Query.parse("mill"), queryText: "mill", severity: .high)
      let inspection = try await Inspection(directory: directory)
      #expect(
        try await says("al_1", inspection, watch).contains("\n  severity: the watch says high\n"))
      watch.escalate = Escalation(origins: 2, within: .seconds(3_600), severity: .critical)
      let second = try await says("al_2", inspection, watch)
      #expect(
        second.contains(
          "\n  severity: the watch says high, and critical with 2 origins; outlets/origins 3/2\n"))
      #expect(
        second.contains(
          "\n  supersedes al_1, high, found 2026-01-18T12:00:00Z: \"The mill burned.\"\n"))
      let third = try await says("al_3", inspection, watch)
      #expect(third.contains("looks back or is dated ahead is never louder than info\n"))
      #expect(third.contains("\n  supersedes al_0, which is no longer kept\n"))
      watch.escalate = nil
      #expect(try await says("al_2", inspection, watch).contains("the watch says high now\n"))
      let without = try #require(try await inspection.explain("al_2"))
      #expect(!without.contains("severity: ") && without.contains("supersedes al_1"))
    }
  }

  @Test func `a story names its articles by id and address, and explained says why they are in it`()
    async throws
  {
    try await withStore { store, directory in
      _ = try await opened(store)
      let inspection = try await Inspection(directory: directory)
      let story = try #require(try await inspection.story("st_1"))
      #expect(story.contains(" · 1 article · outlets"))
      #expect(story.contains("Mill burns\n    ar_1  https://quell.example/1?"), "\(story)")
      #expect(!story.contains("why: ") && !story.contains("\u{1b}"))
      let explained = try #require(try await inspection.explain("st_1"))
      #expect(explained.contains("\n    why: nothing like it"))
      #expect(try await inspection.stories(limit: 9).contains("1 article  "))
    }
  }

  private func says(_ id: String, _ inspection: Inspection, _ watch: Watch) async throws -> String {
    try #require(try await inspection.explain(id, watches: [watch]))
  }

  private func alert(_ id: String, _ severity: Severity) -> Alert {
    Alert(
      id: id, kind: .development, severity: severity, watch: "fires", story: "st_1",
      article: "ar_1", development: "dv_1", foundAt: at, dueAt: at, headline: "Mill burns",
      sentence: "The mill burned.", source: "quell")
  }

  private func withStore(_ body: (Store, String) async throws -> Void) async throws {
    try await withTemporaryDirectory { directory in
      try await body(try await Store.open(directory: directory), directory)
    }
  }

  /// A story of one article.
  private func opened(_ store: Store, alerts: [Alert] = []) async throws -> (Article, Story) {
    let feed = FeedState(id: "quell", url: "https://quell.example/rss", nextCheck: at)
    try await store.synchronise([ConfiguredFeed(id: feed.id, url: feed.url, firstCheck: at)])
    var plan = IngestPlan(feed: feed, poll: Poll(feed: feed.id, at: at, result: .ok))
    let made = Article(
      id: "ar_1", feed: feed.id, entryID: "1", url: "https://quell.example/1?\u{1b}[31m",
      outlet: "quell.example", title: "Mill burns", text: "The mill burned.", published: at,
      firstSeen: at)
    plan.newArticles = [
      NewArticle(
        article: made,
        keys: ArticleKeys(
          feed: feed.id, entryID: "1", urlKey: nil, contentHash: 1, titleHash: 1, claimed: at))
    ]
    plan.poll.decisions = [.new: 1]
    let article = try #require(try await store.commit(plan).articles.first)
    let story = Story(id: "st_1", headline: "Mill burns", firstSeen: at, lastSeen: at)
    var update = StoryUpdate(
      article: article.number, story: story, isNewStory: true, decision: .new,
      origin: article.outlet)
    update.evidence = ["nothing like it"]
    update.alerts = alerts
    try await store.commit(update)
    return (article, story)
  }
}
