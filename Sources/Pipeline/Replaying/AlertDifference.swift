import News
import Reporting

/// How the alerts of two replays of one past differ. Pure.
public struct AlertDifference: Sendable {
  /// `-` told no more, `+` told now, `~` told otherwise, by time; the last line counts them.
  public let lines: [String]

  /// From what `old` settings told to what `new` ones tell.
  public init(from old: ReplayOutcome, to new: ReplayOutcome) {
    let before = Dictionary(old.alerts.map { ($0.id, $0) }) { first, _ in first }
    let after = Dictionary(new.alerts.map { ($0.id, $0) }) { first, _ in first }
    var found: [(at: Timestamp, line: String)] = []
    var counts = (same: 0, lost: 0, gained: 0, changed: 0)
    for alert in old.alerts {
      guard let now = after[alert.id] else {
        counts.lost += 1
        found.append((alert.dueAt, Self.line("-", alert, "now " + new.fate(of: alert))))
        continue
      }
      let changes = Self.changes(from: alert, to: now)
      if changes.isEmpty {
        counts.same += 1
      } else {
        counts.changed += 1
        found.append((now.dueAt, Self.line("~", now, changes.joined(separator: ", "))))
      }
    }
    for alert in new.alerts where before[alert.id] == nil {
      counts.gained += 1
      found.append((alert.dueAt, Self.line("+", alert, "before " + old.fate(of: alert))))
    }
    // Of one time in the order of above: what is lost before what is gained.
    let ordered = found.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    lines =
      ordered.map(\.element.line) + [
        "\(counts.same) as before, \(counts.lost) told no more (-), \(counts.gained) told now (+), "
          + "\(counts.changed) told otherwise (~)"
      ]
  }

  private static func line(_ sign: String, _ alert: Alert, _ note: String) -> String {
    "\(sign) \(alert.dueAt.rfc3339) \(alert.severity.rawValue) \(alert.kind.rawValue) "
      + "watch=\(alert.watch) \(alert.id) \"\(TextCleaner.line(alert.headline))\" (\(note))"
  }

  private static func changes(from old: Alert, to new: Alert) -> [String] {
    var changes: [String] = []
    func compare(_ name: String, _ old: String, _ new: String) {
      if old != new { changes.append("\(name) \(old) → \(new)") }
    }
    compare("severity", old.severity.rawValue, new.severity.rawValue)
    compare("kind", old.kind.rawValue, new.kind.rawValue)
    compare("due", old.dueAt.rfc3339, new.dueAt.rfc3339)
    compare("outlets", String(old.outlets), String(new.outlets))
    compare("origins", String(old.origins), String(new.origins))
    compare("supersedes", old.supersedes ?? "none", new.supersedes ?? "none")
    return changes
  }
}

extension ReplayOutcome {
  /// What became of the article of an alert that this replay did not tell, in a word or two.
  fileprivate func fate(of alert: Alert) -> String {
    guard watches.contains(alert.watch) else { return "no such watch" }
    guard let article = articles.first(where: { $0.article.id == alert.article }) else {
      return "not kept"
    }
    let verdicts = article.verdicts.filter { $0.watch == alert.watch }
    guard !verdicts.isEmpty else { return "not matched" }
    let same = verdicts.last { $0.development == alert.development } ?? verdicts.last
    switch same?.outcome {
    case .held(let reason): return "held: \(reason.rawValue)"
    case .alert(let id): return "told as \(id)"
    case nil: return "not matched"
    }
  }
}
