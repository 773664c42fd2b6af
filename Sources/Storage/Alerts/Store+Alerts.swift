import GRDB
public import News

extension Store {
  /// How many articles that `feed` brought at `at` became alerts of each watch.
  public func alertingArticles(feed: String, at: Timestamp) async throws(StoreError)
    -> [String: Int]
  {
    try await read { db in
      // In the order of their ids: an article's stand anywhere.
      let alerts = try db.rows(
        """
        SELECT l.watch, l.article_number FROM alerts AS l INDEXED BY alerts_by_time
        CROSS JOIN articles AS a ON a.number = l.article_number
        WHERE l.found_at = ? AND a.feed = ?
        """, [.time(at), .text(feed)], as: { (watch: try $0.text(), article: try $0.number()) })
      return Dictionary(grouping: alerts, by: \.watch).mapValues { Set($0.map(\.article)).count }
    }
  }

  /// What was found worth telling of a story so far, pending ones too, by time and id.
  public func alertHistory(story: String) async throws(StoreError) -> [PastAlert] {
    try await read { db in
      try db.rows(
        """
        SELECT id, watch, kind, severity, article, found_at, due_at, origins FROM alerts
        WHERE story = ? ORDER BY found_at, id
        """, [.text(story)]
      ) {
        PastAlert(
          id: try $0.text(), watch: try $0.text(), kind: try $0.name(AlertKind.self),
          severity: try $0.name(Severity.self), article: try $0.text(), foundAt: try $0.time(),
          dueAt: try $0.time(), origins: try $0.integer())
      }
    }
  }

  /// Ids of the developments of a story that each watch held because too few origins had it.
  public func developmentsHeldForOrigins(story: String) async throws(StoreError)
    -> [String: Set<String>]
  {
    try await read { db in
      let held = try db.rows(
        """
        SELECT w.watch, w.development FROM articles AS a
        CROSS JOIN decisions AS w ON w.article = a.number
        WHERE a.story = ? AND w.hold = ?
        """, [.text(story), .text(HoldReason.origins.rawValue)]
      ) { (watch: try $0.text(), development: try $0.text()) }
      return Dictionary(grouping: held, by: \.watch).mapValues { Set($0.map(\.development)) }
    }
  }

  /// How many alerts a watch has had that were found in [from, to).
  public func alertsToday(watch: String, from: Timestamp, to: Timestamp) async throws(StoreError)
    -> Int
  {
    try await read { db in
      try db.row(
        "SELECT count(*) FROM alerts WHERE watch = ? AND found_at >= ? AND found_at < ?",
        [.text(watch), .time(from), .time(to)], as: { try $0.integer() }) ?? 0
    }
  }

  /// Alerts whose line may be written now, by due time, time found, id.
  public func alertsDue(at now: Timestamp, limit: Int) async throws(StoreError) -> [Alert] {
    try await read { db in
      try db.rows(
        """
        SELECT \(Alert.columns) FROM alerts AS l INDEXED BY alerts_due
        WHERE l.state = 'pending' AND (l.due_at <= ? OR l.found_at > ?)
        ORDER BY l.due_at, l.found_at, l.id LIMIT ?
        """,
        [.time(now), .time(now.adding(seconds: Store.toleratedSkew)), .integer(limit)],
        as: Alert.init)
    }
  }

  /// Plans the lines of all pending alerts anew: those of other watches than `watches` are held, of the rest `due` says
  /// when, from an alert's severity and the time it was found.
  public func planAlerts(
    of watches: [String], _ due: @escaping @Sendable (Severity, Timestamp) -> Timestamp
  ) async throws(StoreError) {
    try await write { db in
      let pending = try db.rows(
        """
        SELECT id, watch, story, severity, found_at, due_at FROM alerts
        WHERE state = 'pending' ORDER BY id
        """
      ) {
        (
          id: try $0.text(), watch: try $0.text(), story: try $0.text(),
          severity: try $0.name(Severity.self), found: try $0.time(), due: try $0.time()
        )
      }
      for alert in pending {
        guard watches.contains(alert.watch) else {
          try Alert.hold(alert.id, of: alert.story, as: .removed, in: db)
          continue
        }
        let due = due(alert.severity, alert.found)
        guard due != alert.due else { continue }
        try db.run("UPDATE alerts SET due_at = ? WHERE id = ?", [.time(due), .text(alert.id)])
      }
      try Alert.hastenSuperseded(in: db)
    }
  }

  /// When the next pending alert is due; nil where there is none.
  public func nextAlertDue() async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        """
        SELECT due_at FROM alerts INDEXED BY alerts_due
        WHERE state = 'pending' ORDER BY due_at LIMIT 1
        """, as: { try $0.time() })
    }
  }

  /// Fixes the text of pending alerts before it is written anywhere. A text once fixed stays.
  ///
  /// With `delivers` the alerts also wait to be delivered to the webhook. Returns the ids of those that were pending.
  @discardableResult
  public func tell(_ tellings: [AlertTelling], at now: Timestamp, delivers: Bool = false)
    async throws(StoreError) -> Set<String>
  {
    try await write { db in
      var fixed: Set<String> = []
      for telling in tellings {
        try db.run(
          """
          UPDATE alerts SET state = 'told', told_at = ?, outlets = ?, origins = ?, line = ?, json = ?
          WHERE id = ? AND state = 'pending'
          """,
          [
            .time(now), .integer(telling.outlets), .integer(telling.origins),
            .text(telling.line), .text(telling.json), .text(telling.id),
          ])
        guard db.changesCount == 1 else { continue }
        fixed.insert(telling.id)
        guard delivers else { continue }
        try db.run(
          """
          INSERT INTO deliveries (alert, attempts, next_at) VALUES (?, 0, ?)
          ON CONFLICT (alert) DO NOTHING
          """, [.text(telling.id), .time(now)])
      }
      return fixed
    }
  }

  /// The first `limit` alerts whose text is fixed and which are not marked as written, in the order they were due.
  public func toldUnwritten(limit: Int) async throws(StoreError) -> [ToldAlert] {
    try await read { db in
      try db.rows(
        """
        SELECT id, line, json FROM alerts INDEXED BY alerts_told
        WHERE state = 'told' ORDER BY told_at, due_at, found_at, id LIMIT ?
        """, [.integer(limit)],
        as: { ToldAlert(id: try $0.text(), line: try $0.text(), json: try $0.text()) })
    }
  }

  public func markWritten(_ ids: [String]) async throws(StoreError) {
    try await write { db in
      for id in ids {
        try db.run(
          "UPDATE alerts SET state = 'written' WHERE id = ? AND state = 'told'", [.text(id)])
      }
    }
  }
}
