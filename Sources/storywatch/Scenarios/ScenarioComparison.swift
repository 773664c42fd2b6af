import News
import Pipeline
import Reporting

/// Something that did not come out as its author wanted, and where that is written.
struct ScenarioFailure: Hashable, Sendable, CustomStringConvertible {
  var place: Place
  var message: String

  /// `feeds.test.yaml:12:7: …`
  var description: String { "\(place): \(message)" }
}

/// Compares what came out of a scenario with what its author wants.
struct ScenarioComparison {
  private let expected: Expectations
  private let outcome: ReplayOutcome
  /// The articles by the names they have in the scenario.
  private let articles: [String: ReplayOutcome.Article]
  /// The names by the articles' ids.
  private let names: [String: String]

  /// All failures, in the order of the file's keys.
  static func failures(of scenario: Scenario, _ outcome: ReplayOutcome) -> [ScenarioFailure] {
    let comparison = ScenarioComparison(scenario, outcome)
    return comparison.unknownArticles + comparison.alerts + comparison.held
      + comparison.developments + comparison.never + comparison.stories + comparison.verdicts
      + comparison.edits + comparison.entries
  }

  /// The alerts that were told, a line each.
  static func lines(of scenario: Scenario, _ outcome: ReplayOutcome) -> [String] {
    let comparison = ScenarioComparison(scenario, outcome)
    return outcome.alerts.map { comparison.line($0) }
  }

  /// What was found and not told, and what became of the articles in which nothing was: a line each.
  static func untold(of scenario: Scenario, _ outcome: ReplayOutcome) -> [String] {
    let comparison = ScenarioComparison(scenario, outcome)
    return outcome.articles.flatMap { article in
      let name = comparison.name(article.article.id)
      if article.developments.isEmpty { return ["\(article.decision.rawValue) of \(name)"] }
      return article.verdicts.compactMap { comparison.line($0, of: article, named: name) }
    }
  }

  private init(_ scenario: Scenario, _ outcome: ReplayOutcome) {
    expected = scenario.expected
    self.outcome = outcome
    var articles: [String: ReplayOutcome.Article] = [:]
    for found in outcome.articles {
      let key = found.article.feed + "\n" + found.article.entryID
      articles[key] = articles[key] ?? found
    }
    switch scenario.past {
    case .articles(let written):
      var named: [String: ReplayOutcome.Article] = [:]
      for article in written {
        guard let id = article.states.first?.entry?.id else { continue }
        named[article.name] = articles[article.feed.id + "\n" + id]
      }
      self.articles = named
    case .recording:
      var named: [String: ReplayOutcome.Article] = [:]
      for found in outcome.articles {
        for name in [found.article.entryID, found.article.url].compactMap(\.self) {
          named[name] = named[name] ?? found
        }
      }
      self.articles = named
    }
    var names: [String: String] = [:]
    for (name, found) in self.articles.sorted(by: { $0.key < $1.key }) {
      names[found.article.id] = names[found.article.id] ?? name
    }
    self.names = names
  }
}

extension ScenarioComparison {
  private func name(_ article: String) -> String { TextCleaner.line(names[article] ?? article) }

  private func fields(_ alert: Alert) -> ScenarioFields {
    ScenarioFields(alert, article: name(alert.article))
  }

  private func line(_ alert: Alert) -> String {
    let text = alert.sentence.isEmpty ? alert.headline : alert.sentence
    return "\(alert.dueAt.rfc3339) \(alert.severity.rawValue) \(alert.kind.rawValue) of "
      + "\(name(alert.article)), watch \(alert.watch): \"\(TextCleaner.line(text))\""
      + (alert.speaker.map { ", speaker \"\(TextCleaner.line($0))\"" } ?? "")
      + (alert.limit.map { ", limit \"\(TextCleaner.line($0))\"" } ?? "")
  }

  /// Nil for what was told.
  private func line(
    _ verdict: WatchDecision, of article: ReplayOutcome.Article, named name: String
  ) -> String? {
    guard case .held(let reason) = verdict.outcome else { return nil }
    let found = article.developments.first { $0.id == verdict.development }
    return "\(reason.rawValue) of \(TextCleaner.line(name)), watch \(verdict.watch)"
      + (found.map { ": \($0.kind.rawValue) \"\(TextCleaner.line($0.sentence))\"" } ?? "")
  }

  /// The articles of a recording are known only now.
  private var unknownArticles: [ScenarioFailure] {
    let named =
      expected.stories.flatMap(\.self) + expected.verdicts.map(\.article)
      + expected.edits.map(\.article)
    return named.filter { articles[$0.text] == nil }.map {
      ScenarioFailure(place: $0.place, message: "article \($0.text) was not kept")
    }
  }

  private var alerts: [ScenarioFailure] {
    guard let wanted = expected.alerts, let place = expected.alertsPlace else { return [] }
    let told = outcome.alerts.map { fields($0) }
    let resolved = resolved(wanted, among: told)
    let answers = Self.answers(to: resolved, among: told)
    let rest = told.indices.filter { !answers.contains($0) }
    // Where all were expected, the nearest is one that answers another expectation.
    let candidates = (rest.isEmpty ? Array(told.indices) : rest).map { told[$0] }
    let failures = wanted.indices.filter { answers[$0] == nil }.map { index in
      ScenarioFailure(
        place: wanted[index].place,
        message: "not told: an alert, \(wanted[index].description)"
          + nearest(to: resolved[index], among: candidates))
    }
    return failures
      + rest.map {
        ScenarioFailure(
          place: place, message: "told, and not expected: \(line(outcome.alerts[$0]))")
      }
  }

