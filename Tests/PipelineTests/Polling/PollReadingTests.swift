import FeedParsing
import News
import Testing

@testable import Fetching
@testable import Pipeline

/// What the documents of a directory come to.
struct PollReadingTests {
  @Test func `a file of a directory that cannot be read whole is told, and the others are read`() {
    let state = FeedState(id: "in", url: "file:in", nextCheck: Timestamp(seconds: 0))
    var problems: [String] = []
    let reading = PollReading(
      documents: [
        document("bad.xml", "<rss><channel><item><title>Half a"),
        document("good.xml", "<rss><channel><item><title>Whole</title></item></channel></rss>"),
        document("note.txt", "no feed"),
      ], state: state
    ) { problems.append($0) }
    guard case .feed(let feed, _) = reading else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries.map(\.title).contains("Whole"))
    #expect(problems.map { $0.prefix { $0 != ":" } } == ["bad.xml", "note.txt"])
  }

  private func document(_ name: String, _ text: String) -> FileFeed.Document {
    FileFeed.Document(name: name, bytes: Array(text.utf8))
  }
}
