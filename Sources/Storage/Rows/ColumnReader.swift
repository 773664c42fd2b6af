import GRDB
import GRDBSQLite
import News

/// Reads the columns of a row from left to right. What is not what it should be is an error, never a
/// trap: the file may have been damaged.
struct ColumnReader {
  private let row: OpaquePointer
  private var next: Int32 = 0

  /// `row` is a statement that stands at a row.
  init(_ row: OpaquePointer) {
    self.row = row
  }

  mutating func text() throws -> String {
    try required(textIfAny())
  }

  mutating func textIfAny() throws -> String? {
    guard let index = try take(SQLITE_TEXT) else { return nil }
    // The length is that of the text as SQLite has it now: first the text, then the length.
    guard let bytes = sqlite3_column_text(row, index) else { throw Self.outOfMemory }
    let count = Int(sqlite3_column_bytes(row, index))
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  mutating func integer() throws -> Int {
    Int(try number())
  }

  mutating func integerIfAny() throws -> Int? {
    try numberIfAny().map { Int($0) }
  }

  mutating func number() throws -> Int64 {
    try required(numberIfAny())
  }

  mutating func numberIfAny() throws -> Int64? {
    try take(SQLITE_INTEGER).map { sqlite3_column_int64(row, $0) }
  }

  mutating func real() throws -> Double {
    try required(take(SQLITE_FLOAT, or: SQLITE_INTEGER).map { sqlite3_column_double(row, $0) })
  }

  mutating func flag() throws -> Bool {
    try integer() != 0
  }

  mutating func time() throws -> Timestamp {
    Timestamp(seconds: try number())
  }

  mutating func timeIfAny() throws -> Timestamp? {
    try numberIfAny().map { Timestamp(seconds: $0) }
  }

  mutating func hash() throws -> UInt64 {
    UInt64(bitPattern: try number())
  }

  mutating func hashIfAny() throws -> UInt64? {
    try numberIfAny().map { UInt64(bitPattern: $0) }
  }

  mutating func bytesIfAny() throws -> [UInt8]? {
    guard let index = try take(SQLITE_BLOB) else { return nil }
    // Nil for an empty one.
    let bytes = sqlite3_column_blob(row, index)
    let count = Int(sqlite3_column_bytes(row, index))
    return bytes.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  }

  mutating func bytes() throws -> [UInt8] {
    try required(bytesIfAny())
  }

  mutating func name<Name: RawRepresentable<String>>(_ type: Name.Type) throws -> Name {
    try name(type, from: text())
  }

  mutating func nameIfAny<Name: RawRepresentable<String>>(_ type: Name.Type) throws -> Name? {
    try textIfAny().map { try name(type, from: $0) }
  }

  mutating func spanIfAny() throws -> Range<Int>? {
    let (start, end) = (try integerIfAny(), try integerIfAny())
    guard let start, let end, start <= end else { return nil }
    return start..<end
  }

  /// The next column, nil where it is NULL.
  private mutating func take(_ type: Int32, or other: Int32? = nil) throws -> Int32? {
    let index = next
    next += 1
    let found = sqlite3_column_type(row, index)
    if found == SQLITE_NULL { return nil }
    guard found == type || found == other else {
      throw Self.damaged("column \(index) is of another type")
    }
    return index
  }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Self.damaged("column \(next - 1) has no value") }
    return value
  }

  private static func damaged(_ what: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: what)
  }

  private static var outOfMemory: DatabaseError {
    DatabaseError(resultCode: .SQLITE_NOMEM, message: "no memory for a text")
  }

  private func name<Name: RawRepresentable<String>>(_ type: Name.Type, from text: String) throws
    -> Name
  {
    guard let name = Name(rawValue: text) else {
      throw Self.damaged("'\(text)' is no \(type)")
    }
    return name
  }
}
