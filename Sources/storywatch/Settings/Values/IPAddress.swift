import Glibc

/// An IPv4 or IPv6 address in its usual text form.
struct IPAddress: Hashable {
  /// 4 or 16, network order.
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Dotted decimal, or RFC 4291 2.2; nil for names and for the odd forms of `inet_aton`.
  init?(_ text: String) {
    var four = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
      return
    }
    var sixteen = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    bytes = sixteen
  }

  var text: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The address with all bits after the first `length` cleared.
  func masked(to length: Int) -> IPAddress {
    IPAddress(
      bytes: bytes.enumerated().map { index, byte in
        let kept = min(8, max(0, length - index * 8))
        return byte & ~UInt8(truncatingIfNeeded: 0xff >> kept)
      })
  }

  /// Within the block of `length` bits that begins with `network`.
  func isIn(_ network: IPAddress, _ length: Int) -> Bool {
    network.bytes.count == bytes.count && masked(to: length) == network.masked(to: length)
  }

  /// Loopback, private or link-local: what a machine of one's own has (RFC 1918, 3927, 4193, 4291).
  var isPrivate: Bool {
    Self.privateBlocks.contains { isIn($0.network, $0.length) }
  }

  private static let privateBlocks: [(network: IPAddress, length: Int)] = [
    (IPAddress(bytes: [10, 0, 0, 0]), 8), (IPAddress(bytes: [127, 0, 0, 0]), 8),
    (IPAddress(bytes: [169, 254, 0, 0]), 16), (IPAddress(bytes: [172, 16, 0, 0]), 12),
    (IPAddress(bytes: [192, 168, 0, 0]), 16),
    (IPAddress(bytes: [UInt8](repeating: 0, count: 15) + [1]), 128),
    (IPAddress(bytes: [0xfc] + [UInt8](repeating: 0, count: 15)), 7),
    (IPAddress(bytes: [0xfe, 0x80] + [UInt8](repeating: 0, count: 14)), 10),
  ]
}
