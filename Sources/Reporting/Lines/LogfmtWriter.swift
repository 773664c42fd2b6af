/// Writes one logfmt line: `key=value` pairs, a blank between them.
///
/// A value with anything but plain ASCII is put in quotation marks, in which `"` and `\` are escaped with a
/// backslash. Control characters need no escape: `TextCleaner` lets none through.
struct LogfmtWriter {
  private(set) var text = ""

  var byteCount: Int { text.utf8.count }

  /// A word of ours, or an id: quoted only where it needs to be, at most `limit` bytes of text.
  mutating func add(_ key: StaticString, _ value: String, limit: Int = 200) {
    let value = TextCleaner.cut(TextCleaner.line(value), toBytes: limit)
    begin(key)
    text += Self.isBare(value) ? value : Self.quoted(value)
  }

  mutating func add(_ key: StaticString, _ value: Int) {
    begin(key)
    text += String(value)
  }

  /// A key that is not known before, one of our own words.
  mutating func add(key: String, _ value: Int) {
    if !text.isEmpty { text += " " }
    text += "\(key)=\(value)"
  }

  /// Prose, always in quotation marks.
  mutating func add(prose value: String, as key: StaticString, limit: Int = .max) {
    begin(key)
    text += Self.quoted(TextCleaner.cut(TextCleaner.line(value), toBytes: limit))
  }

  /// Whole or not at all: half an address leads elsewhere.
  mutating func add(_ key: StaticString, _ link: WebLink, limit: Int) {
    let value = Self.isBare(link.text) ? link.text : Self.quoted(link.text)
    guard value.utf8.count <= limit else { return }
    begin(key)
    text += value
  }

  private mutating func begin(_ key: StaticString) {
    if !text.isEmpty { text += " " }
    text += "\(key)="
  }

  private static func isBare(_ value: String) -> Bool {
    !value.isEmpty
      && value.utf8.allSatisfy {
        $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\"")
          && $0 != UInt8(ascii: "\\")
      }
  }

  private static func quoted(_ value: String) -> String {
    var quoted = [UInt8(ascii: "\"")]
    quoted.reserveCapacity(value.utf8.count + 2)
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        quoted.append(UInt8(ascii: "\\"))
      }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }
}
