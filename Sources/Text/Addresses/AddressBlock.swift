/// A block of IP addresses in CIDR notation (RFC 4632).
public struct AddressBlock: Hashable, Sendable {
  private let bytes: [UInt8]
  private let length: Int

  /// `10.1.0.0/16`, `fd00::/8`, or one address; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = Address(String(first)) else { return nil }
    guard parts.count == 2 else {
      self.init(bytes: address.bytes, length: address.bytes.count * 8)
      return
    }
    guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let length = Int(parts[1]),
      length <= address.bytes.count * 8
    else { return nil }
    self.init(bytes: address.bytes, length: length)
  }

  init(bytes: [UInt8], length: Int) {
    self.bytes = bytes
    self.length = length
  }

  /// The block of `length` bits that holds `address`.
  public init(of address: Address, length: Int) {
    let bytes = address.bytes.enumerated().map { index, byte in
      byte & ~UInt8(truncatingIfNeeded: 0xff >> min(8, max(0, length - index * 8)))
    }
    self.init(bytes: bytes, length: length)
  }

  public func contains(_ address: Address) -> Bool {
    guard address.bytes.count == bytes.count else { return false }
    let whole = length / 8
    guard address.bytes.prefix(whole).elementsEqual(bytes.prefix(whole)) else { return false }
    let rest = length % 8
    return rest == 0 || (address.bytes[whole] ^ bytes[whole]) >> (8 - rest) == 0
  }
}

extension AddressBlock: CustomStringConvertible {
  public var description: String { "\(Address(bytes: bytes))/\(length)" }
}
