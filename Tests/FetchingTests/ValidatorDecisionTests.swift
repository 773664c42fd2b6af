import News
import Testing

@testable import Fetching

@Suite struct ValidatorDecisionTests {
  private let stored = Validators(etag: Array("\"old\"".utf8), lastModified: Array("then".utf8))

  @Test func `a whole 200 with a feed gives its validators and forgets those that vanished`() {
    let response = response(200, [("etag", "\"new\"")])
    #expect(
      ValidatorDecision.after(response, wasFeed: true, stored: stored)
        == .store(Validators(etag: Array("\"new\"".utf8)), url: "http://a.example/feed"))
    #expect(
      ValidatorDecision.after(self.response(200, []), wasFeed: true, stored: stored)
        == .store(Validators(), url: "http://a.example/feed"))
  }

  @Test func `a page that is no feed gives nothing and takes nothing`() {
    let response = response(200, [("ETag", "\"login\"")])
    #expect(ValidatorDecision.after(response, wasFeed: false, stored: stored) == .keep)
  }

  @Test(arguments: [201, 203, 204, 206, 300, 404, 410, 429, 500, 503])
  func `no other status gives validators`(status: Int) {
    let response = response(status, [("ETag", "\"e\""), ("Last-Modified", "now")])
    #expect(ValidatorDecision.after(response, wasFeed: true, stored: stored) == .keep)
  }

  @Test func `a bare 304 erases nothing`() {
    #expect(
      ValidatorDecision.after(response(304, [], asked: true), wasFeed: true, stored: stored)
        == .store(stored, url: "http://a.example/feed"))
  }

  @Test func `a 304 changes the validator that it carries and no other`() {
    let response = response(304, [("Last-Modified", "later")], asked: true)
    let expected = Validators(etag: stored.etag, lastModified: Array("later".utf8))
    #expect(
      ValidatorDecision.after(response, wasFeed: true, stored: stored)
        == .store(expected, url: "http://a.example/feed"))
  }

  @Test func `a 304 that nobody asked for is an error`() {
    #expect(
      ValidatorDecision.after(response(304, []), wasFeed: true, stored: Validators())
        == .notModifiedUnasked)
  }

  private func response(_ status: Int, _ fields: [(String, String)], asked: Bool = false)
    -> Response
  {
    var headers = HeaderFields()
    for (name, value) in fields { headers.append(name: Array(name.utf8), value: Array(value.utf8)) }
    return Response(
      status: status, body: [], headers: headers, wasConditional: asked,
      effectiveURL: "http://a.example/feed", redirects: [], elapsed: .zero, wireBytes: 0)
  }
}
