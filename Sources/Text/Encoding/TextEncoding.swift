/// A character encoding that we can read.
public struct TextEncoding: Hashable, Sendable {
  enum Codec: Hashable, Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    case singleByte(SingleByteSet)
    /// A codec of the C library, by its name there.
    case iconv(String)
  }
  /// Lower case; a WHATWG name, else the name it is registered or known under.
  public let name: String
  let codec: Codec

  init(_ name: String, _ codec: Codec) {
    self.name = name
    self.codec = codec
  }

  public static let utf8 = TextEncoding("utf-8", .utf8)
  public static let utf16BigEndian = TextEncoding("utf-16be", .utf16(isBigEndian: true))
  public static let utf16LittleEndian = TextEncoding("utf-16le", .utf16(isBigEndian: false))
  public static let utf32BigEndian = TextEncoding("utf-32be", .utf32(isBigEndian: true))
  public static let utf32LittleEndian = TextEncoding("utf-32le", .utf32(isBigEndian: false))
  public static let windows1252 = TextEncoding("windows-1252", .singleByte(.windows1252))

  /// Takes two or four bytes for a letter: markup in it does not look like ASCII.
  var isWide: Bool {
    switch codec {
    case .utf16, .utf32: true
    default: false
    }
  }
}
