import Fetching
import TestSupport
import Testing

@Suite struct CancellationTests {
  @Test func `a fetch that is cancelled before the fetcher runs ends`() async throws {
    let fetcher = Fetcher(limits: .loopback)
    let task = Task { await fetcher.result(.quick("http://127.0.0.1:1/")) }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    #expect(await task.value.error == .cancelled)
  }

  @Test func `a fetch of a cancelled task never starts`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    let result = try await withFetcher { fetcher in
      let task = Task {
        try? await Task.sleep(for: .seconds(60))
        return await fetcher.result(.quick(server.url()))
      }
      task.cancel()
      return await task.value
    }
    #expect(result.error == .cancelled)
    #expect(server.accepted == 0)
  }

  @Test func `a fetch is cancelled in flight, in the queue, and between hops`() async throws {
    let server = try LoopbackServer { request, connection in
      if request.target == "/hop" {
        return connection.send(Answer.redirect(to: "/hang").bytes)
      }
      connection.wait(.seconds(60))
      return false
    }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.perHost = 2
    let start = ContinuousClock.now
    try await withFetcher(limits) { fetcher in
      let tasks = ["/hop", "/hang", "/queued"].map { path in
        Task { await fetcher.result(.patient(server.url(path))) }
      }
      try await Task.sleep(for: .milliseconds(100))
      for task in tasks { task.cancel() }
      for task in tasks { #expect(await task.value.error == .cancelled) }
      let good = try LoopbackServer { _ in Answer() }
      defer { good.stop() }
      let after = try await fetcher.fetch(.quick(good.url()))
      #expect(after.status == 200)
    }
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func `the end of the fetcher ends what waits for it, and refuses what comes`() async throws
  {
    let server = try LoopbackServer { _, connection in
      connection.wait(.seconds(60))
      return false
    }
    defer { server.stop() }
    let fetcher = Fetcher(limits: .loopback)
    let running = Task { try await fetcher.run() }
    let fetches = (0..<20).map { number in
      Task { await fetcher.result(.patient(server.url("/\(number)"))) }
    }
    try await Task.sleep(for: .milliseconds(100))
    let start = ContinuousClock.now
    running.cancel()
    try await running.value
    for fetch in fetches { #expect(await fetch.value.error == .cancelled) }
    #expect(await fetcher.result(.quick(server.url())).error == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func `the end does not wait for a name lookup that hangs`() async throws {
    let fetcher = Fetcher(limits: .loopback)
    let running = Task { try await fetcher.run() }
    let fetch = Task { await fetcher.result(.quick("http://slow-name.invalid/")) }
    await Task.yield()
    running.cancel()
    try await running.value
    _ = await fetch.value
  }

  @Test func `many fetches and cancellations at once lose nobody`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var limits = Fetcher.Limits.loopback
    limits.connections = 16
    limits.perHost = 16
    let ended = try await withFetcher(limits) { fetcher in
      await withTaskGroup(of: Bool.self) { group in
        for number in 0..<300 {
          group.addTask {
            let task = Task { await fetcher.result(.quick(server.url("/\(number)"))) }
            if number % 3 == 0 {
              try? await Task.sleep(for: .microseconds(number * 10))
              task.cancel()
            }
            switch await task.value {
            case .success(let response): return response.status == 200
            case .failure(let error): return error == .cancelled && number % 3 == 0
            }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
    }
    #expect(ended == 300)
  }
}
