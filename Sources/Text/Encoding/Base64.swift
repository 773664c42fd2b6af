/// RFC 4648 base64.
public enum Base64 {
  /// Decodes the standard and the URL-safe alphabet; white space is skipped, padding is optional.
  ///
  /// Nil where another character occurs or a lone last digit is left over.
  public static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    var isPadding = false
    for byte in text {
      let digit = digits[Int(byte)]
      if digit < 64, !isPadding {
        bits = bits << 6 | UInt32(digit)
        count += 1
        if count == 4 {
          bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
          bytes.append(UInt8(truncatingIfNeeded: bits))
          bits = 0
          count = 0
        }
      } else if byte == UInt8(ascii: "=") {
        isPadding = true
      } else if digit != blank {
        return nil
      }
    }
    switch count {
    case 1: return nil
    case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: break
    }
    return bytes
  }

  /// The standard alphabet, padded, in one line.
  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for digit in 0..<4 {
        let isPadding = digit > group.count
        text.append(
          isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * digit) & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let blank: UInt8 = 64
  private static let other: UInt8 = 65

  /// Byte to digit, 64 for white space, 65 for anything else.
  private static let digits: [UInt8] = {
    var table = [UInt8](repeating: other, count: 256)
    for (digit, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(digit) }
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    for byte in [0x20, 0x09, 0x0a, 0x0c, 0x0d] { table[byte] = blank }
    return table
  }()
}
