import News
import Storage
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ExplanationTests {
  @Test func `an article that its feed lists no more was withdrawn, not edited`() async throws {
    try await withTemporaryDirectory { directory in
      let store = try await Store.open(directory: directory)
      let at = Timestamp(seconds: 1_768_737_600)
      let feed = FeedState(id: "quell", url: "https://quell.example/rss", nextCheck: at)
      try await store.synchronise([ConfiguredFeed(id: feed.id, url: feed.url, firstCheck: at)])
      var plan = IngestPlan(feed: feed, poll: Poll(feed: feed.id, at: at, result: .ok))
      let made = Article(
        id: "ar_1", feed: feed.id, entryID: "1", outlet: "quell.example", title: "Mill burns",
        text: "The mill burned.", published: at, firstSeen: at)
      plan.newArticles = [
        NewArticle(
          article: made,
          keys: ArticleKeys(
            feed: feed.id, entryID: "1", urlKey: nil, contentHash: 1, titleHash: 1, claimed: at))
      ]
      plan.poll.decisions = [.new: 1]
      let article = try #require(try await store.commit(plan).articles.first)
      let story = Story(id: "st_1", headline: "Mill burns", firstSeen: at, lastSeen: at)
      try await store.commit(
        StoryUpdate(
          article: article.number, story: story, isNewStory: true, decision: .new,
          origin: article.outlet))
      plan = IngestPlan(feed: feed, poll: Poll(feed: feed.id, at: at, result: .ok))
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
}
