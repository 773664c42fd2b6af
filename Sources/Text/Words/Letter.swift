/// What one Unicode scalar is to the tokeniser, and its lower-case form.
///
/// A light NFKC: full-width forms, curly apostrophes, capitals of the scripts that have them.
struct Letter {
  enum Kind: UInt8 {
    case letter, digit, apostrophe, space
    /// Combining: belongs to the letter before it.
    case mark
    /// A letter of a script that writes no spaces between words.
    case unspaced
    case other
  }

  var kind: Kind
  var lower: UInt32
  var isCapital = false

  /// The letter that begins at `index`, and how many bytes it takes; a malformed byte is one `.other`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Letter, width: Int) {
    let first = bytes[index]
    if first < 0x80 { return (ascii(first), 1) }
    let (scalar, width) = UTF8Scalar.read(bytes, at: index)
    return (Letter(scalar: scalar), width)
  }

  private static func ascii(_ byte: UInt8) -> Letter {
    switch byte {
    case 0x61...0x7a: Letter(kind: .letter, lower: UInt32(byte))
    case 0x41...0x5a: Letter(kind: .letter, lower: UInt32(byte) + 32, isCapital: true)
    case 0x30...0x39: Letter(kind: .digit, lower: UInt32(byte))
    case 0x20, 0x09: Letter(kind: .space, lower: 0x20)
    case 0x27: Letter(kind: .apostrophe, lower: 0x27)
    default: Letter(kind: .other, lower: UInt32(byte))
    }
  }

  private init(kind: Kind, lower: UInt32, isCapital: Bool = false) {
    self.kind = kind
    self.lower = lower
    self.isCapital = isCapital
  }

  init(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: self = Letter.ascii(UInt8(truncatingIfNeeded: scalar))
    case 0x2018, 0x2019, 0x02bc: self.init(kind: .apostrophe, lower: 0x27)
    case 0xa0, 0x2002...0x200a, 0x202f, 0x3000: self.init(kind: .space, lower: 0x20)
    case 0xff01...0xff5e: self = Letter.ascii(UInt8(truncatingIfNeeded: scalar - 0xfee0))
    case 0xc0...0xd6, 0xd8...0xde: self.init(kind: .letter, lower: scalar + 32, isCapital: true)
    case 0xdf...0xf6, 0xf8...0xff: self.init(kind: .letter, lower: scalar)
    case 0x300...0x36f: self.init(kind: .mark, lower: scalar)
    case 0x3b1...0x3c9, 0x430...0x45f: self.init(kind: .letter, lower: scalar)
    case 0x391...0x3a1, 0x3a3...0x3a9, 0x410...0x42f:
      self.init(kind: .letter, lower: scalar + 32, isCapital: true)
    case 0x2010...0x2bff, 0x3001...0x3004, 0x3007...0x3020, 0xe000...0xf8ff, 0xfe00...0xfe0f,
      0x1f000...0x1faff:
      self.init(kind: .other, lower: scalar)
    case 0x0e00...0x0eff, 0x0f40...0x0fbc, 0x1000...0x109f, 0x1780...0x17d3, 0x3005...0x3006,
      0x3041...0x30ff, 0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff,
      0x20000...0x3ffff:
      self.init(kind: .unspaced, lower: scalar)
    case 0x660...0x669: self.init(kind: .digit, lower: 0x30 + (scalar - 0x660))
    case 0x6f0...0x6f9: self.init(kind: .digit, lower: 0x30 + (scalar - 0x6f0))
    default: self.init(properties: scalar)
    }
  }

  /// Everything rarer, from the tables of the standard library.
  private init(properties scalar: UInt32) {
    guard let unicode = Unicode.Scalar(scalar) else {
      self.init(kind: .other, lower: scalar)
      return
    }
    let properties = unicode.properties
    if properties.isAlphabetic {
      let isCapital = properties.changesWhenLowercased
      let lower = isCapital ? properties.lowercaseMapping.unicodeScalars.first?.value : nil
      self.init(kind: .letter, lower: lower ?? scalar, isCapital: isCapital)
      return
    }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: self.init(kind: .mark, lower: scalar)
    case .spaceSeparator: self.init(kind: .space, lower: 0x20)
    default: self.init(kind: .other, lower: scalar)
    }
  }
}
