import GRDB
import News

extension Store {
  /// Developments after the one numbered `number`, by number, each with the text its span lies in.
  public func developmentTexts(after number: Int64, limit: Int) async throws(StoreError)
    -> [DevelopmentText]
  {
    try await read { db in
      try db.rows(
        """
        SELECT d.number, d.article, d.version, v.title, v.text, \(Development.columns)
        FROM developments AS d
        CROSS JOIN versions AS v ON v.article = d.article AND v.version = d.version
        WHERE d.number > ? ORDER BY d.number LIMIT ?
        """, [.number(number), .integer(limit)]
      ) {
        DevelopmentText(
          number: try $0.number(), article: try $0.number(), version: try $0.integer(),
          title: try $0.text(), text: try $0.text(), development: try Development(&$0))
      }
    }
  }

  /// Alerts that are marked as written, in the order they were.
  public func writtenAlerts() async throws(StoreError) -> [ToldAlert] {
    try await read { db in
      try db.rows(
        """
        SELECT id, line, json FROM alerts
        WHERE state = 'written' ORDER BY told_at, due_at, found_at, id
        """, as: { ToldAlert(id: try $0.text(), line: try $0.text(), json: try $0.text()) })
    }
  }

  /// Numbers of the articles whose page is wanted, though they have no link to one.
  public func wantsWithoutLink() async throws(StoreError) -> [Int64] {
    try await read { db in
      try db.rows(
        """
        SELECT a.number FROM pages AS g INDEXED BY pages_wanted
        CROSS JOIN articles AS a ON a.number = g.article
        WHERE g.state = 'wanted' AND a.url IS NULL ORDER BY a.number
        """, as: { try $0.number() })
    }
  }

  /// Writes a copy of the whole database to `path`, where it appears when it is complete.
  public func backUp(to path: String) async throws(StoreError) {
    try await writeWithoutTransaction { try $0.copy(to: path) }
  }

  /// Makes every index anew from the rows it lists; what is counted beside them, the next page has counted anew.
  public func rebuildIndexes() async throws(StoreError) {
    try await write { db in
      try db.run("REINDEX")
      try PollCounts(db: db).forget()
    }
  }
}
