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
}
