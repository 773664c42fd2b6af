import Fetching
import Logging
import News
import Synchronization
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Storage

/// The webhook against loopback targets; only time is faked.
@Suite struct WebhookSenderTests {
  @Test func `a target that is down gets every alert when it is back, in order, and nobody waits`()
    async throws
  {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      let told = readText(context.store.directory + "/alerts.jsonl").split(separator: "\n")
      #expect(told.count == 3)
      try await sender.step()
      // One attempt: the target rests with all its alerts.
      #expect(server.heard.count == 1)
      try await sender.step()
      #expect(server.heard.count == 1)
      #expect(try await context.store.nextDelivery() == clock.clock.now().adding(seconds: 10))
      clock.advance(to: clock.clock.now().adding(seconds: 10))
      try await sender.step()
      #expect(server.heard.count == 2)
      #expect(
        try await context.store.nextDelivery().map { $0 > clock.clock.now().adding(seconds: 9) }
          == true)
      isUp.withLock { $0 = true }
      clock.advance(to: clock.clock.now().adding(seconds: 3_600))
      try await sender.step()
      let bodies = server.heard.suffix(3).map { String(decoding: $0.body, as: UTF8.self) }
      #expect(bodies == told.map(String.init))
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test
  func `the log is told once that the target fails and once that it is back, with how many wait`()
    async throws
  {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    let log = LineCollector()
    try await withSender(to: server.url("/hook"), log: log.logger) { sender, context, clock in
      #expect(try await context.store.stock().waitingDeliveries == 3)
      for _ in 0..<3 {
        try await sender.step()
        clock.advance(to: clock.clock.now().adding(seconds: 60))
      }
      #expect(server.heard.count == 3)
      isUp.withLock { $0 = true }
      try await sender.step()
      #expect(try await context.store.stock().waitingDeliveries == 0)
      let told = log.lines.filter { $0.contains("event=webhook_") }
      #expect(
        told.map { $0.drop { $0 != " " } } == [
          " event=webhook_failing severity=high error=\"HTTP status 500\" waiting=3",
          " event=webhook_recovered severity=low waiting=2",
        ])
    }
  }

  @Test func `each message says which alert it is, and is signed with the secret`() async throws {
    let server = try LoopbackServer { _ in Answer(body: []) }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      try await sender.step()
      #expect(server.heard.count == 3)
      for request in server.heard {
        let id = try #require(request.header("webhook-id"))
        let alert = try JSONValue.parse(request.body)["alert"]?.string
        #expect(alert == id)
        #expect(request.line.hasPrefix("POST /hook "))
        #expect(request.header("Content-Type") == "application/json")
        let expected = try #require(WebhookSignature(secret: "s3cret"))
          .header(id: id, timestamp: clock.clock.now().seconds, body: request.body)
        #expect(request.header("webhook-signature") == expected)
      }
    }
  }

  @Test func `a message that the target refuses does not keep the others from it`() async throws {
    let count = Mutex(0)
    let server = try LoopbackServer { _ in
      Answer(
        status: count.withLock {
          $0 += 1; return $0
        } == 1 ? 422 : 200, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      try await sender.step()
      #expect(server.heard.count == 3)
      clock.advance(to: clock.clock.now().adding(seconds: 10))
      try await sender.step()
      #expect(server.heard.count == 4)
      #expect(server.heard[3].header("webhook-id") == server.heard[0].header("webhook-id"))
    }
  }

  @Test(arguments: [(400, 3), (413, 3), (422, 3), (401, 1), (403, 1), (404, 1), (410, 1), (500, 1)])
  func `only what a message itself did wrong keeps no other from being posted`(
    status: Int, posted: Int
  ) async throws {
    let server = try LoopbackServer { _ in Answer(status: status, body: []) }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, _, _ in
      try await sender.step()
      #expect(server.heard.count == posted)
    }
  }

  @Test func `what comes while the target rests waits behind what waits already`() async throws {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      try await sender.step()
      let first = try #require(server.heard.first?.header("webhook-id"))
      for attempts in 1...3 {
        // As an alert that is told now.
        let now = clock.clock.now()
        try await context.store.write { db in
          try db.run(
            """
            UPDATE deliveries SET next_at = ?
            WHERE alert = (SELECT max(alert) FROM deliveries WHERE alert <> ?)
            """, [.time(now), .text(first)])
        }
        try await sender.step()
        #expect(server.heard.count == attempts)
        clock.advance(to: now.adding(seconds: WebhookSender.pause(after: attempts - 1)))
        isUp.withLock { $0 = attempts == 3 }
        try await sender.step()
        #expect(server.heard.dropFirst(attempts).first?.header("webhook-id") == first)
      }
      #expect(server.heard.count == 6)
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test func `while the store takes nothing each alert is posted once, and none after that`()
    async throws
  {
    let server = try LoopbackServer { _ in Answer(body: []) }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, _ in
      try await context.store.writeWithoutTransaction { db in
        try db.run(
          """
          CREATE TEMP TRIGGER full BEFORE DELETE ON deliveries BEGIN SELECT RAISE(FAIL, 'full'); END
          """)
      }
      for _ in 0..<2 {
        await #expect(throws: StoreError.self) { try await sender.step() }
        #expect(server.heard.count == 3)
      }
      try await context.store.writeWithoutTransaction { try $0.run("DROP TRIGGER full") }
      try await sender.step()
      #expect(server.heard.count == 3)
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test func `a target that fails while the store takes nothing rests, and is asked again`()
    async throws
  {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      try await context.store.writeWithoutTransaction { try $0.run("PRAGMA query_only = 1") }
      for _ in 0..<2 {
        await #expect(throws: StoreError.self) { try await sender.step() }
        #expect(server.heard.count == 1)
      }
      isUp.withLock { $0 = true }
      clock.advance(to: clock.clock.now().adding(seconds: 10))
      await #expect(throws: StoreError.self) { try await sender.step() }
      #expect(server.heard.count == 4)
      try await context.store.writeWithoutTransaction { try $0.run("PRAGMA query_only = 0") }
      try await sender.step()
      #expect(server.heard.count == 4)
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test func `an answer that was lost sends the alert again with its id`() async throws {
    let count = Mutex(0)
    let server = try LoopbackServer { _, connection in
      if count.withLock({
        $0 += 1; return $0
      }) == 1 {
        return false
      }
      connection.send(Answer(body: []).bytes)
      return true
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      try await sender.step()
      clock.advance(to: clock.clock.now().adding(seconds: 10))
      // Another process takes over from the store.
      var next = WebhookSender(
        context: context, fetcher: sender.fetcher,
        credentials: RequestMaker(environment: [:]))
      try await next.step()
      let ids = server.heard.compactMap { $0.header("webhook-id") }
      #expect(ids.count == 4)
      #expect(Set(ids).count == 3)
      #expect(ids[0] == ids[1])
    }
  }

  @Test func `a redirect is not followed, and a private address needs its leave`() async throws {
    let other = try LoopbackServer { _ in Answer(body: []) }
    defer { other.stop() }
    let server = try LoopbackServer { _ in .redirect(307, to: other.url("/elsewhere")) }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, _, _ in
      try await sender.step()
      #expect(server.heard.count == 1)
      #expect(other.heard.isEmpty)
    }
    try await withSender(to: other.url("/hook"), isAllowed: false) { sender, context, _ in
      try await sender.step()
      #expect(other.heard.isEmpty)
      #expect(try await context.store.nextDelivery() != nil)
    }
  }

  @Test func `a slow target ends with its timeout, and its alerts wait`() async throws {
    let server = try LoopbackServer { _, connection in
      connection.wait(.seconds(3))
      return false
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, _ in
      let start = ContinuousClock.now
      try await sender.step()
      #expect(ContinuousClock.now - start < .seconds(3))
      #expect(try await context.store.nextDelivery() != nil)
    }
  }

  @Test func `what a target does wrong names no setting that a webhook does not have`() async throws
  {
    let slow = try LoopbackServer { _, connection in
      connection.wait(.seconds(3))
      return false
    }
    defer { slow.stop() }
    let moved = try LoopbackServer { _ in .redirect(308, to: slow.url("/elsewhere")) }
    defer { moved.stop() }
    for (server, words) in [(slow, "webhook.timeout"), (moved, "not followed (webhook.url)")] {
      let log = LineCollector()
      try await withSender(to: server.url("/hook"), log: log.logger) { sender, _, _ in
        try await sender.step()
        let told = try #require(log.lines.first { $0.contains("event=webhook_failing") })
        #expect(told.contains(words), "\(told)")
        #expect(!told.contains("timeout.total") && !told.contains("redirects.max"), "\(told)")
      }
    }
  }

  @Test func `a signature is that of Standard Webhooks, with either form of secret`() throws {
    let body = Array(#"{"a":1}"#.utf8)
    let coded = try #require(
      WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    #expect(
      coded.header(id: "al_1", timestamp: 1_614_265_330, body: body)
        == "v1,cmvR+9yjm6e8/YMeXm1sJJvbGUhUBDjr92Dc8aHGKSc=")
    let plain = try #require(WebhookSignature(secret: "plain"))
    #expect(
      plain.header(id: "al_1", timestamp: 1_614_265_330, body: body)
        == "v1,neYBKldSqLbQafRo9JmLt7nEV8W+c+yW2VbLM9T2pxc=")
  }

  @Test func `a target that takes one alert again gets those that waited at once`() async throws {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      for _ in 0..<6 {
        try await sender.step()
        clock.advance(to: try #require(try await context.store.nextDelivery()))
      }
      #expect(server.heard.count == 6)
      isUp.withLock { $0 = true }
      try await sender.step()
      #expect(server.heard.count == 9)
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test
  func `a changed target gets at once what waited for the old one, and has failed at nothing`()
    async throws
  {
    let isUp = Mutex(false)
    let old = try LoopbackServer { _ in Answer(status: 500, body: []) }
    defer { old.stop() }
    let new = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 503, body: [])
    }
    defer { new.stop() }
    let log = LineCollector()
    try await withSender(to: old.url("/hook"), log: log.logger) { sender, context, clock in
      for _ in 0..<9 {
        try await sender.step()
        clock.advance(to: try #require(try await context.store.nextDelivery()))
      }
      try await sender.step()
      #expect(old.heard.count == 10)
      context.apply(Self.settings(context.settings.settings, url: new.url("/hook")))
      try await sender.step()
      #expect(old.heard.count == 10 && new.heard.count == 1)
      #expect(try await context.store.nextDelivery() == clock.clock.now().adding(seconds: 10))
      #expect(log.lines.count { $0.contains("event=webhook_failing") } == 2)
      isUp.withLock { $0 = true }
      try await sender.step()
      #expect(new.heard.count == 1)
      // The secret alone is another.
      var settings = context.settings.settings
      settings.alerts.webhook?.secret = .plain("another")
      context.apply(ActiveSettings(settings))
      try await sender.step()
      #expect(new.heard.count == 4)
      #expect(log.lines.count { $0.contains("event=webhook_recovered") } == 1)
      #expect(try await context.store.nextDelivery() == nil)
    }
  }

  @Test(arguments: ["whsec_", "whsec_no key", "whsec_A"])
  func `what should be a key and is none signs nothing`(secret: String) {
    #expect(WebhookSignature(secret: secret) == nil)
  }

  @Test func `what waited for the target while the clock was ahead is posted when it is right`()
    async throws
  {
    let isUp = Mutex(false)
    let server = try LoopbackServer { _ in
      Answer(status: isUp.withLock { $0 } ? 204 : 500, body: [])
    }
    defer { server.stop() }
    try await withSender(to: server.url("/hook")) { sender, context, clock in
      let now = clock.clock.now()
      clock.advance(to: now.adding(seconds: 300 * 86_400))
      try await sender.step()
      #expect(server.heard.count == 1)
      let right = Context(
        store: context.store, settings: context.settings, clock: Clock { now }, log: context.log)
      var again = WebhookSender(
        context: right, fetcher: sender.fetcher, credentials: RequestMaker(environment: [:]))
      // One attempt: all three rest with the target.
      try await again.step()
      try await again.step()
      #expect(server.heard.count == 2)
      isUp.withLock { $0 = true }
      var later = WebhookSender(
        context: Context(
          store: context.store, settings: context.settings,
          clock: Clock { now.adding(seconds: 3_600) }, log: context.log),
        fetcher: sender.fetcher, credentials: RequestMaker(environment: [:]))
      try await later.step()
      #expect(server.heard.count == 5)
    }
  }

  @Test func `waits double from ten seconds to an hour`() {
    #expect([0, 1, 2, 8, 9, 1_000].map(WebhookSender.pause) == [10, 20, 40, 2_560, 3_600, 3_600])
  }
}

extension WebhookSenderTests {
  private static func settings(_ settings: Settings, url: String) -> ActiveSettings {
    var settings = settings
    settings.alerts.webhook?.url = url
    return ActiveSettings(settings)
  }

  /// Three alerts that are told and wait for the webhook.
  private func withSender(
    to url: String, isAllowed: Bool = true,
    log: Logger = Logger(label: "") { _ in SwiftLogNoOpLogHandler() },
    _ body: (inout WebhookSender, Context, VirtualClock) async throws -> Void
  ) async throws {
    try await withTemporaryDirectory { directory in
      var settings = Settings.watchingEverything
      settings.alerts.settle = .zero
      settings.alerts.outputs = [.file, .webhook]
      settings.alerts.webhook = WebhookSettings(url: url)
      settings.alerts.webhook?.secret = .plain("s3cret")
      settings.alerts.webhook?.timeout = .seconds(1)
      settings.alerts.webhook?.allowsPrivateNetworks = isAllowed
      let clock = VirtualClock(Timestamp(seconds: 1_772_438_400))
      let context = Context(
        store: try await Store.open(directory: directory), settings: ActiveSettings(settings),
        clock: clock.clock, log: EventLog(log))
      try await context.findThreeAlerts()
      var writer = AlertWriter(context: context)
      _ = try await writer.step(at: clock.clock.now())
      var limits = Fetcher.Limits()
      limits.hostGap = .zero
      let fetcher = Fetcher(limits: limits)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await fetcher.run() }
        var sender = WebhookSender(
          context: context, fetcher: fetcher, credentials: RequestMaker(environment: [:]))
        try await body(&sender, context, clock)
        group.cancelAll()
      }
    }
  }
}

private func readText(_ path: String) -> String {
  String(decoding: (try? FileBytes.read(path, limit: 1 << 20)) ?? [], as: UTF8.self)
}
