import News
import Storage
import Testing

@testable import Pipeline

/// What Prometheus is shown.
@Suite struct MetricsPageTests {
  @Test func `a histogram's buckets add up, and a poll without an answer has no duration`() {
    let tally = Tally()
    for (milliseconds, status) in [(10, 200), (50, 304), (51, 200), (61_000, 200), (9, nil)] {
      var poll = Poll(feed: "a", at: Timestamp(seconds: 0), result: .ok)
      poll.milliseconds = milliseconds
      poll.status = status
      tally.count(poll)
    }
    let page = Self.page(tally)
    #expect(page.contains("storywatch_poll_duration_seconds_bucket{le=\"0.05\"} 2\n"))
    #expect(page.contains("storywatch_poll_duration_seconds_bucket{le=\"0.1\"} 3\n"))
    #expect(page.contains("storywatch_poll_duration_seconds_bucket{le=\"60\"} 3\n"))
    #expect(page.contains("storywatch_poll_duration_seconds_bucket{le=\"+Inf\"} 4\n"))
    #expect(page.contains("storywatch_poll_duration_seconds_sum 61.111\n"))
    #expect(page.contains("storywatch_poll_duration_seconds_count 4\n"))
    #expect(page.contains("storywatch_polls_total{result=\"ok\"} 5\n"))
  }

  @Test func `no word of a feed becomes a label`() {
    let before = Self.page(Tally()).split(separator: "\n").count
    let tally = Tally()
    for number in 0..<1_000 {
      var poll = Poll(feed: "feed-\(number)", at: Timestamp(seconds: 0), result: .failed)
      poll.message = "error \(number)"
      poll.status = 100 + number
      tally.count(poll)
    }
    #expect(Self.page(tally).split(separator: "\n").count == before)
  }

  @Test func `the name of a watch is written so that it stays one label`() {
    var writer = MetricsWriter()
    writer.sample("a", [("watch", "x\"} 1\nb{c=\"\\")], 1)
    #expect(writer.text == "a{watch=\"x\\\"} 1\\nb{c=\\\"\\\\\"} 1\n")
  }

  @Test func `each metric is described once, before its samples`() {
    var described: Set<Substring> = []
    for line in Self.page(Tally()).split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.hasPrefix("# TYPE") {
        #expect(described.insert(words[2]).inserted)
      } else if !line.hasPrefix("#") {
        let name = words[0].prefix { $0 != "{" }
        #expect(described.contains { name.hasPrefix($0) }, "\(name)")
      }
    }
  }

  @Test func `alerts that wait for the webhook are counted`() {
    var stock = StoreStock()
    stock.waitingDeliveries = 3
    let page = MetricsPage(
      counts: Tally().counts, census: FeedCensus(), stock: stock, version: "1",
      started: Timestamp(seconds: 7))
    #expect(page.text.contains("storywatch_webhook_pending 3\n"))
  }

  private static func page(_ tally: Tally) -> String {
    MetricsPage(
      counts: tally.counts, census: FeedCensus(), stock: StoreStock(), version: "1",
      started: Timestamp(seconds: 7)
    ).text
  }
}
