import News
import Pipeline
import Watching

/// Reads a file of scenarios: `tests:`, and settings that they share.
///
/// Every mistake is told with its place, an unknown key with the nearest known one.
struct ScenarioReader {
  static let keys = settingKeys + ["tests"]
  static let settingKeys = ["config", "start", "timezone", "publishers", "watches", "alerts"]
  static let testKeys = settingKeys + ["name", "recording", "articles", "expect"]
  /// A Monday morning.
  static let start = Timestamp(seconds: 1_772_438_400)

  private let surroundings: Surroundings

  /// The scenarios of the file at `path`, in their order.
  static func read(path: String, _ surroundings: Surroundings) throws(SettingsErrors) -> [Scenario]
  {
    var findings = Findings()
    let reader = ScenarioReader(surroundings: surroundings)
    var scenarios: [Scenario] = []
    if let source = SourceText(contentsOf: path, from: nil, mayWait: true, &findings),
      let root = YAMLDocument.read(source, beginningWith: "tests", &findings)
    {
      scenarios = reader.scenarios(root, &findings)
    }
    findings.sort(byOrderOf: [path])
    guard findings.errors.isEmpty else { throw SettingsErrors(errors: findings.errors) }
    return scenarios
  }

  private func scenarios(_ root: SourceNode, _ findings: inout Findings) -> [Scenario] {
    guard let file = Section(root, called: "the file", keys: Self.keys, &findings),
      let tests = file.required("tests", &findings)?.list(&findings)
    else { return [] }
    if tests.isEmpty { findings.error(root.place, "no tests: there is nothing to test") }
    var names = UniqueNames("test")
    return tests.compactMap { node in
      guard let section = Section(node, called: "a test", keys: Self.testKeys, &findings),
        let scenario = scenario(section, of: file, &findings),
        names.insert(scenario.name, section.place, &findings)
      else { return nil }
      return scenario
    }
  }

  private func scenario(_ test: Section, of file: Section, _ findings: inout Findings) -> Scenario?
  {
    let name = test.required("name", &findings)?.line(&findings)
    let levels = [test, file]
    let start =
      Self.first("start", levels)?.instant(since: Self.start, &findings) ?? Self.start
    var settings = base(levels, &findings)
    if let zone = Self.first("timezone", levels) {
      settings.timeZone =
        zone.timeZone(in: surroundings.zoneDirectory, &findings) ?? settings.timeZone
    }
    if let node = Self.first("publishers", levels) {
      settings.publishers = PublishersSection(node.list(&findings) ?? [], &findings).publishers
    }
    if let node = Self.first("alerts", levels) {
      AlertsSection.read(node, into: &settings.alerts, surroundings, FetchLimits(), &findings)
    }
    guard let past = past(test, start: start, settings, &findings) else { return nil }
    if let node = Self.first("watches", levels) {
      settings.watches = watches(node, settings, past.articles, &findings)
    }
    let expected = ExpectationReader(start: start, articles: past.names)
      .read(test.required("expect", &findings), &findings)
    guard let name, let expected else { return nil }
    if settings.watches.isEmpty, expected.concernsWatches {
      findings.error(test.place, "there is no watch that could tell or hold anything")
    }
    return Scenario(
      name: name, place: test.place, settings: settings, past: past.past, expected: expected)
  }

  /// The value nearest to the test.
  private static func first(_ key: String, _ levels: [Section]) -> SourceNode? {
    levels.lazy.compactMap { $0.node(key) }.first
  }

  /// Those of `config:`; without it one watch for everything, as `replay` has.
  private func base(_ levels: [Section], _ findings: inout Findings) -> Settings {
    guard let node = Self.first("config", levels) else { return .watchingEverything }
    guard let path = node.readablePath(&findings) else { return .watchingEverything }
    do throws(SettingsErrors) {
      return try SettingsReader.read(path: path, surroundings).settings
    } catch {
      for found in error.errors {
        findings.error(found.place, found.message, remedy: found.remedy)
      }
      return .watchingEverything
    }
  }

  private func watches(
    _ node: SourceNode, _ settings: Settings, _ articles: [ScenarioArticle],
    _ findings: inout Findings
  ) -> [Watch] {
    let feeds = settings.feeds + articles.map(\.feed)
    return WatchesSection(
      groups: UniqueNames("group", known: feeds.compactMap(\.group), at: node.place),
      feeds: UniqueNames("feed", known: feeds.map(\.id), at: node.place)
    ).read(node.list(&findings) ?? [], &findings)
  }
}

extension ScenarioReader {
  private struct ReadPast {
    var past: Scenario.Past
    var articles: [ScenarioArticle] = []
    /// Nil where the past is a recording, whose articles are known when it was replayed.
    var names: UniqueNames?
  }

  private func past(
    _ test: Section, start: Timestamp, _ settings: Settings, _ findings: inout Findings
  ) -> ReadPast? {
    switch (test.node("recording"), test.node("articles")) {
    case (let recording?, nil):
      return recording.readablePath(&findings).map {
        ReadPast(past: .recording(path: $0, holdsArticles: false))
      }
    case (nil, let node?):
      if case .scalar = node.content {
        return node.readablePath(&findings).map {
          ReadPast(past: .recording(path: $0, holdsArticles: true))
        }
      }
      let reader = ScenarioArticleReader(start: start, feeds: settings.feeds)
      var names = UniqueNames("article")
      let articles = reader.read(node.list(&findings) ?? [], &names, &findings)
      if case .sequence(let items) = node.content, items.isEmpty {
        findings.error(node.place, "no articles: there is nothing to test")
      }
      return ReadPast(past: .articles(articles), articles: articles, names: names)
    case (let recording?, _?):
      findings.error(recording.place, "a test has articles or a recording, not both")
    case (nil, nil):
      findings.error(test.place, "\"articles\" is missing", remedy: "or recording: FILE")
    }
    return nil
  }
}
