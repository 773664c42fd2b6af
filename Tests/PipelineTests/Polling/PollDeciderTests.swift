import FeedParsing
import Fetching
import News
import Reporting
import Testing

@testable import Pipeline

/// What one answer after the other does to a feed's state and to the log.
@Suite struct PollDeciderTests {
  private let start = Timestamp(seconds: 1_795_000_000)

  @Test func `a failing feed is told once, backs off, and its recovery is told once`() throws {
    var state = FeedState(id: "a", url: "https://a.example/feed", nextCheck: start)
    var now = start
    var waits: [Int64] = []
    var told: [String] = []
    for _ in 0..<4 {
      let decision = decider(state, at: now).failed(.status(500), response: answer(500))
      told += decision.notices.map(\.name)
      state = decision.plan.feed
      waits.append(state.nextCheck.seconds(since: now))
      now = state.nextCheck
    }
    #expect(told == ["feed_failing"])
    #expect(waits == waits.sorted() && waits[3] >= waits[0] * 4)
    let recovered = decider(state, at: now).unchanged(response: answer(304))
    #expect(recovered.notices.map(\.name) == ["feed_recovered"])
    #expect(recovered.plan.feed.failures == 0)
    #expect(recovered.plan.feed.lastError == nil)
    let calm = decider(recovered.plan.feed, at: now).unchanged(response: answer(304))
    #expect(calm.notices.isEmpty)
  }

  @Test func `410 ends polling and is told once`() {
    let state = FeedState(id: "a", url: "https://a.example/feed", nextCheck: start)
    let gone = decider(state, at: start).gone(response: answer(410))
    #expect(gone.plan.feed.isGone)
    #expect(gone.notices.map(\.name) == ["feed_gone"])
    #expect(decider(gone.plan.feed, at: start).gone(response: answer(410)).notices.isEmpty)
  }

  @Test func `validators are stored with the feed they vouch for, and not from an error`() throws {
    let state = FeedState(id: "a", url: "https://a.example/feed", nextCheck: start)
    let headers = [("ETag", "W/\"odd, one\""), ("Last-Modified", "yesterday")]
    let good = try read(answer(200, headers), state)
    #expect(good.plan.feed.validators.etag == Array("W/\"odd, one\"".utf8))
    #expect(good.plan.feed.validators.lastModified == Array("yesterday".utf8))
    #expect(good.plan.feed.validatorsURL == "https://a.example/feed")
    let failed = decider(good.plan.feed, at: start).failed(
      .status(503), response: answer(503, [("ETag", "\"error page\"")]))
    #expect(failed.plan.feed.validators == good.plan.feed.validators)
    let without = try read(answer(200), good.plan.feed)
    #expect(without.plan.feed.validators.isEmpty)
  }

  @Test func `the machine's own outage counts against no feed`() {
    var state = FeedState(id: "a", url: "https://a.example/feed", nextCheck: start)
    state.failures = 2
    let offline = decider(state, at: start).offline()
    #expect(offline.plan.feed.failures == 2)
    #expect(offline.plan.poll.result == .offline)
    #expect(offline.notices.isEmpty)
  }

  @Test func `secrets stay bound to the configured URL after an adopted redirect`() throws {
    var feed = FeedSettings(id: "a", url: "https://a.example/feed")
    feed.authentication = .bearer(.plain("token"))
    feed.allowsPrivateNetworks = true
    let maker = RequestMaker(environment: [:])
    let request = try maker.request(
      for: feed, state: FeedState(id: "a", url: feed.url, nextCheck: start),
      startURL: "https://elsewhere.example/feed")
    #expect(request.url == "https://a.example/feed")
    #expect(request.startURL == "https://elsewhere.example/feed")
  }

  @Test func `a credential that is missing fails the poll and names itself`() {
    var feed = FeedSettings(id: "a", url: "https://a.example/feed")
    feed.authentication = .bearer(.credential("ministry_token"))
    let maker = RequestMaker(environment: ["CREDENTIALS_DIRECTORY": "/nonexistent"])
    #expect(throws: PollError.self) {
      try maker.request(
        for: feed, state: FeedState(id: "a", url: feed.url, nextCheck: start), startURL: feed.url)
    }
  }

  private func decider(_ state: FeedState, at now: Timestamp) -> PollDecider {
    PollDecider(
      feed: FeedSettings(id: state.id, url: state.url), state: state, now: now, random: 0,
      outlets: OutletNames([]))
  }

  private func answer(_ status: Int, _ headers: [(String, String)] = []) -> Response {
    Response(
      recordedStatus: status, headers: headers.map { (name: $0.0, value: $0.1) }, body: [],
      url: "https://a.example/feed")
  }

  private func read(_ response: Response, _ state: FeedState) throws -> PollDecider.Decision {
    let parsed = try FeedParser.parse(
      Array("<rss version='2.0'><channel><title>A</title></channel></rss>".utf8))
    return decider(state, at: start).feedRead(
      parsed, bodyHash: 1, candidates: [], known: [], response: response)
  }
}
