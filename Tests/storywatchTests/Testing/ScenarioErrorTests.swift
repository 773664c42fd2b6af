import TestSupport
import Testing

@testable import storywatch

/// What is wrong in a file of tests, and what comes out otherwise than wanted, each with its place.
@Suite struct ScenarioErrorTests {
  static let mistakes: [(yaml: String, error: String)] = [
    ("test: []", "1:1: unknown key \"test\" in the file (did you mean \"tests\"?)"),
    ("# none yet", " the file is empty (begin with \"tests:\")"),
    ("tests: []", "1:1: no tests: there is nothing to test"),
    ("tests:\n  - { name: a, articles: [] }", "2:5: \"expect\" is missing"),
    ("tests:\n  - { name: a, expect: {} }", "2:5: \"articles\" is missing (or recording: FILE)"),
    (
      "tests:\n  - { name: a, articles: [{ id: x }], expect: { never: [] } }",
      "2:47: nothing is expected: such a test cannot fail"
    ),
    (
      "tests:\n  - { name: a, articles: [], expect: { alerts: [] } }",
      "2:26: no articles: there is nothing to test"
    ),
    (
      "watches: []\ntests:\n  - { name: a, articles: [{ id: x }], expect: { alerts: [] } }",
      "3:5: there is no watch that could tell or hold anything"
    ),
    (
      "tests:\n  - { name: a, articles: [{ titel: x }], expect: {} }",
      "2:29: unknown key \"titel\" in an article (did you mean \"title\"?)"
    ),
    (
      "tests:\n  - { name: a, articles: [{ id: x }], expect: { verdicts: { y: new } } }",
      "2:61: article \"y\" is not defined"
    ),
    (
      "tests:\n  - { name: a, articles: [{ id: x }], expect: { alerts: [{ kind: storey }] } }",
      "2:66: \"storey\" is not known here (did you mean \"story\"? one of story, development, "
        + "confirmed, dispute, number, correction, edit)"
    ),
    (
      "tests:\n  - { name: a, articles: [{ seen: noon }], expect: {} }",
      "2:35: \"noon\" is no time (like 2026-03-02T08:00:00Z, or 90m after the start, or -2d before it)"
    ),
    (
      "tests:\n  - { name: a, articles: [{ seen: 2h, later: [{ seen: 1h }] }], expect: {} }",
      "2:47: a later version is seen later than the one before it"
    ),
    (
      "watches: [{ id: w, query: '*', feeds: [courrier] }]\ntests:\n"
        + "  - { name: a, articles: [{ feed: courier }], expect: {} }",
      "1:40: feed \"courrier\" is not defined (did you mean \"courier\"?)"
    ),
    (
      "tests:\n  - { name: a, articles: [], expect: {} }\n  - { name: a, articles: [], expect: {} }",
      "3:5: test \"a\" is already defined (at feeds.test.yaml:2:5)"
    ),
  ]

