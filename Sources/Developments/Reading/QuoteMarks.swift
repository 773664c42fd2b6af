/// How many double quotation marks of which kind a piece of text has.
///
/// Wire systems and old archives write them as two apostrophes, or two backquotes and two apostrophes.
struct QuoteMarks: Equatable, Sendable {
  var opening = 0
  var closing = 0
  /// Typewriter marks, which do not tell their side.
  var straight = 0

  var count: Int { opening + closing + straight }

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        straight += 1
      } else if Self.isTypedTwice(byte), index + 1 < bytes.endIndex, bytes[index + 1] == byte {
        straight += 1
        index += 1
      } else if byte == 0xe2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 {
        // U+201C, U+201D
        if bytes[index + 2] == 0x9c { opening += 1 }
        if bytes[index + 2] == 0x9d { closing += 1 }
        index += 2
      }
      index += 1
    }
  }

  /// An apostrophe or backquote, two of which stand for a double mark.
  static func isTypedTwice(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Whether a quotation is open after this text, given whether one was open before it.
  func isOpenAfter(_ wasOpen: Bool) -> Bool {
    if opening + closing > 0 {
      return opening > closing || (wasOpen && opening == closing)
    }
    return straight % 2 == 1 ? !wasOpen : wasOpen
  }
}
