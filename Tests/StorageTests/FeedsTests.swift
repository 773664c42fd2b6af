import News
import Storage
import Testing

@Suite struct FeedsTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  private static func feed(_ id: String, at check: Timestamp = .noon) -> ConfiguredFeed {
    ConfiguredFeed(id: id, url: "https://\(id).example/rss", firstCheck: check)
  }

  private static var full: FeedState {
    var state = FeedState.gazette()
    state.title = "The Gazette «quoted» \"twice\" 'once'"
    state.validators = Validators(etag: [0x22, 0xff, 0x00, 0x22], lastModified: Array("x".utf8))
    state.validatorsURL = "https://gazette.example/moved"
    state.bodyHash = 0xffff_ffff_ffff_fffe
    state.nextCheckReason = "back-off after 3 failures"
    state.lastPoll = .noon
    state.lastSuccess = .noon(plus: -60)
    state.lastNew = .noon(plus: -120)
    state.failures = 3
    state.lastError = "HTTP status 500"
    state.isReportedFailing = true
    state.isReportedSilent = true
    state.isCut = true
    state.plannedInterval = 3_600
    state.rhythm.gap = 600
    state.rhythm.longestGap = 9_000
    state.rhythm.newest = .noon(plus: -7)
    state.rhythm.ttlMinutes = 60
    state.rhythm.skipHours = [0, 23]
    state.rhythm.skipDays = [6]
    state.isBaselined = true
    state.redirect = RedirectSighting(
      target: "https://gazette.example/moved", firstSeen: .noon(plus: -9), times: 4,
      isAdopted: true)
    state.redirect?.isTold = true
    return state
  }

  @Test func `a feed's state comes back as it was saved`() async throws {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    #expect(try await store.feed("gazette") == Self.full)
  }

  @Test func `a new feed waits for its first check`() async throws {
    let store = try await directory.open()
    try await store.synchronise([Self.feed("b", at: .noon(plus: 5)), Self.feed("a")])
    #expect(try await store.feeds().map(\.id) == ["a", "b"])
    #expect(try await store.due(at: .noon, limit: 9).map(\.id) == ["a"])
    #expect(try await store.nextDue() == .noon)
  }

  @Test func `feeds are due by next check, then by id`() async throws {
    let store = try await directory.open()
    try await store.synchronise(
      [("d", 0), ("c", 9), ("b", 0), ("a", 3)].map { Self.feed($0.0, at: .noon(plus: $0.1)) })
    #expect(try await store.due(at: .noon(plus: 5), limit: 9).map(\.id) == ["b", "d", "a"])
    #expect(try await store.due(at: .noon(plus: 5), limit: 2).map(\.id) == ["b", "d"])
  }

  @Test func `a feed that is no longer configured keeps its state and is not polled`() async throws
  {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    try await store.synchronise([])
    #expect(try await store.feeds().isEmpty)
    #expect(try await store.due(at: .noon(plus: 99_999), limit: 9).isEmpty)
    #expect(try await store.nextDue() == nil)
    try await store.synchronise([.gazette])
    #expect(try await store.feeds() == [Self.full])
  }

  @Test func `a feed whose id changed with its neighbours keeps its state and its articles`()
    async throws
  {
    let store = try await directory.openWithFeed()
    try await store.countPolls(since: .noon)
    try await store.saveFeeds([Self.full])
    _ = try await store.commit(.bringing([.made("1")]))
    let before = try #require(try await store.feed("gazette"))
    var renamed = ConfiguredFeed.gazette
    renamed.id = "gazette-example-rss"
    let other = ConfiguredFeed(
      id: "gazette-example-atom", url: "https://o.example", firstCheck: .noon)
    try await store.synchronise([other, renamed])
    var after = before
    after.id = renamed.id
    #expect(try await store.feed(renamed.id) == after)
    #expect(try await store.feed("gazette") == nil)
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.feed) == [renamed.id])
    #expect(try await store.check().isEmpty)
  }

  @Test func `two feeds of one URL do not take each other's state`() async throws {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    var second = ConfiguredFeed.gazette
    second.id = "second"
    try await store.synchronise([.gazette, second])
    #expect(try await store.feed("gazette") == Self.full)
    #expect(try await store.feed("second")?.isBaselined == false)
  }

  @Test func `a gone feed is not due until its URL changes`() async throws {
    let store = try await directory.openWithFeed()
    var gone = Self.full
    gone.isGone = true
    try await store.saveFeeds([gone])
    try await store.synchronise([.gazette])
    #expect(try await store.due(at: .noon(plus: 99_999), limit: 9).isEmpty)
    try await store.synchronise([
      ConfiguredFeed(id: "gazette", url: "https://gazette.example/atom", firstCheck: .noon)
    ])
    #expect(try await store.due(at: .noon, limit: 9).map(\.id) == ["gazette"])
  }

  @Test func `a new URL ends what was known of the old one, not that the feed is known`()
    async throws
  {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    try await store.synchronise([
      ConfiguredFeed(id: "gazette", url: "https://gazette.example/atom", firstCheck: .noon)
    ])
    let state = try #require(try await store.feed("gazette"))
    #expect(state.validators.isEmpty && state.validatorsURL == nil && state.bodyHash == nil)
    #expect(state.redirect == nil && state.failures == 0 && state.nextCheck == .noon)
    #expect(state.isBaselined && state.title == Self.full.title)
  }

  @Test func `a poll of the old URL that ends late does not undo the new one`() async throws {
    let store = try await directory.openWithFeed()
    try await store.synchronise([
      ConfiguredFeed(id: "gazette", url: "https://gazette.example/atom", firstCheck: .noon)
    ])
    _ = try await store.commit(.bringing([.made("1")]))
    let state = try #require(try await store.feed("gazette"))
    #expect(state.url == "https://gazette.example/atom" && state.nextCheck == .noon)
    #expect(try await store.articlesWithoutStory(limit: 9).count == 1)
  }

  @Test func `nothing changes where the configuration did not`() async throws {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    try await store.synchronise([
      ConfiguredFeed(
        id: "gazette", url: "https://gazette.example/rss", firstCheck: .noon(plus: 77))
    ])
    #expect(try await store.feed("gazette") == Self.full)
  }

  @Test func `a plan looked at anew takes nothing from a poll that came between`() async throws {
    let store = try await directory.openWithFeed()
    try await store.saveFeeds([Self.full])
    var planned = Self.full
    planned.nextCheck = .noon(plus: 500)
    planned.nextCheckReason = "overdue"
    planned.validators = Validators()
    try await store.replan([planned], at: .noon(plus: -30))
    var expected = Self.full
    expected.nextCheck = .noon(plus: 500)
    expected.nextCheckReason = "overdue"
    expected.lastPoll = .noon(plus: -30)
    #expect(try await store.feed("gazette") == expected)
    // The plan was made of a state that is no longer stored.
    planned.nextCheck = .noon
    try await store.replan([planned], at: .noon)
    #expect(try await store.feed("gazette") == expected)
  }

  @Test func `a host's pause is stored with the poll that was told of it, and ends`() async throws {
    let store = try await directory.openWithFeed()
    var plan = IngestPlan(
      feed: .gazette(), poll: Poll(feed: "gazette", at: .noon, result: .failed))
    plan.hostPause = HostPause(host: "gazette.example", until: .noon(plus: 90))
    _ = try await store.commit(plan)
    #expect(try await store.hostPauses(at: .noon(plus: 89)) == [try #require(plan.hostPause)])
    #expect(try await store.hostPauses(at: .noon(plus: 90)).isEmpty)
  }

  @Test func `only local files are due where the network cannot be asked`() async throws {
    let store = try await directory.open()
    try await store.synchronise([
      Self.feed("a"), ConfiguredFeed(id: "b", url: "file:/b.xml", firstCheck: .noon),
    ])
    #expect(try await store.due(at: .noon, limit: 9, localOnly: true).map(\.id) == ["b"])
  }
}
