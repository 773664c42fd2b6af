/// Host and port of a URL's authority.
enum URLHost {
  /// The host in lower case without the dot at its end; nil where it is empty.
  static func of(authority: ArraySlice<UInt8>) -> String? {
    var rest = authority.dropFirst(2)
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    if rest.first == UInt8(ascii: "[") {
      rest = rest[...(rest.firstIndex(of: UInt8(ascii: "]")) ?? rest.endIndex - 1)]
    } else {
      rest = rest.prefix { $0 != UInt8(ascii: ":") }
    }
    while rest.last == UInt8(ascii: ".") { rest = rest.dropLast() }
    return rest.isEmpty ? nil : lowercased(rest)
  }

  private static func lowercased(_ host: ArraySlice<UInt8>) -> String {
    guard host.allSatisfy({ $0 < 0x80 }) else {
      return String(decoding: host, as: UTF8.self).lowercased()
    }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return String(decoding: host.map { capitals.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The port, nil where it is not given or is that of http or https.
  static func port(authority: ArraySlice<UInt8>) -> Int? {
    guard let colon = authority.lastIndex(of: UInt8(ascii: ":")),
      let port = Int(String(decoding: authority[(colon + 1)...], as: UTF8.self)),
      port != 80, port != 443
    else { return nil }
    return port
  }
}
