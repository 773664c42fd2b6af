/// The encodings in which a byte is a character and the lower half is ASCII.
enum SingleByteSet: Hashable, Sendable {
  case windows1250, windows1251, windows1252, windows1253, windows1254, windows1255, windows1256,
    windows1257, windows1258, windows874
  case iso88592, iso88593, iso88594, iso88595, iso88596, iso88597, iso88598, iso885910, iso885913,
    iso885914, iso885915, iso885916
  case koi8R, koi8U, ibm866
  case macRoman, macCyrillic, macCentralEurope, macGreek, macTurkish, macIceland

  /// The characters of the bytes 0x80 to 0xFF; U+FFFD where there is none.
  var upperHalf: [Unicode.Scalar] {
    text.withUTF8Buffer { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
  }

  private var text: StaticString {
    switch self {
    case .windows1250: SingleByteTables.windows1250
    case .windows1251: SingleByteTables.windows1251
    case .windows1252: SingleByteTables.windows1252
    case .windows1253: SingleByteTables.windows1253
    case .windows1254: SingleByteTables.windows1254
    case .windows1255: SingleByteTables.windows1255
    case .windows1256: SingleByteTables.windows1256
    case .windows1257: SingleByteTables.windows1257
    case .windows1258: SingleByteTables.windows1258
    case .windows874: SingleByteTables.windows874
    case .iso88592: SingleByteTables.iso88592
    case .iso88593: SingleByteTables.iso88593
    case .iso88594: SingleByteTables.iso88594
    case .iso88595: SingleByteTables.iso88595
    case .iso88596: SingleByteTables.iso88596
    case .iso88597: SingleByteTables.iso88597
    case .iso88598: SingleByteTables.iso88598
    case .iso885910: SingleByteTables.iso885910
    case .iso885913: SingleByteTables.iso885913
    case .iso885914: SingleByteTables.iso885914
    case .iso885915: SingleByteTables.iso885915
    case .iso885916: SingleByteTables.iso885916
    case .koi8R: SingleByteTables.koi8R
    case .koi8U: SingleByteTables.koi8U
    case .ibm866: SingleByteTables.ibm866
    case .macRoman: SingleByteTables.macRoman
    case .macCyrillic: SingleByteTables.macCyrillic
    case .macCentralEurope: SingleByteTables.macCentralEurope
    case .macGreek: SingleByteTables.macGreek
    case .macTurkish: SingleByteTables.macTurkish
    case .macIceland: SingleByteTables.macIceland
    }
  }
}
