import News
import Pipeline

/// Reads `expect:`.
struct ExpectationReader {
  static let keys = [
    "alerts", "held", "developments", "never", "stories", "verdicts", "edits", "entries",
  ]
  static let heldKeys = ["article", "watch", "reason", "text"]
  static let developmentKeys = ["article", "kind", "text", "speaker", "limit", "before", "role"]

  let start: Timestamp
  /// The articles of the scenario; nil where they are those of a recording.
  let articles: UniqueNames?

  func read(_ node: SourceNode?, _ findings: inout Findings) -> Expectations? {
    guard let node, let section = Section(node, called: "expect", keys: Self.keys, &findings) else {
      return nil
    }
    var expected = Expectations()
    if let alerts = section.node("alerts") {
      expected.alertsPlace = section.place(of: "alerts")
      expected.alerts = fields(alerts, "an alert", ScenarioFields.alert, &findings)
    }
    if let held = section.node("held") {
      expected.held = fields(held, "held", Self.heldKeys, &findings)
    }
    if let developments = section.node("developments") {
      expected.developments = fields(
        developments, "a development", Self.developmentKeys, &findings)
    }
    section.read("never", into: &expected.never) { $0.list(&findings) { words($0, &$1) } }
    section.read("stories", into: &expected.stories) { node in
      node.list(&findings) { story, findings in
        story.list(&findings) { article($0, &$1) }
      }
    }
    expected.verdicts = pairs(section.node("verdicts"), "verdicts", &findings).compactMap {
      name, node in
      node.choice(EntryDecision.self, &findings).map { (name, $0) }
    }
    expected.edits = pairs(section.node("edits"), "edits", &findings).compactMap { name, node in
      node.list(&findings) { $0.choice(EditGrade.self, &$1)?.rawValue }.map { (name, $0) }
    }
    expected.entries = entries(section.node("entries"), &findings)
    if expected.isEmpty {
      findings.error(node.place, "nothing is expected: such a test cannot fail")
    }
    return expected
  }

  private func words(_ node: SourceNode, _ findings: inout Findings) -> Expectations.Words? {
    node.scalar("a text", &findings).map { Expectations.Words(text: $0.text, place: node.place) }
  }

  /// The name of an article of the scenario.
  private func article(_ node: SourceNode, _ findings: inout Findings) -> Expectations.Words? {
    guard let words = words(node, &findings) else { return nil }
    if let articles, !articles.resolve(words.text, node.place, &findings) { return nil }
    return words
  }

  private func fields(
    _ node: SourceNode, _ name: String, _ keys: [String], _ findings: inout Findings
  ) -> [Expectations.Fields] {
    node.list(&findings) { item, findings in
      guard let section = Section(item, called: name, keys: keys, &findings) else { return nil }
      var fields = Expectations.Fields(place: item.place, wanted: [])
      for key in keys {
        guard let value = section.node(key) else { continue }
        if case .sequence(let parts) = value.content {
          for part in parts { fields.wanted.append((key, wanted(part, key, &findings))) }
        } else {
          fields.wanted.append((key, wanted(value, key, &findings)))
        }
      }
      return fields
    } ?? []
  }

  /// The text that is wanted; nil where there must be none.
  private func wanted(_ node: SourceNode, _ key: String, _ findings: inout Findings) -> String? {
    if case .empty = node.content { return nil }
    switch key {
    case "article": return article(node, &findings)?.text ?? ""
    case "kind": return node.choice(AlertKind.self, &findings)?.rawValue
    case "severity": return node.choice(Severity.self, &findings)?.rawValue
    case "reason": return node.choice(HoldReason.self, &findings)?.rawValue
    case "role": return node.choice(SentenceRole.self, &findings)?.rawValue
    case "time", "found": return node.instant(since: start, &findings)?.rfc3339
    default: return node.scalar("a text", &findings)?.text
    }
  }

  /// Names of articles, and what is said of each.
  private func pairs(_ node: SourceNode?, _ name: String, _ findings: inout Findings)
    -> [(Expectations.Words, SourceNode)]
  {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      findings.error(node.place, "\(name): expected a mapping, found \(node.kind)")
      return []
    }
    return entries.compactMap { entry in
      if let articles, !articles.resolve(entry.key, entry.place, &findings) { return nil }
      return (Expectations.Words(text: entry.key, place: entry.place), entry.value)
    }
  }

  private func entries(_ node: SourceNode?, _ findings: inout Findings)
    -> [(EntryDecision, Int, Place)]
  {
    let decisions = EntryDecision.allCases
    guard let node,
      let section = Section(
        node, called: "entries", keys: decisions.map(\.rawValue), &findings)
    else { return [] }
    return decisions.compactMap { decision in
      guard let value = section.node(decision.rawValue),
        let count = value.integer(in: 0...1_000_000, &findings)
      else { return nil }
      return (decision, count, value.place)
    }
  }
}