  @Test(arguments: mistakes) func `a mistake is told with its place and a remedy`(
    yaml: String, error: String
  ) throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/feeds.test.yaml"
      writeText(yaml + "\n", to: path)
      let found = #expect(throws: SettingsErrors.self) {
        try ScenarioReader.read(path: path, Surroundings(environment: [:]))
      }
      let errors = (found?.errors ?? []).map {
        $0.description.replacing(directory + "/", with: "")
      }
      #expect(errors.contains("feeds.test.yaml:" + error), "\(errors)")
    }
  }

  /// Lines of `expect:` that hold of one article and its correction.
  static let successes = [
    "alerts: [{}, { kind: story }]",
    "alerts: [{ kind: correction, supersedes: first }, { alert: first, kind: story }]",
    "alerts: [{ article: ferry }, { article: ferry, alert: first, kind: story }]",
  ]

  @Test(arguments: successes) func `what came out as wanted is found in whatever order`(
    expect: String
  ) async throws {
    let failures = try await misses(of: expect, in: Self.ferry)
    #expect(failures.isEmpty, "\(failures)")
  }

  private static let ferry = """
    { id: ferry, title: "Ferry sinks, 15 dead", text: "A ferry sank off Selda on Monday, killing 15 people, police said.", \
    later: [{ seen: 2h, title: "Ferry sinks, five dead", \
    text: "CORRECTION: A ferry sank off Selda on Monday, killing five people, police said." }] }
    """

  /// Lines of `expect:` that do not hold of one short article, and what is said of them.
  static let failures: [(expect: String, failure: String)] = [
    (
      "alerts: []",
      "6:7: told, and not expected: 2026-03-02T08:01:30Z medium story of mill, watch everything: "
        + "\"The mill of Quell burned down on Sunday night.\""
    ),
    (
      "alerts: [{ kind: dispute, text: mill of Quell }]",
      "6:16: not told: an alert, kind dispute, text \"mill of Quell\"; in the nearest kind is \"story\""
    ),
    (
      "alerts: [{ limit: Quell }, {}]",
      "6:16: not told: an alert, limit Quell; in the nearest has no limit"
    ),
    (
      "alerts: [{ text: [mill, harbour] }]",
      "6:16: not told: an alert, text mill, text harbour; in the nearest text is \"The mill"
    ),
    ("alerts: [{ text: }]", "6:16: not told: an alert, no text; in the nearest text is \"The mill"),
    (
      "never: [burned down]",
      "6:15: told \"burned down\": 2026-03-02T08:01:30Z medium story of mill"
    ),
    (
      "held: [{ reason: budget }]",
      "6:14: not held: reason budget; in the nearest reason is \"copy\""
    ),
    ("verdicts: { mill: copy }", "6:19: mill is new, not copy"),
    ("edits: { mill: [material] }", "6:16: the edits of mill are [], not [material]"),
    ("entries: { new: 3 }", "6:23: 2 entries are new, not 3"),
    ("stories: [[mill], [again]]", "6:26: again is in the story of mill"),
    ("stories: [[mill, choir]]", "6:24: choir is not in the story of mill"),
    (
      "developments: [{ article: mill, kind: number }]",
      "6:22: not found: a development, article mill, kind number; in the nearest kind is \"story\""
    ),
  ]

  @Test(arguments: failures) func `what came out otherwise is told with its place`(
    expect: String, failure: String
  ) async throws {
    let failures = try await misses(of: expect, in: Self.articles)
    #expect(failures.contains { $0.hasPrefix("feeds.test.yaml:" + failure) }, "\(failures)")
  }

  private func misses(of expect: String, in articles: String) async throws -> [String] {
    try await withTemporaryDirectory { directory in
      let path = directory + "/feeds.test.yaml"
      writeText(
        """
        tests:
          - name: a mill
            watches: [{ id: everything, query: "mill OR ferry" }]
            articles: &articles [\(articles)]
            expect:
              \(expect)

        """, to: path)
      let scenario = try #require(
        try ScenarioReader.read(path: path, Surroundings(environment: [:])).first)
      let outcome = try await ScenarioRun.outcome(of: scenario)
      return ScenarioComparison.failures(of: scenario, outcome).map {
        $0.description.replacing(directory + "/", with: "")
      }
    }
  }

  private static let articles = """
    { id: mill, title: Mill of Quell burns down, text: "The mill of Quell burned down on Sunday night." }, \
    { id: again, feed: gazette, seen: 1h, title: Mill of Quell burns down, \
    text: "The mill of Quell burned down on Sunday night." }, \
    { id: choir, seen: 2h, title: Choir of Nolm wins lantern prize, text: "The choir of Nolm won it." }
    """

  @Test func `a recording is a past too, and its articles are named by their entries' ids`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText(
        """
        {"at":"2026-03-02T08:00:00Z","feed":"quell","url":"https://quell.example/rss","status":200,\
        "headers":{},"body":"<rss version='2.0'><channel><title>Q</title><item><guid>m1</guid>\
        <title>Mill of Quell burns down</title></item></channel></rss>"}

        """, to: directory + "/past.jsonl")
      let path = directory + "/feeds.test.yaml"
      writeText(
        """
        tests:
          - name: a recorded mill
            recording: past.jsonl
            expect:
              alerts: []
              held: [{ article: m1, reason: baseline }]
              verdicts: { m1: new, m2: new }
              entries: { new: 1 }

        """, to: path)
      let scenario = try #require(
        try ScenarioReader.read(path: path, Surroundings(environment: [:])).first)
      let outcome = try await ScenarioRun.outcome(of: scenario)
      let failures = ScenarioComparison.failures(of: scenario, outcome).map(\.message)
      #expect(failures == ["article m2 was not kept"])
    }
  }
}
