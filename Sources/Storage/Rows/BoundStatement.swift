import GRDB
import GRDBSQLite

/// A statement of GRDB's cache with values bound to it, stepped without GRDB's own layers: those took twice the time of
/// SQLite itself.
///
/// Resets the statement when it goes. While it lives, the same SQL must not be run on the same connection.
struct BoundStatement: ~Copyable {
  private let database: Database
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ sql: String, _ values: [StoredValue], in database: Database) throws {
    let statement = try database.cachedStatement(sql: sql)
    let handle = statement.sqliteStatement
    guard sqlite3_bind_parameter_count(handle) == values.count else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "\(values.count) values for \(sql)")
    }
    for (value, place) in zip(values, 1...) {
      try Self.bind(value, at: place, of: statement, in: database)
    }
    self.database = database
    self.statement = statement
    self.handle = handle
  }

  private static func bind(
    _ value: StoredValue, at place: Int, of statement: Statement, in database: Database
  ) throws {
    let code = value.bind(to: statement.sqliteStatement, at: Int32(place))
    guard code == SQLITE_OK else { throw failure(code, statement, database) }
  }

  /// Begins anew with another value at `place`, counted from 1.
  borrowing func restart(with value: StoredValue, at place: Int) throws {
    sqlite3_reset(handle)
    try Self.bind(value, at: place, of: statement, in: database)
  }

  deinit {
    // What it says is what the last step said.
    sqlite3_reset(handle)
    // Texts of any length are bound.
    sqlite3_clear_bindings(handle)
  }

  /// True where there is a row to be read; false at the end.
  borrowing func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw Self.failure(code, statement, database)
    }
  }

  /// Of the row that `step` found; to be read before the next one.
  var columns: ColumnReader { ColumnReader(handle) }

  private static func failure(_ code: Int32, _ statement: Statement, _ database: Database)
    -> DatabaseError
  {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage,
      sql: statement.sql)
  }
}

extension StoredValue {
  /// Copied by SQLite; returns its result code.
  fileprivate func bind(to handle: OpaquePointer, at place: Int32) -> Int32 {
    switch self {
    case .null: sqlite3_bind_null(handle, place)
    case .signed(let number): sqlite3_bind_int64(handle, place, number)
    case .float(let number): sqlite3_bind_double(handle, place, number)
    case .string(let text): Self.bind(text, to: handle, at: place)
    case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, place, 0)
    case .blob(let bytes):
      sqlite3_bind_blob(handle, place, bytes, Int32(clamping: bytes.count), Self.copied)
    }
  }

  private static func bind(_ text: String, to handle: OpaquePointer, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        guard let start = bytes.baseAddress else {
          return sqlite3_bind_text(handle, place, "", 0, copied)
        }
        return sqlite3_bind_text(handle, place, start, Int32(clamping: bytes.count), copied)
      }
    }
  }

  /// SQLITE_TRANSIENT
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
