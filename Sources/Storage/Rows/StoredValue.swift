import Glibc
import News

/// A value as SQLite stores it, made of ours.
enum StoredValue {
  case null
  case signed(Int64)
  case float(Double)
  /// Without NUL.
  case string(String)
  case blob([UInt8])

  static func text(_ text: String?) -> StoredValue {
    text.map { .string($0.withoutNUL) } ?? .null
  }

  static func name<Name: RawRepresentable<String>>(_ name: Name) -> StoredValue {
    .string(name.rawValue)
  }

  static func integer(_ integer: Int?) -> StoredValue {
    integer.map { .signed(Int64($0)) } ?? .null
  }

  static func number(_ number: Int64?) -> StoredValue {
    number.map { .signed($0) } ?? .null
  }

  static func real(_ real: Double) -> StoredValue {
    .float(real)
  }

  static func flag(_ flag: Bool) -> StoredValue {
    .signed(flag ? 1 : 0)
  }

  static func time(_ time: Timestamp?) -> StoredValue {
    number(time?.seconds)
  }

  static func hash(_ hash: UInt64?) -> StoredValue {
    hash.map { .signed(Int64(bitPattern: $0)) } ?? .null
  }

  static func bytes(_ bytes: [UInt8]?) -> StoredValue {
    bytes.map { .blob($0) } ?? .null
  }
}

extension String {
  /// Each NUL made a space: SQLite's own functions end a text at the first one, and one byte for one keeps spans true.
  var withoutNUL: String {
    var text = self
    let hasNUL = text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    guard hasNUL else { return self }
    return String(decoding: utf8.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Equal byte for byte: canonically equivalent texts are not.
  func hasBytes(of other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        guard let first = left.baseAddress, let second = right.baseAddress else {
          return left.count == right.count
        }
        return left.count == right.count && memcmp(first, second, left.count) == 0
      }
    }
  }

  /// As a line among lines.
  var asLine: String {
    String(decoding: utf8.map { $0 == 0x0a || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
  }
}
