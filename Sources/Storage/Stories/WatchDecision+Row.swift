import GRDB
import News

extension WatchDecision {
  /// Of `decisions AS w`, in the order of `init(_:)`.
  static let columns = "w.watch, w.development, w.alert, w.hold, w.matches"

  init(_ columns: inout ColumnReader) throws {
    let (watch, development) = (try columns.text(), try columns.text())
    let (alert, hold) = (try columns.textIfAny(), try columns.nameIfAny(HoldReason.self))
    let outcome: Outcome
    switch (alert, hold) {
    case (let alert?, nil): outcome = .alert(alert)
    case (nil, let hold?): outcome = .held(hold)
    default:
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a decision without an outcome")
    }
    self.init(
      watch: watch, development: development, outcome: outcome,
      matches: StoredLines.matches(try columns.text()))
  }

  func insert(into db: Database, article: Int64, version: Int, at: Timestamp) throws {
    let (alert, hold): (String?, HoldReason?) =
      switch outcome {
      case .alert(let id): (id, nil)
      case .held(let reason): (nil, reason)
      }
    try db.run(
      """
      INSERT INTO decisions (article, version, decided_at, watch, development, alert, hold, matches)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .number(article), .integer(version), .time(at), .text(watch), .text(development),
        .text(alert), .text(hold?.rawValue), .text(StoredLines.text(matches)),
      ])
  }
}
