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

  private static let blank: UInt8 = 64
  private static let other: UInt8 = 65

  /// Byte to digit, 64 for white space, 65 for anything else.
  private static let digits: [UInt8] = {
    var table = [UInt8](repeating: other, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (digit, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(digit) }
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    for byte in [0x20, 0x09, 0x0a, 0x0c, 0x0d] { table[byte] = blank }
    return table
  }()
}
