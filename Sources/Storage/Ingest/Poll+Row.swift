import GRDB
import News

extension Poll {
  private static let decisionColumns = EntryDecision.allCases.map(\.rawValue)
    .joined(separator: ", ")

  /// In the order of `init(_:)`.
  static let columns =
    "feed, at, result, status, bytes, milliseconds, message, \(decisionColumns)"

  /// Sums over rows of `polls`, in the order of `EntryDecision.allCases`.
  static let decisionSums = EntryDecision.allCases
    .map { "coalesce(sum(\($0.rawValue)), 0)" }.joined(separator: ", ")

  init(_ columns: inout ColumnReader) throws {
    self.init(
      feed: try columns.text(), at: try columns.time(), result: try columns.name(Result.self))
    status = try columns.integerIfAny()
    bytes = try columns.integer()
    milliseconds = try columns.integer()
    message = try columns.textIfAny()
    decisions = try Self.decisions(&columns)
  }

  /// The counts that are not 0.
  static func decisions(_ columns: inout ColumnReader) throws -> [EntryDecision: Int] {
    var decisions: [EntryDecision: Int] = [:]
    for decision in EntryDecision.allCases {
      let count = try columns.integer()
      if count > 0 { decisions[decision] = count }
    }
    return decisions
  }

  /// Returns the poll's number.
  func insert(into db: Database) throws -> Int64 {
    let counts = EntryDecision.allCases.map { decisions[$0] ?? 0 }
    try db.run(
      """
      INSERT INTO polls (\(Self.columns), entries)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(feed), .time(at), .name(result), .integer(status), .integer(max(0, bytes)),
        .integer(max(0, milliseconds)), .text(message),
      ] + counts.map { .integer($0) } + [.integer(entries)])
    let number = db.lastInsertedRowID
    try PollCounts(db: db).add(number)
    return number
  }

  /// Moves one entry of a poll from one decision to another; false where none is left to move.
  @discardableResult
  static func recount(
    _ poll: Int64, from old: EntryDecision, to new: EntryDecision, in db: Database
  ) throws -> Bool {
    let (less, more) = (old.rawValue, new.rawValue)
    try db.run(
      "UPDATE polls SET \(less) = \(less) - 1, \(more) = \(more) + 1 WHERE number = ? AND \(less) > 0",
      [.number(poll)])
    guard db.changesCount == 1 else { return false }
    try PollCounts(db: db).move(poll, from: old, to: new)
    return true
  }
}
