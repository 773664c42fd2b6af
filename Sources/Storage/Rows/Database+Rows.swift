import GRDB

/// Statements are compiled once per connection and columns read in the order of the SELECT.
extension Database {
  /// Runs a statement that returns no rows.
  func run(_ sql: String, _ values: [StoredValue] = []) throws {
    let statement = try BoundStatement(sql, values, in: self)
    while try statement.step() {}
  }

  func rows<T>(
    _ sql: String, _ values: [StoredValue] = [], as read: (inout ColumnReader) throws -> T
  ) throws -> [T] {
    let statement = try BoundStatement(sql, values, in: self)
    var result: [T] = []
    while try statement.step() {
      var columns = statement.columns
      result.append(try read(&columns))
    }
    return result
  }

  /// The rows for each of `keys`, bound one after the other behind `values`: a list of them bound as one value would
  /// have to be written and read again.
  func rows<T>(
    _ sql: String, _ values: [StoredValue], each keys: [Int64],
    as read: (inout ColumnReader) throws -> T
  ) throws -> [T] {
    guard !keys.isEmpty else { return [] }
    let statement = try BoundStatement(sql, values + [.null], in: self)
    var result: [T] = []
    for key in keys {
      try statement.restart(with: .number(key), at: values.count + 1)
      while try statement.step() {
        var columns = statement.columns
        result.append(try read(&columns))
      }
    }
    return result
  }

  /// The first row, nil where there is none.
  func row<T>(
    _ sql: String, _ values: [StoredValue] = [], as read: (inout ColumnReader) throws -> T
  ) throws -> T? {
    let statement = try BoundStatement(sql, values, in: self)
    guard try statement.step() else { return nil }
    var columns = statement.columns
    return try read(&columns)
  }
}
