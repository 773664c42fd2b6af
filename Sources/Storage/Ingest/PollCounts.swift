import GRDB
import News

/// How the polls of each feed went since one moment: the sums over `polls`, kept up with it.
struct PollCounts {
  let db: Database

  /// Of `poll_counts`, in its order; the last ones in that of `EntryDecision.allCases`.
  private static let columns = ["feed", "polls", "failed_polls"] + decisions
  private static let decisions = EntryDecision.allCases.map(\.rawValue)

  /// The rows of `poll_counts`.
  static let counted = "SELECT \(columns.joined(separator: ", ")) FROM poll_counts"

  /// The rows of `poll_counts` as `polls` has them, where `condition` holds.
  static func sums(where condition: String) -> String {
    let decisions = decisions.map { "sum(\($0)) AS \($0)" }.joined(separator: ", ")
    return """
      SELECT feed, count(*) AS polls, sum(result IN ('failed', 'gone')) AS failed_polls, \(decisions)
      FROM polls WHERE \(condition) GROUP BY feed
      """
  }

  /// From when on polls are counted; nil where none are.
  func since() throws -> Timestamp? {
    try db.row("SELECT since FROM polls_counted", as: { try $0.time() })
  }

  /// Counts the polls from `since` on, and only these.
  func begin(since: Timestamp) throws {
    try forget()
    try db.run("INSERT INTO polls_counted (since) VALUES (?)", [.time(since)])
    try db.run(
      "INSERT INTO poll_counts (\(Self.columns.joined(separator: ", "))) \(Self.sums(where: "at >= ?"))",
      [.time(since)])
  }

  func forget() throws {
    try db.run("DELETE FROM polls_counted")
    try db.run("DELETE FROM poll_counts")
  }

  /// Counts a poll that was stored.
  func add(_ poll: Int64) throws {
    let added = Self.columns.dropFirst().map { "\($0) = \($0) + excluded.\($0)" }
    try db.run(
      """
      INSERT INTO poll_counts (\(Self.columns.joined(separator: ", ")))
      \(Self.sums(where: "number = ? AND at >= (SELECT since FROM polls_counted)"))
      ON CONFLICT (feed) DO UPDATE SET \(added.joined(separator: ", "))
      """, [.number(poll)])
  }

  /// Moves one entry of a poll from one decision to another.
  func move(_ poll: Int64, from old: EntryDecision, to new: EntryDecision) throws {
    let (old, new) = (old.rawValue, new.rawValue)
    try db.run(
      """
      UPDATE poll_counts SET \(old) = \(old) - 1, \(new) = \(new) + 1 WHERE feed =
        (SELECT feed FROM polls WHERE number = ? AND at >= (SELECT since FROM polls_counted))
      """, [.number(poll)])
  }

  /// Feeds whose polls are not what was counted, by id.
  func wrong() throws -> [String] {
    guard let since = try since() else { return [] }
    let stored = Self.sums(where: "at >= ?")
    return try db.rows(
      """
      SELECT feed FROM (SELECT * FROM (\(Self.counted)) EXCEPT SELECT * FROM (\(stored)))
      UNION SELECT feed FROM (SELECT * FROM (\(stored)) EXCEPT SELECT * FROM (\(Self.counted)))
      ORDER BY feed
      """, [.time(since), .time(since)], as: { try $0.text() })
  }
}
