import Fetching
import News
import TestSupport
import Testing

@Suite struct ConditionalRequestTests {
  static let etags: [[UInt8]] =
    [
      "\"abc\"", "W/\"abc\"", "abc", "\"\"", "\"a\\\"b, c;d\"", "\"x-gzip\"", "'odd' <&>%2f\t!",
      String(repeating: "e", count: 8_000),
    ].map { Array($0.utf8) } + [[0x22, 0xe9, 0xff, 0x80, 0x22]]

  @Test(arguments: etags) func `an ETag comes back byte for byte`(etag: [UInt8]) async throws {
    var answer = Answer()
    answer.headers = [("ETag", etag)]
    let heard = try await heardAfterEcho(answer)
    #expect(heard.bytes("If-None-Match") == etag)
    #expect(heard.bytes("If-Modified-Since") == nil)
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "2026-01-18T09:15:37Z",
    "Thu, 01 Jan 1970 00:00:00 GMT", "Wed, 02 Jan 2041 00:00:00 GMT",
    "Sun, 18 Jan 2026 10:15:37 +0100", "yesterday",
  ]) func `Last-Modified comes back as the opaque string it was`(date: String) async throws {
    let heard = try await heardAfterEcho(Answer(headers: [("last-MODIFIED", date)]))
    #expect(heard.header("If-Modified-Since") == date)
    #expect(heard.bytes("If-None-Match") == nil)
  }

  @Test func `both validators are sent when both came`() async throws {
    let heard = try await heardAfterEcho(
      Answer(headers: [("ETAG", "\"1\""), ("Last-Modified", "long ago")]))
    #expect(heard.header("If-None-Match") == "\"1\"")
    #expect(heard.header("If-Modified-Since") == "long ago")
  }

  @Test func `a first request invents no validator`() async throws {
    let (_, heard) = try await result { _, connection in connection.send(Answer().bytes) }
    #expect(try heard.at(0).bytes("If-None-Match") == nil)
    #expect(try heard.at(0).bytes("If-Modified-Since") == nil)
    #expect(try heard.at(0).bytes("Cache-Control") == nil)
    #expect(try heard.at(0).bytes("Pragma") == nil)
  }

  @Test func `an empty ETag is none`() async throws {
    let (result, _) = try await result { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nETag:   \r\nContent-Length: 0\r\n\r\n")
    }
    #expect(result.response?.validators == Validators())
  }

  @Test func `a 304 with a Content-Length is whole and says that it was asked for`() async throws {
    let request: (LoopbackServer) -> Request = { server in
      var request = Request.quick(server.url())
      request.validators.etag = Array("\"1\"".utf8)
      return request
    }
    let (result, _) = try await result(of: request) { _, connection in
      connection.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 4096\r\nETag: \"2\"\r\n\r\n")
    }
    let response = try result.get()
    #expect(response.status == 304)
    #expect(response.wasConditional)
    #expect(text(response.validators.etag) == "\"2\"")
  }

  @Test func `a 304 to an unconditional request can be told from an asked one`() async throws {
    let (result, _) = try await result { _, connection in
      connection.send(Answer.notModified.bytes)
    }
    #expect(try result.get().wasConditional == false)
  }

  @Test func `validators go only to the URL that gave them`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/old" ? .redirect(to: "/new") : Answer(headers: [("ETag", "\"n\"")])
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      let first = try await fetcher.fetch(.quick(server.url("/old")))
      #expect(first.effectiveURL == server.url("/new"))
      var again = Request.quick(server.url("/old"))
      again.validators = first.validators
      again.validatorsURL = first.effectiveURL
      let second = try await fetcher.fetch(again)
      #expect(second.wasConditional)
    }
    #expect(server.heard.map(\.target) == ["/old", "/new", "/old", "/new"])
    #expect(try server.heard.at(2).bytes("If-None-Match") == nil)
    #expect(try server.heard.at(3).header("If-None-Match") == "\"n\"")
  }

  /// Fetches, then asks again with what came, and says what the server heard then.
  private func heardAfterEcho(_ answer: Answer) async throws -> HeardRequest {
    let server = try LoopbackServer { _ in answer }
    defer { server.stop() }
    try await withFetcher { fetcher in
      let first = try await fetcher.fetch(.quick(server.url()))
      var again = Request.quick(server.url())
      again.validators = first.validators
      again.validatorsURL = first.effectiveURL
      _ = try await fetcher.fetch(again)
    }
    return try server.heard.at(1)
  }
}
