/// Appends compact JSON to a buffer: no blanks, members in the order given, UTF-8.
///
/// The caller keeps objects and arrays balanced and writes a key before each member's value.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// A text as UTF-8.
  public mutating func string(_ value: Span<UInt8>) {
    separate()
    quote(value)
  }

  public mutating func int(_ value: Int) { raw(String(value)) }

  /// The shortest digits that read back as `value`; null where JSON has no number for it.
  public mutating func double(_ value: Double) { raw(value.isFinite ? value.description : "null") }

  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  public mutating func null() { raw("null") }

  /// A number whose literal text is already JSON.
  public mutating func number(literal: String) { raw(literal) }

  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .number(let literal): number(literal: literal)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// A value that another writer holds.
  public mutating func json(_ other: JSONWriter) {
    separate()
    bytes += other.bytes
  }

  /// Gives up what was written so far, to be passed on while the rest is still to come.
  public mutating func drain() -> [UInt8] {
    var drained: [UInt8] = []
    swap(&drained, &bytes)
    return drained
  }

  /// Ends a line of JSON lines.
  public mutating func newline() {
    bytes.append(0x0a)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func raw(_ literal: String) {
    separate()
    bytes.append(contentsOf: literal.utf8)
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0.span) }
  }

  private mutating func quote(_ source: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    var index = JSONWriter.firstToEscape(source, from: 0)
    while index < source.count {
      bytes.append(source, start, index)
      escape(source[index])
      start = index + 1
      index = JSONWriter.firstToEscape(source, from: start)
    }
    bytes.append(source, start, source.count)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Where the first quote, backslash or control character stands, else the end.
  private static func firstToEscape(_ source: Span<UInt8>, from start: Int) -> Int {
    let raw = source.bytes
    var index = start
    while index + 8 <= source.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte that needs an escape sets its high bit; one that does not may, and is looked at below.
      let low = word &- 0x2020_2020_2020_2020
      let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
      let slash = (word ^ 0x5c5c_5c5c_5c5c_5c5c) &- 0x0101_0101_0101_0101
      let delete = (word ^ 0x7f7f_7f7f_7f7f_7f7f) &- 0x0101_0101_0101_0101
      if (low | quote | slash | delete) & ~word & 0x8080_8080_8080_8080 != 0 {
        for offset in 0..<8 where needsEscape(source[index + offset]) { return index + offset }
      }
      index += 8
    }
    while index < source.count, !needsEscape(source[index]) { index += 1 }
    return index
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7f
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
