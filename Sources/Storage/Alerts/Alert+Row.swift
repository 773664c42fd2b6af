import GRDB
import News

extension Alert {
  private static let names = [
    "id", "kind", "severity", "watch", "story", "article", "development", "found_at", "due_at",
    "outlets", "origins", "headline", "sentence", "speaker", "limits", "source", "url", "more",
    "supersedes",
  ]

  /// Of `alerts AS l`, in the order of `init(_:)`.
  static let columns = names.map { "l." + $0 }.joined(separator: ", ")

  init(_ columns: inout ColumnReader) throws {
    self.init(
      id: try columns.text(), kind: try columns.name(AlertKind.self),
      severity: try columns.name(Severity.self), watch: try columns.text(),
      story: try columns.text(), article: try columns.text(), development: try columns.text(),
      foundAt: try columns.time(), dueAt: try columns.time(), outlets: try columns.integer(),
      origins: try columns.integer(), headline: try columns.text(), sentence: try columns.text(),
      speaker: try columns.textIfAny(), limit: try columns.textIfAny(), source: try columns.text(),
      url: try columns.textIfAny(), more: try columns.integer(),
      supersedes: try columns.textIfAny())
  }

  /// An alert that is there already is the same alert, whatever became of it. One that waited for another voice, that of
  /// article `number`, is of the article that it names.
  func insert(into db: Database, article number: Int64) throws {
    try db.run(
      """
      INSERT INTO alerts (\(Self.names.joined(separator: ", ")), article_number, state)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        coalesce((SELECT number FROM articles WHERE number = ?20 AND id = ?6),
          (SELECT max(number) FROM articles WHERE id = ?6 AND feed = ?15), ?20), 'pending')
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(id), .name(kind), .name(severity), .text(watch), .text(story), .text(article),
        .text(development), .time(foundAt), .time(dueAt), .integer(outlets), .integer(origins),
        .text(headline), .text(sentence), .text(speaker), .text(limit), .text(source), .text(url),
        .integer(more), .text(supersedes), .number(number),
      ])
    if supersedes != nil { try Self.hastenSuperseded(in: db) }
  }

  /// What is not told yet is held after all.
  static func hold(_ id: String, of story: String, as reason: HoldReason, in db: Database) throws {
    try db.run(
      """
      UPDATE decisions SET alert = NULL, hold = ?
      WHERE alert = ? AND article IN (SELECT number FROM articles WHERE story = ?)
      """, [.text(reason.rawValue), .text(id), .text(story)])
    try db.run("DELETE FROM alerts WHERE id = ?", [.text(id)])
  }

  /// What waits longer than the alert that takes its place is told right before that one: hours later it would read as
  /// news.
  static func hastenSuperseded(in db: Database) throws {
    let early = try db.rows(
      """
      SELECT o.id, min(l.due_at) FROM alerts AS l INDEXED BY alerts_due
      CROSS JOIN alerts AS o ON o.id = l.supersedes
      WHERE l.state = 'pending' AND l.supersedes IS NOT NULL AND o.state = 'pending'
        AND o.due_at > l.due_at
      GROUP BY o.id ORDER BY o.id
      """, as: { (id: try $0.text(), due: try $0.time()) })
    for (id, due) in early {
      try db.run("UPDATE alerts SET due_at = ? WHERE id = ?", [.time(due), .text(id)])
    }
  }
}

extension StoredAlert {
  /// Of `alerts AS l`, in the order of `init(_:)`.
  static let columns = "\(Alert.columns), l.state, l.told_at, l.line"

  init(_ columns: inout ColumnReader) throws {
    self.init(
      alert: try Alert(&columns), state: try columns.name(State.self),
      toldAt: try columns.timeIfAny(), line: try columns.textIfAny())
  }
}
