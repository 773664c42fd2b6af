/// What a scalar does to the words around it.
enum LetterClass: UInt8 {
  /// Letters and digits of scripts that put spaces between words.
  case letter
  /// A letter of a script without spaces: a word of its own, so that a query finds any part of a run.
  case lone
  /// Combining marks, joiners and invisible signs: as if they were not there.
  case mark
  case apostrophe
  case hyphen
  case dot
  case comma
  /// A line or a sentence ends here for certain; no phrase goes across.
  case barrier
  case space

  static func of(_ scalar: UInt32) -> LetterClass {
    if scalar < 0x80 { return ascii[Int(scalar)] }
    switch scalar {
    case 0x300...0x36f, 0x483...0x489, 0x1ab0...0x1aff, 0x1dc0...0x1dff, 0x20d0...0x20ff,
      0xfe20...0xfe2f:
      return .mark
    // Hebrew points, Arabic vowel signs and the stroke that stretches a word.
    case 0x591...0x5bd, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x5c7, 0x610...0x61a, 0x640,
      0x64b...0x65f, 0x670, 0x6d6...0x6dc, 0x6df...0x6e4, 0x6e7, 0x6e8, 0x6ea...0x6ed:
      return .mark
    // Soft hyphen, joiners, direction marks, variation selectors, byte order mark, tags.
    case 0xad, 0x200c...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfe00...0xfe0f, 0xfeff,
      0xe0000...0xe01ef:
      return .mark
    case 0x2018, 0x2019, 0x201b, 0x2bc, 0x2bb, 0x2b9, 0x2be, 0x2bf, 0xff07: return .apostrophe
    case 0x2010...0x2012, 0xff0d, 0x5be, 0xb7: return .hyphen
    case 0x85, 0x2028, 0x2029, 0x3002, 0xff01, 0xff1f, 0x61f, 0x203c, 0x2047: return .barrier
    case 0xc0...0x24f where scalar != 0xd7 && scalar != 0xf7: return .letter
    default: return other(scalar)
    }
  }

  private static func other(_ scalar: UInt32) -> LetterClass {
    guard let scalar = Unicode.Scalar(scalar) else { return .space }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return isLone(scalar.value) ? .lone : .letter
    default:
      return .space
    }
  }

  /// Thai to Myanmar, Khmer, kana, Han, Hangul, and the Han planes.
  ///
  /// Korean does have spaces, but glues particles to its words: a part of a word is what one looks for.
  private static func isLone(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x1100...0x11ff, 0x2e80...0x2fdf,
      0x3005...0x3007, 0x3021...0x3029, 0x3031...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
      0xa960...0xa97f, 0xac00...0xd7ff, 0xf900...0xfaff, 0xff66...0xffdc, 0x20000...0x3ffff:
      true
    default:
      false
    }
  }

  private static let ascii: [LetterClass] = (0..<0x80).map { (code: UInt8) in
    switch code {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: .letter
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"): .hyphen
    case UInt8(ascii: "."), UInt8(ascii: "@"): .dot
    case UInt8(ascii: ","): .comma
    case 0x0a...0x0d, UInt8(ascii: "!"), UInt8(ascii: "?"): .barrier
    default: .space
    }
  }
}
