/// The header fields of one answer in order, values byte for byte without white space around them.
public struct HeaderFields: Sendable {
  /// As they came.
  public private(set) var fields: [(name: [UInt8], value: [UInt8])] = []

  init() {}

  /// The first field of that name, in any case of letters.
  public subscript(name: String) -> [UInt8]? {
    for field in fields where Self.isSame(field.name, name) { return field.value }
    return nil
  }

  /// Every field of that name, in order.
  public func all(_ name: String) -> [[UInt8]] {
    var values: [[UInt8]] = []
    for field in fields where Self.isSame(field.name, name) { values.append(field.value) }
    return values
  }

  /// The first field of that name, read as ISO 8859-1, which never fails (RFC 9110 5.5).
  public func text(_ name: String) -> String? {
    self[name].map { String(String.UnicodeScalarView($0.map { Unicode.Scalar($0) })) }
  }

  /// A value to be sent back as it is: nil when it is empty or holds a byte that would end a line.
  func opaque(_ name: String) -> [UInt8]? {
    guard let value = self[name], !value.isEmpty,
      !value.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 })
    else { return nil }
    return value
  }

  mutating func append(name: [UInt8], value: [UInt8]) {
    fields.append((name, value))
  }

  /// An obsolete line fold belongs to the field before it (RFC 9112 5.2).
  mutating func fold(_ more: [UInt8]) {
    guard !fields.isEmpty else { return }
    fields[fields.count - 1].value += [UInt8(ascii: " ")] + more
  }

  private static func isSame(_ left: [UInt8], _ right: String) -> Bool {
    let right = right.utf8
    guard left.count == right.count else { return false }
    var index = 0
    for byte in right {
      guard lowered(left[index]) == lowered(byte) else { return false }
      index += 1
    }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
}
