import GRDB
public import News

/// An article that alerted somebody, and whether its feed still listed it when it was last looked at.
public struct ToldArticle: Hashable, Sendable {
  public var number: Int64
  public var published: Timestamp
  public var isMissing: Bool
  /// Whoever was told of it was told that it is gone.
  public var isWithdrawn: Bool

  public init(number: Int64, published: Timestamp, isMissing: Bool, isWithdrawn: Bool = false) {
    self.number = number
    self.published = published
    self.isMissing = isMissing
    self.isWithdrawn = isWithdrawn
  }
}

extension Store {
  /// The articles of `feed` that alerted somebody since then, by number: those published later than `oldest`, and
  /// those it lists no more.
  public func toldArticles(of feed: String, since: Timestamp, publishedAfter oldest: Timestamp)
    async throws(StoreError) -> [ToldArticle]
  {
    try await read { db in
      // No alert is older than what it tells: the first part need not look back further.
      try db.rows(
        """
        SELECT a.number, a.published, a.missing_since IS NOT NULL, EXISTS (
          SELECT 1 FROM versions AS v INDEXED BY versions_withdrawn
          WHERE v.article = a.number AND v.is_withdrawal = 1)
        FROM articles AS a
        WHERE +a.feed = ?1 AND a.number IN (
          SELECT t.article_number FROM alerts AS t INDEXED BY alerts_by_source
          WHERE t.source = ?1 AND t.found_at >= max(?2, ?3)
          UNION
          SELECT m.number FROM articles AS m INDEXED BY articles_missing
          WHERE m.feed = ?1 AND m.missing_since IS NOT NULL AND EXISTS (
            SELECT 1 FROM alerts AS t WHERE t.article_number = m.number AND t.found_at >= ?2))
          AND (a.published > ?3 OR a.missing_since IS NOT NULL)
        ORDER BY a.number
        """, [.text(feed), .time(since), .time(oldest)]
      ) {
        ToldArticle(
          number: try $0.number(), published: try $0.time(), isMissing: try $0.flag(),
          isWithdrawn: try $0.flag())
      }
    }
  }

  /// Numbers of the articles of `feed` first seen since `since` and published since `published`.
  public func recentArticles(of feed: String, since: Timestamp, published: Timestamp)
    async throws(StoreError) -> [Int64]
  {
    try await read { db in
      try db.rows(
        """
        SELECT number FROM articles
        WHERE first_seen >= ? AND feed = ? AND published >= ? ORDER BY number
        """, [.time(since), .text(feed), .time(published)], as: { try $0.number() })
    }
  }
}

extension Vanishing {
  /// A withdrawal is a version with the text of the one before.
  func save(at now: Timestamp, in db: Database) throws {
    for number in missing {
      try db.run(
        "UPDATE articles SET missing_since = ? WHERE number = ?", [.time(now), .number(number)])
    }
    for number in returned {
      try db.run("UPDATE articles SET missing_since = NULL WHERE number = ?", [.number(number)])
      try Self.takeBackWithdrawal(of: number, in: db)
    }
    for number in withdrawn {
      try db.run(
        """
        INSERT INTO versions (article, version, seen_at, content_hash, title, text, entry_text,
          is_withdrawal)
        SELECT v.article, v.version + 1, ?, v.content_hash, v.title, v.text, v.entry_text, 1
        FROM versions AS v JOIN articles AS a ON a.number = v.article AND a.version = v.version
        WHERE a.number = ?
        """, [.time(now), .number(number)])
      try db.run(
        """
        UPDATE articles SET version = version + 1, missing_since = min(coalesce(missing_since, ?1), ?1)
        WHERE number = ?2
        """, [.time(now), .number(number)])
    }
  }

  /// Whoever was not told yet that the article is gone is not told any more, and it is a voice again.
  private static func takeBackWithdrawal(of number: Int64, in db: Database) throws {
    let withdrawals = try db.rows(
      "SELECT version FROM versions INDEXED BY versions_withdrawn WHERE article = ? AND is_withdrawal = 1",
      [.number(number)], as: { try $0.integer() })
    for version in withdrawals {
      let untold = try db.rows(
        """
        SELECT l.id FROM decisions AS w CROSS JOIN alerts AS l ON l.id = w.alert
        WHERE w.article = ? AND w.version = ? AND l.state = 'pending'
        """, [.number(number), .integer(version)], as: { try $0.text() })
      for alert in untold {
        try db.run(
          "UPDATE decisions SET alert = NULL, hold = ? WHERE article = ? AND version = ? AND alert = ?",
          [
            .text(HoldReason.repeats.rawValue), .number(number), .integer(version), .text(alert),
          ])
        try db.run("DELETE FROM alerts WHERE id = ?", [.text(alert)])
      }
    }
    if !withdrawals.isEmpty { try Store.recountVoices(of: number, in: db) }
  }
}
