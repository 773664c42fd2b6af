import Developments
import News
import Reporting
import Storage
public import Watching

extension Inspection {
  /// Articles of one link that are explained, one below the other.
  private static let longestAnswer = 10

  /// Why an alert, an article or a story is what it is; nil when nothing has that id or link. The beginning of several
  /// ids is an error. `watches` are those of the settings, where there are any: what was loud is held against them.
  public func explain(_ id: String, watches: [Watch] = []) async throws -> String? {
    if id.hasPrefix("al_") {
      guard let found = try await store.explainAlert(id) else { return nil }
      return Self.text(found, watches.first { $0.id == found.alert.alert.watch })
    }
    if id.hasPrefix("st_") { return try await story(id, explaining: true) }
    if id.hasPrefix("dv_") {
      guard let number = try await store.article(ofDevelopment: id),
        let found = try await store.explainArticle(number)
      else { return nil }
      return Self.text(found)
    }
    let articles = try await store.findArticles(id, limit: Self.longestAnswer)
    let ids = Set(articles.map(\.id)).sorted()
    if ids.count > 1, ids.allSatisfy({ $0.hasPrefix(id) }) {
      throw AmbiguousID(beginning: id, ids: ids)
    }
    var texts: [String] = []
    for article in articles {
      if let found = try await store.explainArticle(article.number) {
        texts.append(Self.text(found))
      }
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private static func text(_ found: AlertExplanation, _ watch: Watch?) -> String {
    let alert = found.alert.alert
    var lines = [
      "alert \(alert.id): \(found.alert.state.rawValue), kind \(alert.kind.rawValue), "
        + "severity \(alert.severity.rawValue)",
      "  watch \(alert.watch), story \(alert.story), found \(alert.foundAt.rfc3339), "
        + "due \(alert.dueAt.rfc3339)",
    ]
    if let watch { lines.append("  severity: " + ground(of: alert, watch)) }
    lines.append("  \"\(TextCleaner.line(alert.sentence))\"")
    if let id = alert.supersedes {
      let old = found.superseded.map {
        ", \($0.alert.severity.rawValue), found \($0.alert.foundAt.rfc3339): "
          + "\"\(TextCleaner.line($0.alert.sentence))\""
      }
      lines.append("  supersedes \(id)\(old ?? ", which is no longer kept")")
    }
    if let story = found.story { lines.append("  story: \(TextCleaner.line(story.headline))") }
    if let article = found.article { lines += ["", text(article)] }
    return lines.joined(separator: "\n")
  }

  /// Why it is as loud as it is, by the settings as they are now.
  private static func ground(of alert: Alert, _ watch: Watch) -> String {
    let says = "the watch says \(watch.severity.rawValue)"
    if alert.severity == watch.severity { return says }
    if let escalate = watch.escalate, alert.severity == max(escalate.severity, watch.severity),
      alert.origins >= escalate.origins
    {
      return "\(says), and \(escalate.severity.rawValue) with \(escalate.origins) origins; "
        + "outlets/origins \(alert.outlets)/\(alert.origins)"
    }
    if alert.severity == .info {
      return says + "; what looks back or is dated ahead is never louder than info"
    }
    return says + " now"
  }

  private static func text(_ found: ArticleExplanation) -> String {
    let article = found.article
    var lines = [
      "article \(article.id): \(found.decision.rawValue)",
      "  \(TextCleaner.line(article.title))",
      "  feed \(article.feed), outlet \(TextCleaner.line(article.outlet)), "
        + "published \(article.published.rfc3339), first seen \(article.firstSeen.rfc3339)",
    ]
    if let url = article.url { lines.append("  " + TextCleaner.line(url)) }
    if article.isBaseline {
      lines.append("  came with the first poll of its feed: alerts nobody until it is edited")
    }
    if let poll = found.poll {
      lines.append(
        "  poll of \(poll.at.rfc3339): \(poll.result.rawValue), \(poll.entries) entries")
    }
    lines += found.page.map(Self.line) ?? []
    lines += found.versions.dropFirst().map(Self.line)
    if let story = found.story {
      lines.append(
        "  story \(story.id), origin \(TextCleaner.line(found.origin ?? article.outlet))")
    }
    if let copied = found.copyOf {
      lines.append("  told first by \(copied.id): \(TextCleaner.line(copied.title))")
    }
    lines += found.evidence.map { "  why: " + TextCleaner.line($0) }
    lines += removed(found)
    for new in found.developments {
      let development = new.development
      let score = (development.score * 1_000).rounded() / 1_000
      let place = development.span.map { "bytes \($0.lowerBound) to \($0.upperBound)" } ?? "title"
      lines.append(
        "  + \(development.id) \(development.kind.rawValue), newness \(score) "
          + "(\(Self.comparison(development.score))), \(development.role.rawValue), "
          + "version \(new.version), \(place): " + TextCleaner.line(development.sentence))
      if let speaker = development.speaker {
        lines.append("      says: " + TextCleaner.line(speaker))
      }
      if let before = development.before {
        lines.append("      before: " + TextCleaner.line(before))
      }
      if let limit = development.limit {
        let label = limit == Development.withdrawn ? "" : "leaves out: "
        lines.append("      " + label + TextCleaner.line(limit))
      }
    }
    lines += found.decisions.map { "  watch " + text($0.decision) }
    return lines.joined(separator: "\n")
  }

  /// The rule by which a figure becomes a line.
  private static func comparison(_ score: Double) -> String {
    let threshold = Development.alertScore
    return score >= threshold ? "an alert needs \(threshold)" : "below the \(threshold) of an alert"
  }

  private static func line(_ version: ArticleVersion) -> String {
    if version.isWithdrawal {
      return "  withdrawn \(version.seenAt.rfc3339)"
        + (version.isTakenBack ? ", and listed again since" : "")
    }
    return "  edited \(version.seenAt.rfc3339) (\(version.grade?.rawValue ?? "not judged yet")): "
      + TextCleaner.line(version.title)
  }

  private static func line(_ page: StoredPage) -> [String] {
    switch page.state {
    case .wanted: ["  waits for its page since \(page.at.rfc3339)"]
    case .read: ["  text of its page, read \(page.at.rfc3339)"]
    case .failed:
      ["  text of the entry; its page was not read: " + TextCleaner.line(page.message ?? "")]
    }
  }

  private static func removed(_ found: ArticleExplanation) -> [String] {
    let bytes = Array((found.versions.first?.text ?? found.article.text).utf8)
    return found.furniture.compactMap { furniture in
      guard furniture.span.lowerBound >= 0, furniture.span.upperBound <= bytes.count else {
        return nil
      }
      let text = String(decoding: bytes[furniture.span], as: UTF8.self).cut(toUTF8: 120)
      return "  taken off (\(furniture.reason.rawValue)): " + TextCleaner.line(text)
    }
  }

  private static func text(_ decision: WatchDecision) -> String {
    let outcome =
      switch decision.outcome {
      case .alert(let id): "alert \(id)"
      case .held(let reason):
        "held: \(reason.rawValue) (\(reason.meaning))"
          + (decision.development.isEmpty ? "" : ", about \(decision.development)")
      }
    let terms = decision.matches.map { "\($0.term) (\($0.field.rawValue) \($0.span.lowerBound))" }
    return "\(decision.watch): \(outcome)"
      + (terms.isEmpty ? "" : ", matched " + TextCleaner.line(terms.joined(separator: ", ")))
  }
}
