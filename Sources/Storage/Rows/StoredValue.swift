import Foundation
import GRDB
import Glibc
import News

/// Our values as SQLite stores them.
extension DatabaseValue {
  static func text(_ text: String) -> DatabaseValue {
    text.withoutNUL.databaseValue
  }

  static func text(_ text: String?) -> DatabaseValue {
    text.map { .text($0) } ?? .null
  }

  static func name<Name: RawRepresentable<String>>(_ name: Name) -> DatabaseValue {
    name.rawValue.databaseValue
  }

  static func integer(_ integer: Int?) -> DatabaseValue {
    integer.databaseValue
  }

  static func number(_ number: Int64?) -> DatabaseValue {
    number.databaseValue
  }

  static func real(_ real: Double) -> DatabaseValue {
    real.databaseValue
  }

  static func flag(_ flag: Bool) -> DatabaseValue {
    (flag ? 1 : 0).databaseValue
  }

  static func time(_ time: Timestamp?) -> DatabaseValue {
    (time?.seconds).databaseValue
  }

  static func hash(_ hash: UInt64?) -> DatabaseValue {
    hash.map { Int64(bitPattern: $0) }.databaseValue
  }

  static func bytes(_ bytes: [UInt8]?) -> DatabaseValue {
    bytes.map { Data($0) }.databaseValue
  }

  /// A list for `json_each`: one statement whatever its length.
  static func list(_ numbers: [Int64]) -> DatabaseValue {
    ("[" + numbers.map(String.init).joined(separator: ",") + "]").databaseValue
  }
}

extension String {
  /// Each NUL made a space: GRDB ends a text at the first one, and one byte for one keeps spans true.
  var withoutNUL: String {
    var text = self
    let hasNUL = text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    guard hasNUL else { return self }
    return String(decoding: utf8.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// As a line among lines.
  var asLine: String {
    String(decoding: utf8.map { $0 == 0x0a || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
  }
}
