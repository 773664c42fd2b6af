import Fetching
import TestSupport
import Testing

@Suite struct LimitTests {
  private func small(_ server: LoopbackServer) -> Request {
    var request = Request.quick(server.url())
    request.limits.maximumBodyBytes = 100_000
    return request
  }

  @Test func `a body at the limit is read, one byte more is refused by name`() async throws {
    let (whole, _) = try await result(of: small) { _, connection in
      connection.send(Answer(body: [UInt8](repeating: 32, count: 100_000)).bytes)
    }
    #expect(try whole.get().body.count == 100_000)
    let (over, _) = try await result(of: small) { _, connection in
      var answer = Answer(body: [UInt8](repeating: 32, count: 100_001))
      answer.hasLength = false
      connection.send(answer.bytes)
      return false
    }
    #expect(over.error == .tooLarge(.body(100_000)))
    #expect(over.error?.message.contains("max_bytes") == true)
  }

  @Test func `a declared length of ten gibibytes is refused before the body`() async throws {
    let (result, _) = try await result { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n")
      connection.wait(.seconds(3))
      return false
    }
    #expect(result.error == .tooLarge(.body(16 << 20)))
  }

  @Test func `an endless body ends at the limit`() async throws {
    let (result, _) = try await result(of: small) { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = Array("1000\r\n".utf8) + [UInt8](repeating: 32, count: 4_096) + [13, 10]
      while connection.send(chunk) {}
      return false
    }
    #expect(result.error == .tooLarge(.body(100_000)))
  }

  @Test(arguments: ["gzip", "zstd"])
  func `a bomb stops at the limit of what it decodes to`(coding: String) async throws {
    let bomb =
      coding == "gzip" ? Compression.gzipBomb(6 << 20) : Compression.zstdBomb(blocks: 100)
    #expect(bomb.count < 400_000)
    var request = Request.quick("")
    request.limits.maximumBodyBytes = 1 << 20
    let (result, _) = try await result(
      of: { [request] server in
        var request = request
        request.url = server.url()
        return request
      },
      script: { _, connection in
        connection.send(Answer(headers: [("Content-Encoding", coding)], body: bomb).bytes)
      })
    #expect(result.error == .tooLarge(.body(1 << 20)))
  }

  @Test func `an endless row of gzip members ends at the limit`() async throws {
    let member = Compression.gzip([UInt8](repeating: 32, count: 1_000))
    let (result, _) = try await result(
      of: { server in
        var request = Request.quick(server.url())
        request.limits.maximumBodyBytes = 10_000
        return request
      },
      script: { _, connection in
        connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        while connection.send(member) {}
        return false
      })
    #expect(result.error == .tooLarge(.wire(5_000)))
  }

  @Test func `a stream that decodes to nothing ends at the limit of the wire`() async throws {
    let (result, _) = try await result(of: small) { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
      connection.send([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
      // Empty stored blocks, none the last.
      let nothing = (0..<1_000).flatMap { _ in [0, 0, 0, 0xff, 0xff] as [UInt8] }
      while connection.send(nothing) {}
      return false
    }
    #expect(result.error == .tooLarge(.wire(50_000)))
  }

  @Test func `headers beyond 64 KiB are refused, in one line, in many, and before the answer`()
    async throws
  {
    let line = "X-Long: " + String(repeating: "x", count: 4_000) + "\r\n"
    for head in [
      "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 17),
      "HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 70_000) + "\r\n",
      "HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 200_000) + "\r\n",
      String(repeating: "HTTP/1.1 100 Continue\r\n" + line + "\r\n", count: 17)
        + "HTTP/1.1 200 OK\r\n",
    ] {
      let result = try await result(sending: head + "Content-Length: 0\r\n\r\n")
      #expect(result.error == .tooLarge(.headers(64 << 10)))
    }
    let almost = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 16)
    #expect(
      try await result(sending: almost + "Content-Length: 0\r\n\r\n").get().status == 200)
  }

  @Test func `a server that never answers is left after the stall time`() async throws {
    let start = ContinuousClock.now
    let (result, heard) = try await result(of: { .hasty($0.url()) }) { _, connection in
      connection.wait(.seconds(60))
      return false
    }
    #expect(result.error == .timeout(.stall))
    #expect(result.error?.isConnectionLevel == false)
    #expect(ContinuousClock.now - start < .seconds(15))
    #expect(heard.count <= 1)
  }

  @Test(arguments: [true, false]) func `dribbled bytes do not hold a transfer`(inBody: Bool)
    async throws
  {
    let start = ContinuousClock.now
    let (result, _) = try await result(of: { .hasty($0.url()) }) { _, connection in
      if inBody { connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n") }
      let drip = Array((inBody ? "" : "HTTP/1.1 200 OK\r\nX: ").utf8)
      connection.dribble(drip + [UInt8](repeating: 32, count: 1_000), pause: .milliseconds(50))
      return false
    }
    #expect(result.error == .timeout(.stall))
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func `a transfer that is never slow enough to stall ends at the total time`() async throws {
    let request: (LoopbackServer) -> Request = { server in
      var request = Request.quick(server.url())
      request.limits.total = .milliseconds(700)
      return request
    }
    let (result, _) = try await result(of: request) { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      let piece = [UInt8](repeating: 32, count: 1_000)
      while connection.send(piece) { connection.wait(.milliseconds(20)) }
      return false
    }
    #expect(result.error == .timeout(.total))
  }

  @Test func `the total time is one for all hops`() async throws {
    let request: (LoopbackServer) -> Request = { server in
      var request = Request.quick(server.url("/0"))
      request.limits.total = .milliseconds(900)
      request.limits.maximumRedirects = 50
      return request
    }
    let (result, heard) = try await result(of: request) { request, connection in
      connection.wait(.milliseconds(250))
      let hop = Int(request.target.dropFirst()) ?? 0
      return connection.send(Answer.redirect(to: "/\(hop + 1)").bytes)
    }
    #expect(result.error == .timeout(.total))
    #expect(heard.count <= 4)
  }

  @Test func `a TLS handshake that nobody answers ends at the connect time`() async throws {
    let server = try LoopbackServer { _, connection in
      connection.wait(.seconds(2))
      return false
    }
    defer { server.stop() }
    var request = Request.quick("https://127.0.0.1:\(server.port)/")
    request.limits.connect = .milliseconds(300)
    let result = try await withFetcher { [request] in await $0.result(request) }
    #expect(result.error == .timeout(.connect))
    #expect(result.error?.isConnectionLevel == true)
  }

  @Test func `a closed port and an unknown name are told apart`() async throws {
    try await withFetcher { fetcher in
      let closed = await fetcher.result(.quick("http://127.0.0.1:1/"))
      guard case .connect(host: "127.0.0.1", _) = closed.error else {
        Issue.record("\(closed)")
        return
      }
      let unknown = await fetcher.result(.quick("http://no-such-host.invalid/"))
      #expect(unknown.error == .dns(host: "no-such-host.invalid"))
      #expect(closed.error?.isConnectionLevel == true)
      #expect(unknown.error?.isConnectionLevel == true)
    }
  }
}
