import News
import Reporting
public import Storage

/// What a state directory knows, as text for a terminal; works beside a running daemon.
public struct Inspection: Sendable {
  let store: Store

  /// Opens the state directory for reading.
  public init(directory: String) async throws(StoreError) {
    store = try await Store.open(directory: directory, readOnly: true)
  }

  /// The stories that moved last, a line each: id, when, outlets/origins, headline.
  public func stories(limit: Int) async throws(StoreError) -> String {
    let stories = try await store.stories(limit: limit)
    guard !stories.isEmpty else { return "No stories yet." }
    return stories.map { story in
      let voices = "\(story.outlets)/\(story.origins)"
      return Columns.row([
        (story.id, 14), (story.lastSeen.rfc3339, 21), ("\(story.articles) articles", 13),
        (voices, 6), (TextCleaner.line(story.headline), 0),
      ])
    }.joined(separator: "\n")
  }

  /// One story: its articles, what each added, and the alerts; nil when there is none of that id.
  public func story(_ id: String) async throws(StoreError) -> String? {
    guard let detail = try await store.storyDetail(id) else { return nil }
    let story = detail.story
    var lines = [
      TextCleaner.line(story.headline),
      "\(story.id) · \(story.firstSeen.rfc3339) to \(story.lastSeen.rfc3339) · "
        + "\(story.articles) articles · outlets/origins \(story.outlets)/\(story.origins)",
    ]
    if !detail.arc.isEmpty { lines.append("continues: " + detail.arc.joined(separator: " ")) }
    lines.append("")
    for article in detail.articles {
      lines.append(
        Columns.row([
          (article.published.rfc3339, 21), (article.decision.rawValue, 10), (article.outlet, 24),
          (TextCleaner.line(article.title), 0),
        ]))
      for new in detail.developments where new.articleNumber == article.number {
        lines.append("    + " + TextCleaner.line(new.development.sentence))
      }
    }
    if !detail.alerts.isEmpty { lines.append("") }
    for stored in detail.alerts {
      let alert = stored.alert
      lines.append(
        Columns.row([
          (alert.id, 14), (stored.state.rawValue, 8), (alert.severity.rawValue, 9),
          (alert.watch, 20), (TextCleaner.line(alert.headline), 0),
        ]))
    }
    return lines.joined(separator: "\n")
  }
}

/// Rows of a table, padded with blanks; the last column runs on.
enum Columns {
  static func row(_ cells: [(text: String, width: Int)]) -> String {
    var line = ""
    for (text, width) in cells {
      line += text
      if width > 0 {
        line += String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
      }
    }
    return line
  }
}
