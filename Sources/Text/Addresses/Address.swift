internal import Glibc

/// An IPv4 or IPv6 address, without port or zone.
public struct Address: Hashable, Sendable {
  /// Four or sixteen, in network order.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Dotted decimal or IPv6 text, in brackets or not.
  public init?(_ text: String) {
    let text =
      text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
      return
    }
    var sixteen = in6_addr()
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    bytes = withUnsafeBytes(of: sixteen) { Array($0) }
  }

  /// The IPv4 address that an IPv6 address stands for: mapped, compatible, translated (RFC 6052,
  /// RFC 7915), 6to4 (RFC 3056).
  var embedded: Address? {
    guard bytes.count == 16 else { return nil }
    for block in Self.carriers where block.contains(self) {
      return Address(bytes: Array(bytes[12...]))
    }
    return bytes[0] == 0x20 && bytes[1] == 0x02 ? Address(bytes: Array(bytes[2..<6])) : nil
  }

  /// The same machine is reached by both.
  var unmapped: Address {
    Self.mapped.contains(self) ? Address(bytes: Array(bytes[12...])) : self
  }

  private static let mapped = AddressBlock(
    bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0], length: 96)
  private static let carriers = ["::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"]
    .compactMap(AddressBlock.init)
}

extension Address: CustomStringConvertible {
  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
