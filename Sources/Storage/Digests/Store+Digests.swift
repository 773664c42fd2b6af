import GRDB
public import News

extension Store {
  /// What a page about [from, to) is made of, all of one moment.
  ///
  /// - Parameter late: Pages that were frozen too early, the first one first: what they lack is on this one.
  public func digestData(from: Timestamp, to: Timestamp, late: [DigestData] = [])
    async throws(StoreError) -> DigestData
  {
    try await readTogether { db in
      let query = DigestQuery(db: db, from: from, to: to)
      let listed = DigestQuery(db: db, from: late.first?.from ?? from, to: to)
      let health = try FeedQuery(db: db, from: from, to: to)
      let feeds = try health.remarkableFeeds()
      var data = DigestData(
        from: from, to: to, stories: try listed.stories(),
        outlets: try query.outlets(),
        developments: try listed.developments(), edits: try listed.edits(),
        rewritten: try listed.rewritten(),
        alerts: try listed.alerts(), holds: try query.holds(),
        withheld: try listed.withheld(), feeds: feeds,
        quietFeeds: try health.quietFeeds(beside: feeds), decisions: health.decisions())
      for page in late { data.leaveOut(page) }
      return data
    }
  }

  /// Whether anything is kept that happened in [from, to): a poll, an article, an edit, an alert.
  public func hasRecords(from: Timestamp, to: Timestamp) async throws(StoreError) -> Bool {
    try await firstRecord(from: from, to: to) != nil
  }

  /// When the first of what is kept of [from, to) happened: a poll, an article, an edit, an alert.
  public func firstRecord(from: Timestamp, to: Timestamp) async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        """
        SELECT min(first) FROM (
          SELECT min(at) AS first FROM polls WHERE at >= ?1 AND at < ?2
          UNION ALL
          SELECT min(first_seen) FROM articles WHERE first_seen >= ?1 AND first_seen < ?2
          UNION ALL
          SELECT min(seen_at) FROM versions INDEXED BY versions_edited
            WHERE version > 1 AND seen_at >= ?1 AND seen_at < ?2
          UNION ALL
          SELECT min(found_at) FROM alerts WHERE found_at >= ?1 AND found_at < ?2)
        """, [.time(from), .time(to)], as: { try $0.timeIfAny() }) ?? nil
    }
  }

  /// Has the polls from `since` on counted as they come, so that a page that begins there sums none.
  public func countPolls(since: Timestamp) async throws(StoreError) {
    guard try await read({ try PollCounts(db: $0).since() }) != since else { return }
    try await write { try PollCounts(db: $0).begin(since: since) }
  }

  /// What was last written for a day; nil where nothing was.
  public func digestEdition(_ day: CivilDate) async throws(StoreError) -> DigestEdition? {
    try await read { db in
      try db.row(
        "SELECT hash, is_frozen, written_at, until, is_announced FROM digests WHERE day = ?",
        [.text(day.description)]
      ) {
        var edition = DigestEdition(
          day: day, hash: try $0.hash(), isFrozen: try $0.flag(), writtenAt: try $0.time(),
          until: try $0.time())
        edition.isAnnounced = try $0.flag()
        return edition
      }
    }
  }

  /// Days whose page is frozen and can be made again, in their order.
  public func frozenDays() async throws(StoreError) -> [CivilDate] {
    try await read { db in
      try db.rows(
        "SELECT day FROM digests WHERE is_frozen = 1 AND record IS NOT NULL ORDER BY day",
        as: { CivilDate(try $0.text()) }
      ).compactMap { $0 }
    }
  }

  /// Days before `day` that have a page, and none that is frozen, in their order.
  public func unfrozenDays(before day: CivilDate) async throws(StoreError) -> [CivilDate] {
    try await read { db in
      try db.rows(
        "SELECT day FROM digests WHERE is_frozen = 0 AND day < ? ORDER BY day",
        [.text(day.description)], as: { CivilDate(try $0.text()) }
      ).compactMap { $0 }
    }
  }

  /// Where the last frozen page of a day before `day` ends; nil where none is.
  public func lastFreezing(before day: CivilDate) async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        "SELECT until FROM digests WHERE is_frozen = 1 AND day < ? ORDER BY day DESC LIMIT 1",
        [.text(day.description)], as: { try $0.time() })
    }
  }

  /// What was stored with the frozen page of a day to make it again; nil where nothing was.
  public func digestRecord(_ day: CivilDate) async throws(StoreError) -> [UInt8]? {
    try await read { db in
      try db.row(
        "SELECT record FROM digests WHERE day = ? AND record IS NOT NULL",
        [.text(day.description)], as: { try $0.bytesIfAny() }) ?? nil
    }
  }

  /// Notes of the frozen pages whose days are not over at `now` that they end here: the clock was ahead when they were
  /// frozen, and what comes from now on is the next page's.
  public func noteReopened(at now: Timestamp) async throws(StoreError) {
    try await write { db in
      try db.run(
        "UPDATE digests SET until = ?1 WHERE is_frozen = 1 AND until > ?1", [.time(now)])
    }
  }

  /// Notes that the log was told of the page.
  public func noteAnnounced(_ day: CivilDate) async throws(StoreError) {
    try await write { db in
      try db.run(
        "UPDATE digests SET is_announced = 1 WHERE day = ?", [.text(day.description)])
    }
  }

  /// Notes what was written for a day. Refused once that day's page is frozen.
  ///
  /// `record` is what the page can be made again from, packed.
  public func saveDigestEdition(_ edition: DigestEdition, record: [UInt8]? = nil)
    async throws(StoreError)
  {
    try await write { db in
      try db.run(
        """
        INSERT INTO digests (day, hash, is_frozen, written_at, until, record)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (day) DO UPDATE SET hash = excluded.hash, is_frozen = excluded.is_frozen,
          written_at = excluded.written_at, until = excluded.until, record = excluded.record
        WHERE digests.is_frozen = 0
        """,
        [
          .text(edition.day.description), .hash(edition.hash), .flag(edition.isFrozen),
          .time(edition.writtenAt), .time(edition.until), .bytes(record),
        ])
      guard db.changesCount == 1 else {
        throw StoreError.refused(detail: "the digest of \(edition.day) is frozen")
      }
    }
  }

  /// One version of an article's text, to compare a printed sentence with; nil where there is none.
  public func text(ofArticle number: Int64, version: Int) async throws(StoreError)
    -> ArticleVersion?
  {
    try await read { db in
      try db.row(
        """
        SELECT \(ArticleVersion.columns) FROM versions AS v
        WHERE v.article = ? AND v.version = ?
        """, [.number(number), .integer(version)], as: ArticleVersion.init)
    }
  }

  /// Earlier stories that a story continues, nearest first.
  static func arc(of story: String, in db: Database) throws -> [String] {
    try db.rows(
      "SELECT earlier FROM arcs WHERE story = ? ORDER BY position", [.text(story)],
      as: { try $0.text() })
  }
}
