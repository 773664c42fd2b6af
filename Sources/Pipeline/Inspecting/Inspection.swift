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
        (story.id, 14), (story.lastSeen.rfc3339, 21), (Self.articles(story.articles), 13),
        (voices, 6), (TextCleaner.line(story.headline), 0),
      ])
    }.joined(separator: "\n")
  }

  /// One story: its articles, what each added, and the alerts; nil when there is none of that id. `explaining` adds why
  /// each article stands in it.
  public func story(_ id: String, explaining: Bool = false) async throws(StoreError) -> String? {
    guard let detail = try await store.storyDetail(id) else { return nil }
    let story = detail.story
    var lines = [
      TextCleaner.line(story.headline),
      "\(story.id) · \(story.firstSeen.rfc3339) to \(story.lastSeen.rfc3339) · "
        + "\(Self.articles(story.articles)) · outlets/origins \(story.outlets)/\(story.origins)",
    ]
    lines += timeline(detail)
    lines.append("")
    for article in detail.articles {
      lines.append(
        Columns.row([
          (article.published.rfc3339, 21), (article.decision.rawValue, 10),
          (TextCleaner.line(article.outlet), 24),
          (TextCleaner.line(article.title), 0),
        ]))
      lines.append(
        "    " + article.id + (article.url.map { "  " + TextCleaner.line($0) } ?? ""))
      let evidence = explaining ? detail.evidence[article.number] ?? [] : []
      lines += evidence.map { "    why: " + TextCleaner.line($0) }
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

  private static func articles(_ count: Int) -> String {
    count == 1 ? "1 article" : "\(count) articles"
  }

  /// The stories of its arc, a line each: the day of the first article, which it is, what it says.
  private func timeline(_ detail: StoryDetail) -> [String] {
    guard !detail.timeline.isEmpty else { return [] }
    return ["", "arc of \(detail.timeline.count) stories:"]
      + detail.timeline.map { chapter in
        let story = chapter.story
        return (story.id == detail.story.id ? "> " : "  ")
          + Columns.row([
            (String(chapter.published.rfc3339.prefix(10)), 12), (story.id, 15),
            (Self.articles(story.articles), 13), ("\(story.outlets)/\(story.origins)", 6),
            (TextCleaner.line(story.headline), 0),
          ])
      }
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
