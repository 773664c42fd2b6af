import News
import Storage
import Testing

@Suite struct AlertsTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  private func store(with alerts: [Alert]) async throws -> Store {
    let store = try await directory.openWithFeed()
    let article = try #require(try await store.commit(.bringing([.made("1")])).articles.first)
    var update = StoryUpdate.opening("st_1", with: article)
    update.alerts = alerts
    try await store.commit(update)
    return store
  }

  private static func telling(_ id: String, line: String = "line") -> AlertTelling {
    AlertTelling(id: id, outlets: 4, origins: 3, line: line, json: "{\"id\":\"\(id)\"}")
  }

  @Test func `an alert comes back as it was found`() async throws {
    let store = try await store(with: [.made("al_1")])
    #expect(try await store.alertsDue(at: .noon(plus: 90), limit: 9) == [.made("al_1")])
  }

  @Test func `an alert that is committed again is no second alert`() async throws {
    let store = try await store(with: [.made("al_1"), .made("al_1")])
    try await store.tell([Self.telling("al_1")], at: .noon(plus: 90))
    let article = try #require(
      try await store.commit(.bringing([.made("2")], at: .noon(plus: 100))).articles.first)
    let story = try #require(try await store.story("st_1"))
    var update = StoryUpdate.joining(story, with: article, as: .new)
    update.alerts = [.made("al_1", dueAt: .noon(plus: 200))]
    try await store.commit(update)
    #expect(try await store.alertsDue(at: .noon(plus: 999), limit: 9).isEmpty)
    #expect(try await store.alertHistory(story: "st_1").map(\.id) == ["al_1"])
    #expect(try await store.toldUnwritten(limit: 9).map(\.id) == ["al_1"])
  }

  @Test func `an alert that waits longer than what takes its place is told right before that`()
    async throws
  {
    var louder = Alert.made("al_0", foundAt: .noon(plus: 60), dueAt: .noon(plus: 150))
    louder.supersedes = "al_9"
    let store = try await store(with: [.made("al_9", dueAt: .noon(plus: 25_200)), louder])
    let inOrder = ["al_9", "al_0"]
    #expect(try await store.alertsDue(at: .noon(plus: 150), limit: 9).map(\.id) == inOrder)
    try await store.planAlerts(of: ["ferries"]) { _, found in
      found == .noon ? .noon(plus: 25_200) : .noon(plus: 140)
    }
    #expect(try await store.alertsDue(at: .noon(plus: 140), limit: 9).map(\.id) == inOrder)
  }

  @Test func `what a later figure takes the place of is held, and the figure told when it was due`()
    async throws
  {
    let store = try await store(with: [.made("al_9"), .made("al_5")])
    try await store.tell([Self.telling("al_5")], at: .noon(plus: 90))
    let article = try #require(
      try await store.commit(.bringing([.made("2")], at: .noon(plus: 60))).articles.first)
    let story = try #require(try await store.story("st_1"))
    var update = StoryUpdate.joining(story, with: article, as: .new)
    update.alerts = ["al_15", "al_16"].map {
      .made($0, foundAt: .noon(plus: 60), dueAt: .noon(plus: 150))
    }
    update.replaced = [
      ReplacedAlert(id: "al_9", successor: "al_15"), ReplacedAlert(id: "al_5", successor: "al_16"),
    ]
    try await store.commit(update)
    let due = try await store.alertsDue(at: .noon(plus: 150), limit: 9)
    #expect(due.map(\.id) == ["al_15", "al_16"])
    #expect(due.map(\.dueAt) == [.noon(plus: 90), .noon(plus: 150)])
    // Of what was told already it is a second line.
    #expect(due.map(\.supersedes) == ["al_0", "al_5"])
    #expect(try await store.explainAlert("al_9") == nil)
    let untold = try await store.tell([Self.telling("al_9")], at: .noon(plus: 90))
    #expect(untold.isEmpty)
  }

  @Test func `alerts are due by due time, time found and id, not a second early`() async throws {
    let store = try await store(with: [
      .made("al_d", dueAt: .noon(plus: 9)), .made("al_c", foundAt: .noon(plus: 1)),
      .made("al_b"), .made("al_a"),
    ])
    #expect(try await store.nextAlertDue() == .noon(plus: 9))
    #expect(try await store.alertsDue(at: .noon(plus: 8), limit: 9).isEmpty)
    let due = try await store.alertsDue(at: .noon(plus: 90), limit: 9)
    #expect(due.map(\.id) == ["al_d", "al_a", "al_b", "al_c"])
    #expect(
      try await store.alertsDue(at: .noon(plus: 90), limit: 2).map(\.id) == ["al_d", "al_a"])
  }

  @Test func `a clock that was set back holds no alert that was found before`() async throws {
    let store = try await store(with: [.made("al_1", dueAt: .noon(plus: 90))])
    #expect(try await store.alertsDue(at: .noon(plus: -60), limit: 9).isEmpty)
    #expect(try await store.alertsDue(at: .noon(plus: -7_200), limit: 9).map(\.id) == ["al_1"])
  }

  @Test func `a told line is kept until it is marked as written, and never changes`() async throws {
    let store = try await store(with: [.made("al_1"), .made("al_2")])
    try await store.tell([Self.telling("al_1", line: "first")], at: .noon(plus: 90))
    try await store.tell([Self.telling("al_1", line: "second")], at: .noon(plus: 95))
    let told = try await store.toldUnwritten(limit: 9)
    #expect(told.map(\.line) == ["first"])
    #expect(told.map(\.json) == ["{\"id\":\"al_1\"}"])
    #expect(try await store.alertsDue(at: .noon(plus: 90), limit: 9).map(\.id) == ["al_2"])
    try await store.markWritten(["al_1", "al_2"])
    #expect(try await store.toldUnwritten(limit: 9).isEmpty)
    let states = [
      try await store.explainAlert("al_1")?.alert.state,
      try await store.explainAlert("al_2")?.alert.state,
    ]
    #expect(states == [.written, .pending])
  }

  @Test func `told lines survive the process that did not write them`() async throws {
    var crashed: Store? = try await store(with: [.made("al_1")])
    try await crashed?.tell([Self.telling("al_1")], at: .noon(plus: 90))
    crashed = nil
    let store = try await directory.open()
    #expect(try await store.toldUnwritten(limit: 9).map(\.id) == ["al_1"])
  }

  @Test func `history tells the voices that the line told`() async throws {
    let store = try await store(with: [
      .made("al_2", foundAt: .noon(plus: 5)), .made("al_1", watch: "all"),
      .made("al_9", story: "st_2"),
    ])
    try await store.tell([Self.telling("al_2")], at: .noon(plus: 90))
    let history = try await store.alertHistory(story: "st_1")
    #expect(
      history == [
        PastAlert(
          id: "al_1", watch: "all", kind: .development, severity: .high, article: "ar_1",
          foundAt: .noon, dueAt: .noon(plus: 90), origins: 1),
        PastAlert(
          id: "al_2", watch: "ferries", kind: .development, severity: .high, article: "ar_1",
          foundAt: .noon(plus: 5), dueAt: .noon(plus: 90), origins: 3),
      ])
  }

  @Test func `articles of one poll that were told are counted by watch, each once`() async throws {
    let store = try await store(with: [
      .made("al_1"), .made("al_2", watch: "all"), .made("al_3", watch: "all"),
      .made("al_4", foundAt: .noon(plus: 1)),
    ])
    let counted = try await store.alertingArticles(feed: "gazette", at: .noon)
    #expect(counted == ["ferries": 1, "all": 1])
    #expect(try await store.alertingArticles(feed: "courier", at: .noon) == [:])
  }

  @Test func `a day's alerts are those found from its start to before its end`() async throws {
    let store = try await store(with: [
      .made("al_1", foundAt: .noon(plus: -1)), .made("al_2"), .made("al_3", watch: "all"),
      .made("al_4", foundAt: .noon(plus: 9)), .made("al_5", foundAt: .noon(plus: 10)),
    ])
    #expect(
      try await store.alertsToday(watch: "ferries", from: .noon, to: .noon(plus: 10)) == 2)
    #expect(try await store.alertsToday(watch: "none", from: .noon, to: .noon(plus: 10)) == 0)
  }

  @Test(arguments: Severity.allCases, AlertKind.allCases)
  func `every severity and kind can be stored`(severity: Severity, kind: AlertKind) async throws {
    var alert = Alert.made("al_1")
    alert.severity = severity
    alert.kind = kind
    let store = try await store(with: [alert])
    #expect(try await store.alertsDue(at: .noon(plus: 90), limit: 1) == [alert])
  }

  @Test func `an alert outlives its article and story`() async throws {
    let store = try await store(with: [.made("al_1")])
    try await store.tell([Self.telling("al_1")], at: .noon(plus: 90))
    try await store.markWritten(["al_1"])
    let count = try await store.forget(
      before: .made(articles: .noon(plus: 1), polls: .noon(plus: 1)), limit: 9)
    #expect(count == 2)
    let explained = try #require(try await store.explainAlert("al_1"))
    #expect(explained.alert.line == "line" && explained.alert.toldAt == .noon(plus: 90))
    #expect(explained.story == nil && explained.article == nil)
    #expect(try await store.check().isEmpty)
  }
}