  private static func answers(to wanted: [Expectations.Fields], among told: [ScenarioFields])
    -> [Int?]
  {
    Pairing(wishes: wanted.count, things: told.count) {
      told[$1].differences(from: wanted[$0]).isEmpty
    }.answers
  }

  /// The expectations with ids in the place of labels: `alert` gives one to the alert that answers it, wherever in the
  /// list, `supersedes` names one.
  private func resolved(_ wanted: [Expectations.Fields], among told: [ScenarioFields])
    -> [Expectations.Fields]
  {
    let labels = wanted.map { $0.value(of: "alert") }
    let plain = wanted.map { fields in
      fields.without { key, value in
        key == "alert" || key == "supersedes" && value != nil && labels.contains(value)
      }
    }
    var ids: [String: String] = [:]
    for (label, answer) in zip(labels, Self.answers(to: plain, among: told)) {
      guard let label, let answer else { continue }
      ids[label] = told[answer].values["alert"]
    }
    return wanted.map { fields in
      var fields = fields.without { key, value in key == "alert" && value.flatMap { ids[$0] } == nil
      }
      fields.wanted = fields.wanted.map { key, value in
        key == "alert" || key == "supersedes" ? (key, value.map { ids[$0] ?? $0 }) : (key, value)
      }
      return fields
    }
  }

  /// What of the candidates comes closest, and in what it differs.
  private func nearest(to wanted: Expectations.Fields, among candidates: [ScenarioFields])
    -> String
  {
    let best = candidates.map { $0.differences(from: wanted) }.enumerated()
      .min { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
    guard let best else { return "; there is none" }
    return "; in the nearest " + best.element.joined(separator: ", ")
  }

  private func missing(
    _ wanted: [Expectations.Fields], among found: [ScenarioFields], _ words: String
  ) -> [ScenarioFailure] {
    wanted.compactMap { expectation in
      if found.contains(where: { $0.differences(from: expectation).isEmpty }) { return nil }
      return ScenarioFailure(
        place: expectation.place,
        message: "\(words) \(expectation.description)" + nearest(to: expectation, among: found))
    }
  }

  private var held: [ScenarioFailure] {
    var found: [ScenarioFields] = []
    for article in outcome.articles {
      for verdict in article.verdicts {
        guard case .held(let reason) = verdict.outcome else { continue }
        let sentence = article.developments.first { $0.id == verdict.development }?.sentence
        found.append(
          ScenarioFields([
            "article": name(article.article.id), "watch": verdict.watch,
            "reason": reason.rawValue, "text": sentence,
          ]))
      }
    }
    return missing(expected.held, among: found, "not held:")
  }

  private var developments: [ScenarioFailure] {
    let found = outcome.articles.flatMap { article in
      article.developments.map { development in
        ScenarioFields([
          "article": name(article.article.id), "kind": development.kind.rawValue,
          "text": development.sentence, "speaker": development.speaker,
          "limit": development.limit, "before": development.before,
          "role": development.role.rawValue,
        ])
      }
    }
    return missing(expected.developments, among: found, "not found: a development,")
  }

  private var never: [ScenarioFailure] {
    expected.never.flatMap { words in
      outcome.alerts.filter { alert in
        [alert.headline, alert.sentence, alert.speaker, alert.limit]
          .contains { $0?.contains(words.text) ?? false }
      }.map {
        ScenarioFailure(place: words.place, message: "told \"\(words.text)\": \(line($0))")
      }
    }
  }

  private var stories: [ScenarioFailure] {
    var failures: [ScenarioFailure] = []
    var ownerOfStory: [String: String] = [:]
    for group in expected.stories {
      guard let first = group.first, let story = articles[first.text]?.story else { continue }
      for other in group.dropFirst() where articles[other.text] != nil {
        if articles[other.text]?.story == story { continue }
        failures.append(
          ScenarioFailure(
            place: other.place, message: "\(other.text) is not in the story of \(first.text)"))
      }
      if let owner = ownerOfStory[story] {
        failures.append(
          ScenarioFailure(
            place: first.place, message: "\(first.text) is in the story of \(owner)"))
      }
      ownerOfStory[story] = first.text
    }
    return failures
  }

  private var verdicts: [ScenarioFailure] {
    expected.verdicts.compactMap { article, decision in
      guard let found = articles[article.text], found.decision != decision else { return nil }
      return ScenarioFailure(
        place: article.place,
        message: "\(article.text) is \(found.decision.rawValue), not \(decision.rawValue)")
    }
  }

  private var edits: [ScenarioFailure] {
    expected.edits.compactMap { article, grades in
      guard let found = articles[article.text] else { return nil }
      let made = found.grades.map { $0?.rawValue ?? "not judged" }
      guard made != grades else { return nil }
      return ScenarioFailure(
        place: article.place,
        message: "the edits of \(article.text) are [\(made.joined(separator: ", "))], not "
          + "[\(grades.joined(separator: ", "))]")
    }
  }

  private var entries: [ScenarioFailure] {
    expected.entries.compactMap { decision, count, place in
      let found = outcome.decisions[decision] ?? 0
      guard found != count else { return nil }
      return ScenarioFailure(
        place: place, message: "\(found) entries are \(decision.rawValue), not \(count)")
    }
  }
}
