import GRDB
import News

extension Store {
  /// Forgets what is older than it need be kept, at most `limit` of a kind, and returns how many
  /// rows that were: call again until it is 0.
  ///
  /// An article goes with its versions, developments and decisions, a story with its last article;
  /// of the articles of a story that is no longer live, versions between the first and the newest that
  /// nothing refers to and no edit of these days is compared with. Alerts outlive what they told of; one that is not written
  /// yet, or not delivered, is not forgotten.
  public func forget(before cutoffs: Cutoffs, limit: Int) async throws(StoreError) -> Int {
    try await write { db in
      try Self.forgetArticles(before: cutoffs, limit: limit, in: db)
        + Self.forgetVersions(before: cutoffs, limit: limit, in: db)
        + Self.forgetAlerts(before: cutoffs.alerts, limit: limit, in: db)
        + Self.forgetPolls(before: cutoffs.polls, limit: limit, in: db)
    }
  }

  /// Which of these entries of `feed` were kept once and forgotten.
  public func forgotten(feed: String, entryIDs: [String]) async throws(StoreError) -> Set<String> {
    try await readTogether { db in
      // Most feeds have forgotten nothing.
      let hasAny = try db.row(
        "SELECT 1 FROM forgotten WHERE feed = ? LIMIT 1", [.text(feed)], as: { try $0.integer() })
      guard hasAny != nil else { return [] }
      var found: Set<String> = []
      for id in entryIDs {
        let isForgotten = try db.row(
          "SELECT 1 FROM forgotten WHERE feed = ? AND entry_hash = ?",
          [.text(feed), .hash(UInt64(storedText: id))], as: { try $0.integer() })
        if isForgotten != nil { found.insert(id) }
      }
      return found
    }
  }

  /// Gives free pages back to the file system, at most `pages` of them, so that others wait briefly.
  public func shrink(pages: Int) async throws(StoreError) {
    try await writeWithoutTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA incremental_vacuum(\(pages))")
    }
  }

  private static func forgetArticles(before cutoffs: Cutoffs, limit: Int, in db: Database) throws
    -> Int
  {
    let old = try db.rows(
      """
      SELECT a.number, a.story, a.feed, a.entry_hash FROM articles AS a
      CROSS JOIN stories AS s ON s.id = a.story
      WHERE a.first_seen < ?1 AND a.published < ?1 AND s.last_seen < ?2
      ORDER BY a.first_seen, a.number LIMIT ?3
      """, [.time(cutoffs.articles), .time(cutoffs.liveSince), .integer(limit)],
      as: ForgottenArticle.init)
    for article in old {
      try db.run(
        "INSERT OR IGNORE INTO forgotten (feed, entry_hash) VALUES (?, ?)",
        [.text(article.feed), .hash(article.entryHash)])
      try db.run("DELETE FROM articles WHERE number = ?", [.number(article.number)])
    }
    for story in Set(old.map(\.story)).sorted() {
      try db.run(
        """
        DELETE FROM stories
        WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE story = ?1)
        """, [.text(story)])
    }
    return old.count
  }

  private static func forgetVersions(before cutoffs: Cutoffs, limit: Int, in db: Database) throws
    -> Int
  {
    try db.run(
      """
      DELETE FROM versions WHERE number IN (
        SELECT v.number FROM versions AS v INDEXED BY versions_edited
        CROSS JOIN articles AS a ON a.number = v.article
        CROSS JOIN stories AS s ON s.id = a.story
        WHERE v.version > 1 AND v.seen_at < ?1 AND v.version < a.version AND s.last_seen < ?1
          AND EXISTS (SELECT 1 FROM versions AS n WHERE n.article = v.article
            AND n.version = v.version + 1 AND n.seen_at < ?1)
          AND NOT EXISTS (SELECT 1 FROM developments AS d
            WHERE d.article = v.article AND d.version = v.version)
          AND NOT EXISTS (SELECT 1 FROM decisions AS d
            WHERE d.article = v.article AND d.version = v.version)
        LIMIT ?2)
      """, [.time(cutoffs.liveSince), .integer(limit)])
    return db.changesCount
  }

  private static func forgetAlerts(before cutoff: Timestamp, limit: Int, in db: Database) throws
    -> Int
  {
    try db.run(
      """
      DELETE FROM alerts WHERE id IN (
        SELECT id FROM alerts WHERE found_at < ? AND state = 'written'
          AND NOT EXISTS (SELECT 1 FROM deliveries AS q WHERE q.alert = alerts.id)
        ORDER BY found_at, id LIMIT ?)
      """, [.time(cutoff), .integer(limit)])
    return db.changesCount
  }

  private static func forgetPolls(before cutoff: Timestamp, limit: Int, in db: Database) throws
    -> Int
  {
    try db.run(
      """
      DELETE FROM polls WHERE number IN (
        SELECT number FROM polls WHERE at < ? ORDER BY at, number LIMIT ?)
      """, [.time(cutoff), .integer(limit)])
    return db.changesCount
  }
}

private struct ForgottenArticle {
  var number: Int64
  var story: String
  var feed: String
  var entryHash: UInt64

  init(_ columns: inout ColumnReader) throws {
    number = try columns.number()
    story = try columns.text()
    feed = try columns.text()
    entryHash = try columns.hash()
  }
}
