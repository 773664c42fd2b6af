import GRDB
public import News

extension Store {
  /// Makes the feeds of the configuration the active ones. New ones are inserted; a new URL ends
  /// what was known of the old one; those no longer named keep their state and are not polled. One whose URL was that of a
  /// feed which is named no more has its state: ids that are made of URLs change with their neighbours.
  public func synchronise(_ feeds: [ConfiguredFeed]) async throws(StoreError) {
    try await write { db in
      var stored: [String: (url: String, isActive: Bool)] = [:]
      for row in try db.rows(
        "SELECT id, url, is_active FROM feeds",
        as: { (try $0.text(), try $0.text(), try $0.flag()) })
      {
        stored[row.0] = (row.1, row.2)
      }
      let named = Set(feeds.map(\.id))
      let unnamed = stored.filter { $0.value.isActive && !named.contains($0.key) }
        .sorted { $0.key < $1.key }
      var idsByURL = Dictionary(unnamed.map { ($0.value.url, $0.key) }) { first, _ in first }
      for feed in feeds where stored[feed.id] == nil {
        guard let old = idsByURL.removeValue(forKey: feed.url) else { continue }
        stored[feed.id] = stored.removeValue(forKey: old)
        try Self.rename(old, to: feed.id, in: db)
      }
      for feed in feeds {
        guard let known = stored.removeValue(forKey: feed.id) else {
          try feed.begin(in: db)
          continue
        }
        if known.url != feed.url { try feed.move(in: db) }
        if !known.isActive { try Self.setActive(true, feed: feed.id, in: db) }
      }
      for (id, feed) in stored where feed.isActive {
        try Self.setActive(false, feed: id, in: db)
      }
    }
  }

  private static func rename(_ old: String, to new: String, in db: Database) throws {
    // Until all that refers to the feed has its new id.
    try db.run("PRAGMA defer_foreign_keys = ON")
    try db.run("UPDATE feeds SET id = ? WHERE id = ?", [.text(new), .text(old)])
    for table in ["polls", "articles", "forgotten", "poll_counts"] {
      try db.run("UPDATE \(table) SET feed = ? WHERE feed = ?", [.text(new), .text(old)])
    }
    try db.run("UPDATE alerts SET source = ? WHERE source = ?", [.text(new), .text(old)])
  }

  /// The active feeds, by id.
  public func feeds() async throws(StoreError) -> [FeedState] {
    try await read { db in
      try db.rows(
        "SELECT \(FeedState.columns) FROM feeds WHERE is_active = 1 ORDER BY id",
        as: FeedState.init)
    }
  }

  public func feed(_ id: String) async throws(StoreError) -> FeedState? {
    try await read { db in
      try db.row(
        "SELECT \(FeedState.columns) FROM feeds WHERE id = ?", [.text(id)], as: FeedState.init)
    }
  }

  /// Active feeds whose next check is at `now` or before it, at most `limit`, by next check and id;
  /// local files alone where the network cannot be asked.
  public func due(at now: Timestamp, limit: Int, localOnly: Bool = false) async throws(StoreError)
    -> [FeedState]
  {
    try await read { db in
      try db.rows(
        """
        SELECT \(FeedState.columns) FROM feeds INDEXED BY feeds_due
        WHERE is_active = 1 AND is_gone = 0 AND next_check <= ? AND (? = 0 OR url LIKE 'file:%')
        ORDER BY next_check, id LIMIT ?
        """, [.time(now), .flag(localOnly), .integer(limit)], as: FeedState.init)
    }
  }

  /// When the next active feed is due; nil where there is none.
  public func nextDue() async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        """
        SELECT next_check FROM feeds INDEXED BY feeds_due
        WHERE is_active = 1 AND is_gone = 0 ORDER BY next_check LIMIT 1
        """, as: { try $0.time() })
    }
  }

  /// When the first active feed behind `time` is due; nil where there is none.
  public func nextDue(after time: Timestamp) async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        """
        SELECT next_check FROM feeds INDEXED BY feeds_due
        WHERE is_active = 1 AND is_gone = 0 AND next_check > ? ORDER BY next_check LIMIT 1
        """, [.time(time)], as: { try $0.time() })
    }
  }

  /// Stores the plans of feeds alone, of those that were not polled since they were read: when to ask them, why
  /// then, and whether they are gone. A last poll later than `now` becomes `now`.
  public func replan(_ feeds: [FeedState], at now: Timestamp) async throws(StoreError) {
    guard !feeds.isEmpty else { return }
    try await write { db in
      for feed in feeds { try feed.updatePlan(at: now, in: db) }
    }
  }

  /// Hosts that want to be left alone at `now`, by name; those whose time is over are forgotten at the next
  /// pause.
  public func hostPauses(at now: Timestamp) async throws(StoreError) -> [HostPause] {
    try await read { db in
      try db.rows(
        "SELECT host, until FROM host_pauses WHERE until > ? ORDER BY host", [.time(now)],
        as: { HostPause(host: try $0.text(), until: try $0.time()) })
    }
  }

  private static func setActive(_ isActive: Bool, feed: String, in db: Database) throws {
    try db.run("UPDATE feeds SET is_active = ? WHERE id = ?", [.flag(isActive), .text(feed)])
  }
}

extension ConfiguredFeed {
  fileprivate func begin(in db: Database) throws {
    var state = FeedState(id: id, url: url, nextCheck: firstCheck)
    state.nextCheckReason = "first poll"
    try state.insert(into: db)
  }

  fileprivate func move(in db: Database) throws {
    try db.run(
      """
      UPDATE feeds SET url = ?, etag = NULL, last_modified = NULL, validators_url = NULL,
        body_hash = NULL, is_gone = 0, failures = 0, last_error = NULL, is_reported_failing = 0,
        redirect_target = NULL, redirect_first_seen = NULL, redirect_times = NULL,
        redirect_is_adopted = NULL, redirect_is_told = 0, gap = NULL, longest_gap = NULL, newest = NULL,
        ttl_minutes = NULL, skip_hours = '', skip_days = '', is_reported_silent = 0, is_cut = 0,
        links = NULL,
        next_check = ?, next_check_reason = 'new URL'
      WHERE id = ?
      """, [.text(url), .time(firstCheck), .text(id)])
  }
}

extension HostPause {
  func save(at now: Timestamp, in db: Database) throws {
    try db.run("DELETE FROM host_pauses WHERE until <= ?", [.time(now)])
    try db.run(
      "INSERT OR REPLACE INTO host_pauses (host, until) VALUES (?, ?)",
      [.text(host), .time(until)])
  }
}
