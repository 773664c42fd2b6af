import GRDB
public import News

extension Store {
  /// Forgets what is older than it need be kept, at most `limit` of a kind, and returns how many
  /// rows that were: call again until it is 0.
  ///
  /// An article goes with its versions, developments and decisions, a story with its last article.
  /// Alerts outlive what they told of; one that is not written yet is not forgotten.
  public func forget(
    articlesBefore: Timestamp, alertsBefore: Timestamp, pollsBefore: Timestamp, limit: Int
  ) async throws(StoreError) -> Int {
    try await write { db in
      var forgotten = 0
      let stories = try db.rows(
        """
        SELECT DISTINCT story FROM articles WHERE number IN (
          SELECT number FROM articles WHERE first_seen < ? AND +story IS NOT NULL
          ORDER BY first_seen, number LIMIT ?)
        """, [.time(articlesBefore), .integer(limit)], as: { try $0.text() })
      try db.run(
        """
        DELETE FROM articles WHERE number IN (
          SELECT number FROM articles WHERE first_seen < ? AND +story IS NOT NULL
          ORDER BY first_seen, number LIMIT ?)
        """, [.time(articlesBefore), .integer(limit)])
      forgotten += db.changesCount
      for story in stories {
        try db.run(
          """
          DELETE FROM stories
          WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE story = ?1)
          """, [.text(story)])
      }
      try db.run(
        """
        DELETE FROM alerts WHERE id IN (
          SELECT id FROM alerts WHERE found_at < ? AND state = 'written'
          ORDER BY found_at, id LIMIT ?)
        """, [.time(alertsBefore), .integer(limit)])
      forgotten += db.changesCount
      try db.run(
        """
        DELETE FROM polls WHERE number IN (
          SELECT number FROM polls WHERE at < ? ORDER BY at, number LIMIT ?)
        """, [.time(pollsBefore), .integer(limit)])
      return forgotten + db.changesCount
    }
  }
}
