/// Decides which URLs may stand in a clean fragment.
enum SafeURL {
  /// The URL, trimmed and, where there is a base, absolute; nil unless its scheme is http, https, ftp,
  /// mailto, tel or magnet, or it has none.
  static func checked(_ value: [UInt8], _ base: BaseURL?, allowsImageData: Bool) -> [UInt8]? {
    let url = URLReference.cleaned(value)
    if URLReference.isAbsoluteHTTP(url.span, 0, url.count), isPrintable(url) { return url }
    guard isSafe(url, allowsImageData: allowsImageData) else { return nil }
    return base?.resolve(url) ?? url
  }

  /// The candidates of a `srcset` that are safe (WHATWG HTML 4.8.4.2.1); those with commas in their URL are
  /// left out.
  static func checkedList(_ value: [UInt8], _ base: BaseURL?) -> [UInt8] {
    var result: [UInt8] = []
    for candidate in value.split(separator: UInt8(ascii: ",")) {
      let words = candidate.split { $0 <= 0x20 }
      guard let first = words.first, words.count <= 3,
        let url = checked(Array(first), base, allowsImageData: false)
      else { continue }
      if !result.isEmpty { result.append(contentsOf: ", ".utf8) }
      appendUnbroken(url, to: &result)
      for word in words.dropFirst() {
        result.append(0x20)
        result.append(contentsOf: word)
      }
    }
    return result
  }

  /// Blanks and commas, which a base may bring in, would end the URL in a list.
  private static func appendUnbroken(_ url: [UInt8], to result: inout [UInt8]) {
    for byte in url {
      switch byte {
      case 0...0x20: result.append(contentsOf: "%20".utf8)
      case UInt8(ascii: ","): result.append(contentsOf: "%2C".utf8)
      default: result.append(byte)
      }
    }
  }

  private static func isPrintable(_ url: [UInt8]) -> Bool {
    for byte in url where byte < 0x20 || byte == 0x7f { return false }
    return true
  }

  private static func isSafe(_ url: [UInt8], allowsImageData: Bool) -> Bool {
    if !isPrintable(url) { return false }
    guard
      let mark = url.firstIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?")
          || $0 == UInt8(ascii: "#")
      }), url[mark] == UInt8(ascii: ":")
    else { return true }
    // A colon this early ends a scheme, or something that old browsers took for one.
    switch String(decoding: url[..<mark], as: UTF8.self).lowercased() {
    case "http", "https", "ftp", "mailto", "tel", "magnet": return true
    case "data":
      let type = String(decoding: url[(mark + 1)...].prefix(6), as: UTF8.self).lowercased()
      return allowsImageData && type == "image/"
    default: return false
    }
  }
}
