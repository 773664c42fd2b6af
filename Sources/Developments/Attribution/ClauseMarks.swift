/// What the marks between two words do to a phrase or clause.
enum ClauseMarks {
  /// Punctuation that ends a phrase: , ; : ( ) quotation marks, spaced dashes.
  static func breakPhrase(_ gap: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in gap {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "!"), 0x9c, 0x9d,
        0x94:
        return true
      case UInt8(ascii: "-") where previous == 0x20 || previous == UInt8(ascii: "-"): return true
      default: previous = byte
      }
    }
    return false
  }

  /// En or em dash, or a hyphen with blanks.
  static func dash(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.count > 1 && gap.contains(UInt8(ascii: "-"))
      || gap.indices.contains {
        gap[$0...].starts(with: [0xe2, 0x80, 0x93]) || gap[$0...].starts(with: [0xe2, 0x80, 0x94])
      }
  }

  static func breakClause(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.elementsEqual(" - ".utf8) || gap.elementsEqual(") - ".utf8) { return true }
    return gap.contains { byte in
      byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"")
        || byte == 0x9c || byte == 0x9d || byte == 0x94 || byte == 0x93
    }
  }

  /// "…, police said.", "…, police said, …", "…, police said; …": the subject is only what follows the comma.
  static func endClause(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.isEmpty || gap.first == UInt8(ascii: ".") || gap.first == UInt8(ascii: ",")
      || gap.first == UInt8(ascii: ";")
  }
}
