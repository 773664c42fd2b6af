import Fetching
import News
import Testing

@testable import Pipeline
@testable import Storage

/// What an answer for a page does to the article that wants it.
@Suite struct PageDeciderTests {
  private let now = Timestamp(seconds: 1_795_000_000)
  private static let article = """
    <p>The council of Harrowby voted on Tuesday to close the old harbour bridge, after engineers found cracks.</p>
    <p>Mayor Ilse Brandt said repairs of the bridge would take at least nine months, with ferries until then.</p>
    """

  private func page(tries: Int = 0) -> WantedPage {
    WantedPage(
      article: 7, version: 1, feed: "a", url: "https://a.example/1", title: "Harbour bridge closed",
      text: "Harrowby closes its harbour bridge.", wantedAt: now, tries: tries,
      validators: Validators(), validatorsURL: nil)
  }

  private func decide(
    _ status: Int, _ body: String = "", type: String = "text/html", tries: Int = 0,
    mayTryAgain: Bool = true
  ) -> PageUpdate {
    PageDecider(page: page(tries: tries), now: now, mayTryAgain: mayTryAgain).answered(
      Response(
        recordedStatus: status, headers: [("Content-Type", type), ("ETag", "\"v1\"")],
        body: Array(body.utf8), url: "https://a.example/1"))
  }

  private func failure(_ update: PageUpdate) -> String? {
    if case .failed(let reason) = update.result { reason } else { nil }
  }

  @Test func `a page of the same article gives its text and its validators`() {
    let update = decide(200, Self.article)
    guard case .read(let text) = update.result else {
      Issue.record("\(update.result)")
      return
    }
    #expect(text.text.hasSuffix("with ferries until then."))
    #expect(update.validators.etag == Array("\"v1\"".utf8))
    #expect(update.validatorsURL == "https://a.example/1")
  }

  @Test func `a page that says nothing of the entry is not taken for it`() {
    let wall = """
      <p>We and our partners store cookies on your device to measure visits and to show advertisements.</p>
      <p>You can change your choice at any time in our privacy centre, or accept everything right now.</p>
      """
    #expect(failure(decide(200, wall)) != nil)
  }

  @Test func `what is no page, or no more than the entry, leaves the entry's text`() {
    #expect(failure(decide(200, "<p>Harbour bridge.</p>")) != nil)
    #expect(failure(decide(200, "%PDF", type: "application/pdf")) != nil)
    #expect(failure(decide(404)) == "HTTP status 404")
    #expect(failure(decide(429)) == "HTTP status 429")
  }

  @Test func `a failure that may pass is worth one more request, in a while`() {
    let first = decide(502)
    #expect(
      first.result
        == .again(at: now.adding(seconds: PageDecider.pauseBetweenTries), "HTTP status 502"))
    #expect(failure(decide(502, tries: 1)) != nil)
    #expect(failure(decide(502, mayTryAgain: false)) != nil)
    let decider = PageDecider(page: page(), now: now, mayTryAgain: true)
    #expect(failure(decider.failed(.refusedAddress("10.0.0.1"))) != nil)
    #expect(failure(decider.failed(.timeout(.stall))) == nil)
  }

  @Test func `304 says that the page is what it was`() {
    #expect(decide(304).result == .unchanged)
  }

  @Test func `three failures in a row leave a feed's pages in peace for an hour`() {
    var failures = PageFailures()
    for count in 1...PageFailures.maximum {
      #expect(!failures.isResting(feed: "a", at: now))
      failures.note(feed: "a", didFail: true, at: now)
      #expect(failures.isResting(feed: "a", at: now) == (count == PageFailures.maximum))
    }
    #expect(!failures.isResting(feed: "b", at: now))
    #expect(!failures.isResting(feed: "a", at: now.adding(seconds: PageFailures.pause)))
    failures.note(feed: "a", didFail: false, at: now)
    #expect(!failures.isResting(feed: "a", at: now))
  }
}
