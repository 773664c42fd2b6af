import FeedParsing
import News
import Storage
import Testing

@testable import Pipeline

extension Context {
  /// Three stories of the feed `courier` that are worth telling at once; `settings` has no settling time.
  func findThreeAlerts() async throws {
    var feed = FeedSettings(id: "courier", url: "https://courier.example/feed")
    feed.firstRun = .all
    let now = clock.now()
    try await store.synchronise([
      ConfiguredFeed(id: feed.id, url: feed.url, firstCheck: now)
    ])
    let state = try #require(try await store.feed(feed.id))
    var parsed = ParsedFeed(format: .json11)
    parsed.entries = [
      ("1", "Ferry to Nolm runs aground", "The ferry to Nolm ran aground on Monday morning."),
      ("2", "Choir of Quell wins prize", "The choir of Quell won the lantern prize on Monday."),
      ("3", "Lamp oil is short in Orrin", "Lamp oil has become short in Orrin, grocers said."),
    ].map { id, title, text in
      var entry = Entry(id: id)
      entry.title = title
      entry.contentText = text
      return entry
    }
    let decider = PollDecider(
      feed: feed, state: state, now: now, random: 0, outlets: settings.outlets)
    let decision = try await decide(.feed(parsed, bodyHash: 1), decider: decider, response: nil)
    _ = try await store.commit(decision.plan)
    var tracker = try await StoryTracker(context: self)
    _ = try await tracker.step()
  }
}
