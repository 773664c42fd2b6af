/// The header fields of one answer in order, values byte for byte without white space around them.
public struct HeaderFields: Sendable {
  /// As they came.
  public private(set) var fields: [(name: [UInt8], value: [UInt8])] = []

  init() {}

  /// The first field of that name, in any case of letters.
  public subscript(name: String) -> [UInt8]? {
    let name = Array(name.utf8)
    return fields.first { Self.isSame($0.name, name) }?.value
  }

  /// Every field of that name, in order.
  public func all(_ name: String) -> [[UInt8]] {
    let name = Array(name.utf8)
    return fields.filter { Self.isSame($0.name, name) }.map(\.value)
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

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lowered($0) == lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
}
