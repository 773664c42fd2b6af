/// The header fields of one answer in order, values byte for byte without white space around them.
public struct HeaderFields: Sendable {
  /// Names and values end to end, in one piece: an answer has a dozen fields, and few are ever asked for.
  private var bytes: [UInt8] = []
  /// Where each field's name and value end; the next name begins there.
  private var ends: [(name: Int, value: Int)] = []

  init() {}

  /// With room for what an answer usually has.
  init(roomFor fields: Int) {
    bytes.reserveCapacity(32 * fields)
    ends.reserveCapacity(fields)
  }

  /// As they came.
  public var fields: [(name: [UInt8], value: [UInt8])] {
    ends.indices.map { index in
      (Array(bytes[start(index)..<ends[index].name]), value(index))
    }
  }

  /// The first field of that name, in any case of letters.
  public subscript(name: String) -> [UInt8]? {
    for index in ends.indices where isNamed(name, index) { return value(index) }
    return nil
  }

  /// Every field of that name, in order.
  public func all(_ name: String) -> [[UInt8]] {
    var values: [[UInt8]] = []
    for index in ends.indices where isNamed(name, index) { values.append(value(index)) }
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

  mutating func append(name: some Collection<UInt8>, value: some Collection<UInt8>) {
    bytes.append(contentsOf: name)
    let end = bytes.count
    bytes.append(contentsOf: value)
    ends.append((end, bytes.count))
  }

  /// An obsolete line fold belongs to the field before it (RFC 9112 5.2).
  mutating func fold(_ more: some Collection<UInt8>) {
    guard !ends.isEmpty else { return }
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: more)
    ends[ends.count - 1].value = bytes.count
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1].value }

  private func value(_ index: Int) -> [UInt8] {
    Array(bytes[ends[index].name..<ends[index].value])
  }

  private func isNamed(_ name: String, _ index: Int) -> Bool {
    var place = start(index)
    guard ends[index].name - place == name.utf8.count else { return false }
    for byte in name.utf8 {
      guard Self.lowered(bytes[place]) == Self.lowered(byte) else { return false }
      place += 1
    }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
}
