import TestSupport
import Testing

@testable import Fetching

@Suite struct QueueTests {
  private let start = ContinuousClock.now

  @Test func `one host gets one request at a time, with a gap between starts`() {
    var queue = StartQueue(limits: Fetcher.Limits())
    queue.enqueue(1, host: "a.example")
    queue.enqueue(2, host: "a.example")
    queue.enqueue(3, host: "b.example")
    #expect(queue.next(at: start) == 1)
    #expect(queue.next(at: start) == 3)
    #expect(queue.next(at: start) == nil)
    #expect(queue.next(at: start + .seconds(5)) == nil)
    queue.finish(1, at: start + .milliseconds(100))
    #expect(queue.next(at: start + .milliseconds(999)) == nil)
    #expect(queue.nextStart(after: start + .milliseconds(999)) == start + .seconds(1))
    #expect(queue.next(at: start + .seconds(1)) == 2)
  }

  @Test func `no more run at a time than there are connections`() {
    var limits = Fetcher.Limits()
    limits.connections = 2
    var queue = StartQueue(limits: limits)
    for ticket in 1...3 { queue.enqueue(UInt64(ticket), host: "h\(ticket).example") }
    #expect(queue.next(at: start) == 1)
    #expect(queue.next(at: start) == 2)
    #expect(queue.next(at: start) == nil)
    #expect(queue.nextStart(after: start) == start + StartQueue.patience)
    queue.finish(1, at: start)
    #expect(queue.next(at: start) == 3)
  }

  @Test func `servers that hang hold up nobody else for longer than five seconds`() {
    var limits = Fetcher.Limits()
    limits.connections = 2
    var queue = StartQueue(limits: limits)
    for ticket: UInt64 in 1...10 { queue.enqueue(ticket, host: "h\(ticket).example") }
    #expect(queue.next(at: start) == 1)
    #expect(queue.next(at: start + .seconds(1)) == 2)
    #expect(queue.next(at: start + .milliseconds(4_999)) == nil)
    let later = start + StartQueue.patience
    #expect(queue.next(at: later) == 3)
    #expect(queue.next(at: later) == nil)
    #expect(queue.nextStart(after: later) == start + .seconds(6))
    #expect(queue.next(at: start + .seconds(6)) == 4)
  }

  @Test func `no more than four times the connections are ever open`() {
    var limits = Fetcher.Limits()
    limits.connections = 2
    var queue = StartQueue(limits: limits)
    for ticket: UInt64 in 1...10 { queue.enqueue(ticket, host: "h\(ticket).example") }
    let started = (0..<100).compactMap { queue.next(at: start + .seconds($0)) }
    #expect(started == Array(1...8))
    #expect(queue.isFull(at: start + .seconds(100)))
    #expect(queue.nextStart(after: start + .seconds(100)) == nil)
    queue.finish(1, at: start + .seconds(100))
    #expect(queue.next(at: start + .seconds(100)) == 9)
    #expect(queue.next(at: start + .seconds(100)) == nil)
  }

  @Test func `feeds that failed last time hold half of the connections at most`() {
    var limits = Fetcher.Limits()
    limits.connections = 4
    var queue = StartQueue(limits: limits)
    for ticket: UInt64 in 1...3 {
      queue.enqueue(ticket, host: "h\(ticket).example", isSecondary: true)
    }
    queue.enqueue(4, host: "good.example")
    #expect(queue.next(at: start) == 1)
    #expect(queue.next(at: start) == 2)
    #expect(queue.next(at: start) == 4)
    #expect(queue.next(at: start) == nil)
    queue.finish(1, at: start)
    #expect(queue.next(at: start) == 3)
  }

  @Test func `of one host's requests polls come before pages, and no other host waits for that`() {
    var queue = StartQueue(limits: Fetcher.Limits())
    queue.enqueue(1, host: "a.example", isSecondary: true)
    queue.enqueue(2, host: "a.example", isSecondary: true)
    queue.enqueue(3, host: "a.example")
    queue.enqueue(4, host: "b.example", isSecondary: true)
    #expect(queue.next(at: start) == 3)
    #expect(queue.next(at: start) == 4)
    queue.finish(3, at: start)
    #expect(queue.next(at: start + .seconds(1)) == 1)
  }

  @Test func `a place that was given up is not called`() {
    var queue = StartQueue(limits: Fetcher.Limits())
    queue.enqueue(1, host: "a.example")
    queue.enqueue(2, host: "a.example")
    queue.withdraw(1)
    #expect(queue.next(at: start) == 2)
  }

  @Test func `a host's gap is remembered among thousands of others`() {
    var queue = StartQueue(limits: Fetcher.Limits())
    for number in 0..<2_000 {
      queue.enqueue(UInt64(number), host: "h\(number).example")
      #expect(queue.next(at: start) == UInt64(number))
      queue.finish(UInt64(number), at: start)
    }
    queue.enqueue(9_999, host: "h1.example")
    #expect(queue.next(at: start + .milliseconds(500)) == nil)
    #expect(queue.next(at: start + .seconds(1)) == 9_999)
  }

  @Test(arguments: [
    ("http://A.Example/x", "a.example"), ("https://a.example:443/", "a.example"),
    ("http://a.example.:80", "a.example"), ("http://a.example:8080/", "a.example:8080"),
    ("http://u:p@a.example/", "a.example"), ("http://0x7f.1:81/", "127.0.0.1:81"),
    ("http://[::1]/", "[::1]"),
  ]) func `one server has one name`(url: String, host: String) {
    #expect(Fetcher.host(of: url) == host)
    #expect(Fetcher.host(of: "file:x.xml") == nil)
  }

  @Test func `requests to one server are spaced, behind redirects too`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/hop" ? .redirect(to: "/end") : Answer()
    }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.perHost = 1
    limits.hostGap = .milliseconds(400)
    try await withFetcher(limits) { fetcher in
      await withTaskGroup(of: Void.self) { group in
        for path in ["/1", "/hop", "/2"] {
          group.addTask { _ = await fetcher.result(.quick(server.url(path))) }
        }
      }
    }
    // Three gaps of 400 ms, as a busy machine's threads hear them.
    let times = server.heard.map(\.time)
    let first = try #require(times.first)
    let last = try #require(times.last)
    #expect(times.count == 4)
    #expect(last - first >= .milliseconds(700))
  }

  /// Orders wake nobody while all connections are busy, and answers wait for company: none may be forgotten.
  @Test(arguments: [1, 4]) func `all who wait for few connections are answered`(connections: Int)
    async throws
  {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.connections = connections
    let answered = try await withFetcher(limits) { fetcher in
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<300 {
          group.addTask { await fetcher.result(.quick(server.url())).response != nil }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
    }
    #expect(answered == 300)
  }

  @Test func `a hanging server delays no other`() async throws {
    let hanging = try LoopbackServer { _, connection in
      connection.wait(.seconds(60))
      return false
    }
    let good = try LoopbackServer(host: "127.0.0.2") { _ in Answer() }
    defer { hanging.stop() }
    defer { good.stop() }
    try await withFetcher { fetcher in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = await fetcher.result(.patient(hanging.url())) } }
        let start = ContinuousClock.now
        for _ in 0..<20 { _ = try await fetcher.fetch(.quick(good.url())) }
        #expect(ContinuousClock.now - start < .seconds(15))
        group.cancelAll()
      }
    }
  }
}
