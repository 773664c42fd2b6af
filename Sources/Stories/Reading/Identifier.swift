internal import Text

/// Numbers by which a matter is filed: "CVE-2031-20110", "ICSA-31-054-02". Two of them are two matters.
enum Identifier {
  /// Above all numbers of `DayMention`, which lie in one list with them.
  static let lowest: UInt16 = 512

  /// Letters, the year or a number of two digits and more, and a number: each as one number from `lowest` on.
  static func all(in text: String) -> [UInt16] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [UInt16] = []
      var index = 0
      while index < min(bytes.count, longestText), found.count < most {
        guard bytes[index] == dash, let range = identifier(around: index, in: bytes) else {
          index += 1
          continue
        }
        found.append(number(bytes[range]))
        index = range.upperBound
      }
      return found
    }
  }

  private static func identifier(around dash: Int, in bytes: UnsafeBufferPointer<UInt8>)
    -> Range<Int>?
  {
    var start = dash
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    guard dash - start >= 2, start == 0 || !isDigit(bytes[start - 1]) else { return nil }
    let year = digits(from: dash + 1, in: bytes)
    guard year.count >= 2, year.upperBound < bytes.count, bytes[year.upperBound] == Self.dash else {
      return nil
    }
    let number = digits(from: year.upperBound + 1, in: bytes)
    return number.count >= 2 ? start..<number.upperBound : nil
  }

  private static func digits(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16 {
    let hash = TermHash.of(String(decoding: bytes, as: UTF8.self))
    return lowest + UInt16(truncatingIfNeeded: hash % UInt64(UInt16.max - lowest))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let dash = UInt8(ascii: "-")
  /// An article about more of them is a list.
  private static let most = 6
  /// Bytes; what an article is about stands above.
  private static let longestText = 8_000
}
