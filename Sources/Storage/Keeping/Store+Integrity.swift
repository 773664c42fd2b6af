import GRDB

extension Store {
  /// What is wrong with the database, a line each; empty when it is sound. Reads all of it.
  public func check() async throws(StoreError) -> [String] {
    try await read { db in
      let damage = try db.rows("PRAGMA integrity_check", as: { try $0.text() })
      // What else it is asked may fail on the same page.
      guard damage == ["ok"] else {
        return damage.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
          .map(String.init)
      }
      let orphans = try db.rows(
        "PRAGMA foreign_key_check", as: { "a row of \(try $0.text()) refers to what is not there" })
      let miscounted = try PollCounts(db: db).wrong()
        .map { "the index of the day's polls is not true for feed '\($0)'" }
      return orphans + (try Self.unbalanced(in: db)) + miscounted
    }
  }

  /// Moves the log (WAL) into the database and empties it, as far as no reader is in the way.
  public func checkpoint() async throws(StoreError) {
    try await writeWithoutTransaction { db in
      do {
        try db.checkpoint(.truncate)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // A reader still needs the log: the next time will do.
      }
    }
  }

  /// Bytes that the database needs on disk: pages in use. Free pages are used again, and the log
  /// (WAL) beside it is cut to 64 MiB at most.
  public func sizeInBytes() async throws(StoreError) -> Int {
    try await read { db in
      let pages = try db.row("PRAGMA page_count", as: { try $0.integer() }) ?? 0
      let free = try db.row("PRAGMA freelist_count", as: { try $0.integer() }) ?? 0
      let size = try db.row("PRAGMA page_size", as: { try $0.integer() }) ?? 0
      return (pages - free) * size
    }
  }

  /// Pages of the database that hold nothing.
  public func freePages() async throws(StoreError) -> Int {
    try await read { db in
      try db.row("PRAGMA freelist_count", as: { try $0.integer() }) ?? 0
    }
  }

  /// The law of the balance: what a poll counted as kept is what was kept of it. (That its counts
  /// add up to its entries, the table itself checks.)
  private static func unbalanced(in db: Database) throws -> [String] {
    try db.rows(
      """
      SELECT p.number, p.feed, a.decision, a.kept
      FROM (
        SELECT poll, decision, count(*) AS kept FROM articles WHERE poll IS NOT NULL
        GROUP BY poll, decision
      ) AS a JOIN polls AS p ON p.number = a.poll
      WHERE a.kept > CASE a.decision WHEN 'new' THEN p.new WHEN 'copy' THEN p.copy
        WHEN 'repeats' THEN p.repeats ELSE p.quarantined END
      ORDER BY p.number, a.decision
      """
    ) {
      let (poll, feed, decision) = (try $0.number(), try $0.text(), try $0.text())
      return "poll \(poll) of feed '\(feed)' kept \(try $0.integer()) articles as '\(decision)'"
        + " and counted fewer"
    }
  }
}
