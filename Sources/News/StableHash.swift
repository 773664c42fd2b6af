/// FNV-1a, 64 bit: the same in every process and on every machine, unlike `Hasher`.
///
/// Source: G. Fowler, L. Noll, K. Vo; RFC 9923.
public struct StableHash: Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { for byte in $0 { add(byte) } }
  }

  /// Hash of the fields, each ended by a byte that UTF-8 never has, so that ("ab", "c") is not ("a", "bc").
  public static func of(_ fields: String...) -> UInt64 {
    var hash = StableHash()
    for field in fields {
      hash.add(field)
      hash.add(0xff)
    }
    return hash.value
  }
}

/// Ids that a person can read out: a prefix and ten Crockford base32 digits (50 bits).
public enum StableID {
  public static func make(_ prefix: String, _ fields: String...) -> String {
    var hash = StableHash()
    for field in fields {
      hash.add(field)
      hash.add(0xff)
    }
    return text(prefix, hash.value)
  }

  static func text(_ prefix: String, _ hash: UInt64) -> String {
    // FNV's low bits mix best, its high bits worst: fold before cutting to 50.
    var rest = (hash ^ (hash >> 50)) & ((1 << 50) - 1)
    var digits: [UInt8] = []
    for _ in 0..<10 {
      digits.append(alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return prefix + "_" + String(decoding: digits, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
