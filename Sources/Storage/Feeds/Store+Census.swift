import GRDB
public import News

extension Store {
  /// The active feeds, counted by how they fare.
  public func feedCensus() async throws(StoreError) -> FeedCensus {
    try await read { db in
      var census = FeedCensus()
      let counts = try db.rows(
        """
        SELECT CASE WHEN is_gone = 1 THEN 'gone' WHEN failures > 0 THEN 'failing'
          WHEN last_success IS NULL THEN 'new' ELSE 'ok' END AS state, count(*)
        FROM feeds WHERE is_active = 1 GROUP BY state
        """, as: { (try $0.text(), try $0.integer()) })
      for (state, count) in counts {
        switch state {
        case "gone": census.gone = count
        case "failing": census.failing = count
        case "new": census.new = count
        default: census.ok = count
        }
      }
      census.nextCheck = try db.row(
        "SELECT min(next_check) FROM feeds WHERE is_active = 1 AND is_gone = 0",
        as: { try $0.timeIfAny() }
      ).flatMap { $0 }
      return census
    }
  }

  /// How many alerts were told in [from, to).
  public func alertsTold(from: Timestamp, to: Timestamp) async throws(StoreError) -> Int {
    try await read { db in
      try db.row(
        "SELECT count(*) FROM alerts WHERE found_at >= ? AND found_at < ? AND state <> 'pending'",
        [.time(from), .time(to)], as: { try $0.integer() }) ?? 0
    }
  }
}
