import Foundation
import GRDB
import News

/// Reads the columns of a row from left to right. What is not what it should be is an error, never a
/// trap: the file may have been damaged.
struct ColumnReader {
  private let row: Row
  private var index = -1

  init(_ row: Row) {
    self.row = row
  }

  mutating func text() throws -> String {
    index += 1
    return try row.decode(String.self, atIndex: index)
  }

  mutating func textIfAny() throws -> String? {
    index += 1
    return try row.decode(String?.self, atIndex: index)
  }

  mutating func integer() throws -> Int {
    index += 1
    return try row.decode(Int.self, atIndex: index)
  }

  mutating func integerIfAny() throws -> Int? {
    index += 1
    return try row.decode(Int?.self, atIndex: index)
  }

  mutating func number() throws -> Int64 {
    index += 1
    return try row.decode(Int64.self, atIndex: index)
  }

  mutating func numberIfAny() throws -> Int64? {
    index += 1
    return try row.decode(Int64?.self, atIndex: index)
  }

  mutating func real() throws -> Double {
    index += 1
    return try row.decode(Double.self, atIndex: index)
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
    index += 1
    return try row.decode(Data?.self, atIndex: index).map { [UInt8]($0) }
  }

  mutating func bytes() throws -> [UInt8] {
    index += 1
    return [UInt8](try row.decode(Data.self, atIndex: index))
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

  private func name<Name: RawRepresentable<String>>(_ type: Name.Type, from text: String) throws
    -> Name
  {
    guard let name = Name(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "'\(text)' is no \(type)")
    }
    return name
  }
}
