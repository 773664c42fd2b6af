import News
import Reporting
import Text

/// The fields of one thing that was told, found or held, as texts.
struct ScenarioFields {
  /// Those of an alert's line in `alerts.jsonl`.
  static let alert = AlertLine.members

  /// Texts of which a part is enough; all others are wanted as they are.
  private static let prose: Set<String> = ["headline", "text", "speaker", "limit", "number", "url"]

  private(set) var values: [String: String]

  /// Of an alert, with the name of its article in place of its id.
  init(_ alert: Alert, article: String) {
    values = [:]
    let line = AlertLine.json(alert, at: alert.dueAt)
    for member in (try? JSONValue.parse(Array(line.utf8)))?.object ?? [] {
      values[member.name] = member.value.string ?? member.value.int.map(String.init)
    }
    values["article"] = article
    values["text"] = values["text"] ?? values["headline"]
  }

  init(_ values: [String: String?]) {
    self.values = values.compactMapValues(\.self)
  }

  /// Which of the wanted fields differ, each with what is there instead.
  func differences(from fields: Expectations.Fields) -> [String] {
    fields.wanted.compactMap { key, wanted in
      let value = values[key]
      guard let wanted else {
        return value.map { "\(key) is \"\($0)\"" }
      }
      guard let value else { return "has no \(key)" }
      let isThere = Self.prose.contains(key) ? value.contains(wanted) : value == wanted
      return isThere ? nil : "\(key) is \"\(value)\""
    }
  }
}
