import GRDB
public import News

extension Store {
  /// Nothing is planned to be posted later than so many seconds: what is, was planned by a clock that was ahead.
  public static let longestDeliveryPause: Int64 = 3_600

  /// Alerts that may be posted now, in the order they were told.
  public func deliveriesDue(at now: Timestamp, limit: Int) async throws(StoreError) -> [Delivery] {
    try await read { db in
      try db.rows(
        """
        SELECT l.id, l.json, q.attempts FROM deliveries AS q JOIN alerts AS l ON l.id = q.alert
        WHERE q.next_at <= ? OR q.next_at > ?
        ORDER BY l.told_at, l.due_at, l.found_at, l.id LIMIT ?
        """, [.time(now), .time(Self.latestDelivery(at: now)), .integer(limit)]
      ) { Delivery(alert: try $0.text(), json: try $0.text(), attempts: try $0.integer()) }
    }
  }

  /// When the next alert may be posted; nil where none waits.
  public func nextDelivery() async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        "SELECT next_at FROM deliveries ORDER BY next_at LIMIT 1", as: { try $0.time() })
    }
  }

  /// How many alerts wait to be posted.
  public func waitingDeliveries() async throws(StoreError) -> Int {
    try await read { try Self.waitingDeliveries(in: $0) }
  }

  static func waitingDeliveries(in db: Database) throws -> Int {
    try db.row("SELECT count(*) FROM deliveries", as: { try $0.integer() }) ?? 0
  }

  /// Notes that the target has taken the alert.
  public func noteDelivered(_ alert: String) async throws(StoreError) {
    try await write { try $0.run("DELETE FROM deliveries WHERE alert = ?", [.text(alert)]) }
  }

  /// Notes that an attempt was in vain: the next is at `next`; until `rest` nothing else is posted either.
  public func noteUndelivered(_ alert: String, next: Timestamp, rest: Timestamp)
    async throws(StoreError)
  {
    try await write { db in
      try db.run(
        "UPDATE deliveries SET attempts = attempts + 1, next_at = ? WHERE alert = ?",
        [.time(next), .text(alert)])
      try db.run(
        "UPDATE deliveries SET next_at = ?1 WHERE next_at < ?1 OR next_at > ?2",
        [.time(rest), .time(Self.latestDelivery(at: rest))])
    }
  }

  /// Notes that the target takes alerts again: those that wait are due.
  public func hastenDeliveries(at now: Timestamp) async throws(StoreError) {
    try await write {
      try $0.run("UPDATE deliveries SET next_at = ?1 WHERE next_at > ?1", [.time(now)])
    }
  }

  /// Notes that another target is asked, which has refused nothing: all that wait are due, as if never tried.
  public func restartDeliveries(at now: Timestamp) async throws(StoreError) {
    try await write {
      try $0.run("UPDATE deliveries SET attempts = 0, next_at = min(next_at, ?)", [.time(now)])
    }
  }

  private static func latestDelivery(at now: Timestamp) -> Timestamp {
    now.adding(seconds: longestDeliveryPause + toleratedSkew)
  }
}
