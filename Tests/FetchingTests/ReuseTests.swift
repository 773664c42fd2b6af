import Fetching
import TestSupport
import Testing

@Suite struct ReuseTests {
  @Test func `one connection serves a row of requests`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for _ in 0..<20 {
        let answer = try await fetcher.fetch(.quick(server.url()))
        #expect(answer.status == 200)
      }
    }
    #expect(Set(server.heard.map(\.connection)).count == 1)
  }

  @Test func `a connection that was closed while it rested costs no poll`() async throws {
    let server = try LoopbackServer { _, connection in
      connection.send(Answer().bytes)
      return false
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for _ in 0..<20 {
        let answer = try await fetcher.fetch(.quick(server.url()))
        #expect(answer.status == 200)
        try await Task.sleep(for: .milliseconds(5))
      }
    }
    #expect(server.heard.count == 20)
  }

  /// What is resting and readable must not keep the thread turning.
  @Test func `a resting connection that was closed wakes nobody again`() async throws {
    let server = try LoopbackServer { _, connection in
      connection.send(Answer().bytes)
      return false
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      _ = try await fetcher.fetch(.quick(server.url()))
      try await Task.sleep(for: .milliseconds(100))
      let turns = fetcher.turns
      try await Task.sleep(for: .milliseconds(500))
      #expect(fetcher.turns - turns < 5)
    }
  }

  /// What a server sends unasked would be another feed's answer.
  @Test(arguments: [
    "HTTP/1.1 304 Not Modified\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmine",
  ])
  func `what comes unasked answers no later request`(answer: String) async throws {
    let forged = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
    let server = try LoopbackServer { request, connection in
      guard request.target == "/odd" else {
        connection.send(Answer(body: Array("own".utf8)).bytes)
        return true
      }
      connection.send(answer)
      connection.wait(.milliseconds(20))
      connection.send(forged)
      return true
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for _ in 0..<5 {
        _ = try await fetcher.fetch(.quick(server.url("/odd")))
        try await Task.sleep(for: .milliseconds(60))
        let next = try await fetcher.fetch(.quick(server.url("/next")))
        #expect(text(next.body) == "own")
      }
    }
  }

  /// More than libcurl reads at once, so that some is left when the connection is used again.
  @Test func `what is left of an answer answers no request that waited for its turn`() async throws
  {
    let forged = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
    let server = try LoopbackServer { request, connection in
      guard request.target == "/odd" else {
        connection.send(Answer(body: Array("own".utf8)).bytes)
        return true
      }
      connection.send(
        "HTTP/1.1 304 Not Modified\r\n\r\n" + String(repeating: forged, count: 8_000))
      return true
    }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.perHost = 1
    try await withFetcher(limits) { fetcher in
      for _ in 0..<5 {
        async let odd = fetcher.fetch(.quick(server.url("/odd")))
        async let next = fetcher.fetch(.quick(server.url("/next")))
        let status = try await odd.status
        let body = try await next.body
        #expect(status == 304 && text(body) == "own")
      }
    }
  }

  /// libcurl 7.88 takes the word of a status line for it that all connections to the host carry many requests at once.
  @Test func `a host that calls its answer HTTP-2 is asked one thing at a time over a connection`()
    async throws
  {
    let server = try LoopbackServer { request, connection in
      let body = request.target
      let version = body == "/two" ? "2" : "1.1"
      connection.wait(.milliseconds(body == "/two" ? 1 : 20))
      connection.send("HTTP/\(version) 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      return true
    }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.perHost = 4
    try await withFetcher(limits) { fetcher in
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<24 {
          let path = number % 6 == 1 ? "/two" : "/\(number)"
          group.addTask {
            let answer = await fetcher.result(.quick(server.url(path)))
            #expect(text(answer.response?.body) == path)
          }
        }
      }
    }
  }
}
