import Text

/// What can be told from the text of a URL, without making it another (RFC 3986).
enum FeedURL {
  enum Verdict: Hashable {
    case fine
    case wrong(String, remedy: String?)
  }

  /// Whether `text` is a URL with one of `schemes` and a host.
  static func check(_ text: String, schemes: [String]) -> Verdict {
    let forms = schemes.joined(separator: ", ")
    guard let (scheme, rest) = scheme(of: text) else {
      return .wrong(
        "\"\(text)\" is no URL", remedy: "did you mean \"\(schemes.first ?? "")://\(text)\"?")
    }
    guard schemes.contains(scheme) else {
      return .wrong("URLs of the kind \(scheme): are not read", remedy: "known: \(forms)")
    }
    guard rest.hasPrefix("//") else {
      return .wrong("\"\(text)\" is no URL", remedy: "two slashes follow \(scheme):")
    }
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") })
    else {
      return .wrong("a URL has no spaces and no backslashes", remedy: "a space is written %20")
    }
    guard let host = host(of: text) else {
      return .wrong("\"\(text)\" names no host", remedy: nil)
    }
    guard isHost(host) else { return .wrong("\"\(host)\" is no host name", remedy: nil) }
    guard hasValidPort(text) else {
      return .wrong("the port is no number from 1 to 65535", remedy: nil)
    }
    return .fine
  }

  /// Lower case, and what follows the colon; nil where there is no scheme.
  static func scheme(of text: String) -> (scheme: String, rest: Substring)? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return nil
    }
    let scheme = text[..<colon]
    let isScheme = scheme.utf8.allSatisfy {
      SourceNode.isASCIIWord($0) || $0 == 0x2b || $0 == 0x2d
    }
    let rest = text[text.utf8.index(after: colon)...]
    // `localhost:8080/feed` has a port, not a scheme.
    let isPort = rest.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return isScheme && !isPort ? (scheme.lowercased(), rest) : nil
  }

  /// The path of a `file:` URL as RFC 8089 has it, or relative as we allow it.
  static func path(of text: String) -> String? {
    guard let (scheme, rest) = scheme(of: text), scheme == "file" else { return nil }
    return rest.hasPrefix("///") ? String(rest.dropFirst(2)) : String(rest)
  }

  /// `user:password`, where the URL has it.
  static func userInfo(of text: String) -> Substring? {
    guard let authority = authority(of: text),
      let at = authority.utf8.lastIndex(of: UInt8(ascii: "@"))
    else { return nil }
    return authority[..<at]
  }

  /// The host without port and brackets, as written; nil where there is none.
  static func host(of text: String) -> String? {
    guard let (host, _) = hostAndPort(of: text), !host.isEmpty else { return nil }
    return String(host)
  }

  /// What follows the authority: path, query and fragment.
  static func afterAuthority(of text: String) -> Substring {
    guard let authority = authority(of: text) else { return Substring(text) }
    return text[authority.endIndex...]
  }

  private static func authority(of text: String) -> Substring? {
    guard let (_, rest) = scheme(of: text), rest.hasPrefix("//") else { return nil }
    return rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  }

  private static func hostAndPort(of text: String) -> (host: Substring, port: Substring?)? {
    guard var rest = authority(of: text) else { return nil }
    if let at = rest.utf8.lastIndex(of: UInt8(ascii: "@")) {
      rest = rest[rest.utf8.index(after: at)...]
    }
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      let after = rest[rest.index(after: end)...]
      guard after.isEmpty || after.hasPrefix(":") else { return nil }
      return (
        rest[rest.index(after: rest.startIndex)..<end], after.isEmpty ? nil : after.dropFirst()
      )
    }
    guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (rest, nil) }
    return (rest[..<colon], rest[rest.utf8.index(after: colon)...])
  }

  private static func hasValidPort(_ text: String) -> Bool {
    guard let port = hostAndPort(of: text)?.port else { return true }
    guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return port.isEmpty || (UInt16(port) ?? 0) > 0
  }

  /// A name, also an international one, or the text of an address.
  private static func isHost(_ host: String) -> Bool {
    if host.utf8.contains(UInt8(ascii: ":")) { return Address(host) != nil }
    guard host.utf8.count <= 253 else { return false }
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let named = labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
    return !named.isEmpty
      && named.allSatisfy { label in
        !label.isEmpty
          && label.allSatisfy {
            $0 >= 0x80 || SourceNode.isASCIIWord($0) || $0 == 0x2d || $0 == 0x5f
          }
      }
  }
}
