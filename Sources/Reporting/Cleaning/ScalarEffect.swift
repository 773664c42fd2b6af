/// What a scalar does beside being read.
enum ScalarEffect: Equatable {
  case none
  /// Moves to another place or line: read as a blank.
  case blank
  /// Seen by nobody, or changes what others look like: left out.
  case hidden
  /// Changes the look of the letter before it.
  case mark

  static func of(_ scalar: Unicode.Scalar) -> ScalarEffect {
    switch scalar.value {
    case 0x20, 0x09...0x0d, 0x85, 0x2028, 0x2029: .blank
    case 0x21...0x7e: .none
    case 0x00...0x1f, 0x7f...0x9f: .hidden
    case 0xa0...0x2ff where scalar.value != 0xad: .none
    // Dashes, quotation marks, the ellipsis.
    case 0x2010...0x2027: .none
    case let code where isHidden(code): .hidden
    default: isMark(scalar) ? .mark : .none
    }
  }

  private static func isHidden(_ code: UInt32) -> Bool {
    switch code {
    // Soft hyphen, grapheme joiner, Arabic letter mark, Hangul fillers, Mongolian vowel separator.
    case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b...0x180f, 0x3164, 0xffa0: true
    // Zero-width spaces and joiners, direction marks, overrides, isolates, invisible operators.
    case 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0xfff0...0xfffb: true
    // Shorthand and musical format controls, tags, the variation selectors that can carry a hidden text.
    case 0x1bca0...0x1bca3, 0x1d173...0x1d17a, 0xe0000...0xe0fff: true
    case 0xfdd0...0xfdef: true
    default: code & 0xfffe == 0xfffe
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
