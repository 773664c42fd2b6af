/// A web address that may be printed, and on a page be followed.
///
/// Only http and https, only visible characters, no user before the host: no `javascript:`, no address that ends
/// elsewhere than it seems to. Behind the host, blanks and quotes are percent-encoded as browsers do it (URL Standard, path
/// percent-encode set). Anything else is not repaired but left out.
struct WebLink: Hashable, Sendable {
  let text: String

  /// Longer ones are trackers, or traps.
  static let maximumBytes = 2_000

  init?(_ url: String?) {
    guard let url, url.utf8.count <= Self.maximumBytes,
      Self.hasPrefix(url, "https://") || Self.hasPrefix(url, "http://"),
      !Self.namesUser(url)
    else { return nil }
    let host = Self.authority(of: url)
    var text = ""
    for index in url.unicodeScalars.indices {
      let scalar = url.unicodeScalars[index]
      if Self.isPlain(scalar) {
        text.unicodeScalars.append(scalar)
      } else if index >= host.endIndex, Self.isEncoded(scalar) {
        text += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        return nil
      }
    }
    self.text = text
  }

  /// With the signs that Markdown and HTML read percent-encoded (RFC 3986 2.1).
  var encoded: String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "'"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"), 0x80...:
        encoded.append(UInt8(ascii: "%"))
        encoded += String(byte, radix: 16, uppercase: true).utf8
      default: encoded.append(byte)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// "https://outlet.example@other.example/" leads to the second.
  private static func namesUser(_ url: String) -> Bool {
    authority(of: url).contains(UInt8(ascii: "@"))
  }

  private static func authority(of url: String) -> Substring.UTF8View {
    let ends = "/?#".utf8
    return url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2).prefix { !ends.contains($0) }
  }

  private static func hasPrefix(_ url: String, _ scheme: StaticString) -> Bool {
    let letters = scheme.withUTF8Buffer { Array($0) }
    guard url.utf8.count > letters.count else { return false }
    return zip(url.utf8, letters).allSatisfy { letter, wanted in
      letter == wanted || (letter &- 0x41 < 26 && letter | 0x20 == wanted)
    }
  }

  private static func isEncoded(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "<", ">", "`", "{", "}", "^": true
    default: false
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "<", ">", "\\", "`", "{", "}", "^": false
    case "!"..."~": true
    default: ScalarEffect.of(scalar) == .none && !scalar.properties.isWhitespace
    }
  }
}
