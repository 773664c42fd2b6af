import Fetching
import News
import TestSupport
import Testing

@Suite struct HeaderTests {
  @Test func `headers of an interim answer and trailers are not the answer's`() async throws {
    let result = try await result(
      sending: "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\nLink: </x>\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nLast-Modified: then\r\nTransfer-Encoding: chunked\r\nTrailer: ETag\r\n"
        + "\r\n6\r\n<rss/>\r\n0\r\nETag: \"late\"\r\nLast-Modified: later\r\n\r\n")
    let response = try result.get()
    #expect(text(response.body) == "<rss/>")
    #expect(response.validators.etag == nil)
    #expect(text(response.validators.lastModified) == "then")
    #expect(response.headers["Link"] == nil)
  }

  @Test func `headers of a redirect are not the answer's`() async throws {
    let (result, _) = try await result { request, connection in
      connection.send(
        request.target == "/feed"
          ? Answer(
            status: 301, headers: [("Location", "/b"), ("ETag", "\"hop\""), ("X-Hop", "1")]
          ).bytes
          : Answer(headers: [("Last-Modified", "then")]).bytes)
    }
    let response = try result.get()
    #expect(response.validators.etag == nil)
    #expect(response.headers["x-hop"] == nil)
    #expect(text(response.headers["last-modified"]) == "then")
  }

  @Test func `names are read in any case, folded lines belong together, values keep their bytes`()
    async throws
  {
    var bytes = Array("HTTP/1.1 200 OK\r\ncOnTent-tYpe:\tapplication/xml;\r\n  charset=x \r\n".utf8)
    bytes += Array("ETag: \"".utf8) + [0xe4, 0xff] + Array("\"\r\nContent-Length: 0\r\n\r\n".utf8)
    let response = try await result(sending: bytes).get()
    #expect(response.contentType == "application/xml; charset=x")
    #expect(response.validators.etag == [0x22, 0xe4, 0xff, 0x22])
    #expect(response.headers.text("etag") == "\"\u{e4}\u{ff}\"")
  }

  @Test(arguments: [
    "Content-Length: 6\r\nContent-Length: 7", "Content-Length: 6, 7",
    "Content-Length: 7\r\nTransfer-Encoding: chunked",
  ]) func `two lengths that differ are an error`(lengths: String) async throws {
    let isChunked = lengths.contains("chunked")
    let body = isChunked ? "6\r\n<rss/>\r\n0\r\n\r\n" : "<rss/>x"
    let result = try await result(sending: "HTTP/1.1 200 OK\r\n\(lengths)\r\n\r\n\(body)")
    guard case .badHeaders = result.error else {
      Issue.record("\(result)")
      return
    }
  }

  @Test(arguments: [
    "Content-Length: 6\r\nContent-Length: 6", "Content-Length: 6\r\nTransfer-Encoding: chunked",
  ]) func `two lengths that agree are none`(lengths: String) async throws {
    let body = lengths.contains("chunked") ? "6\r\n<rss/>\r\n0\r\n\r\n" : "<rss/>"
    let result = try await result(sending: "HTTP/1.1 200 OK\r\n\(lengths)\r\n\r\n\(body)")
    #expect(text(try result.get().body) == "<rss/>")
  }

  @Test(arguments: [
    "Content-Length: -5", "Content-Length: six", "Content-Length: 99999999999999999999999",
  ]) func `a length that is none is an error`(length: String) async throws {
    let result = try await result(sending: "HTTP/1.1 200 OK\r\n\(length)\r\n\r\n<rss/>")
    #expect(result.error != nil)
  }

  @Test(arguments: ["\u{0}\u{1}garbage\r\n\r\n", "<rss/>", "HTTP/1.1 OK\r\n\r\n<rss/>"])
  func `what is not HTTP is an error`(sent: String) async throws {
    let result = try await result(sending: sent)
    #expect(result.error != nil)
    #expect(result.error?.isConnectionLevel == false)
  }

  @Test func `a connection closed without an answer is told as that, and tried once`() async throws
  {
    let (result, heard) = try await result { _, _ in false }
    #expect(result.error == .emptyReply)
    #expect(heard.count == 1)
  }

  @Test func `a reset before an answer is told, and tried once`() async throws {
    let (result, heard) = try await result { _, connection in
      connection.resetOnClose()
      return false
    }
    guard case .connectionLost = result.error else {
      Issue.record("\(result)")
      return
    }
    #expect(heard.count == 1)
  }

  @Test func `a status is an answer, its body is nobody's business`() async throws {
    for status in [204, 401, 403, 404, 410, 418, 429, 500, 503] {
      let (result, heard) = try await result { _, connection in
        var answer = Answer(status: status, headers: [("Retry-After", "7")])
        if status == 204 { answer.body = [] }
        return connection.send(answer.bytes)
      }
      let response = try result.get()
      #expect(response.status == status)
      #expect(response.body.isEmpty)
      #expect(text(response.headers["Retry-After"]) == "7")
      #expect(heard.count == 1)
    }
  }

  @Test func `an error page that never ends does not hide the status`() async throws {
    let (result, _) = try await result { _, connection in
      connection.send("HTTP/1.1 503 Busy\r\nRetry-After: 90\r\n\r\n")
      let piece = [UInt8](repeating: 0x2e, count: 8_192)
      while connection.send(piece) {}
      return false
    }
    #expect(try result.get().status == 503)
    let (declared, _) = try await self.declared(503)
    #expect(try declared.get().status == 503)
  }

  private func declared(_ status: Int) async throws -> (
    Result<Response, FetchError>, [HeardRequest]
  ) {
    try await result { _, connection in
      connection.send("HTTP/1.1 \(status) Busy\r\nContent-Length: 10737418240\r\n\r\n")
      connection.wait(.milliseconds(200))
      return false
    }
  }
}
