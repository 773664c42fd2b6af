import CCurl

/// A URL as it goes out: http or https, no fragment, no password in it, otherwise as it came.
///
/// The text is never taken apart and put together again: signed URLs break when `%2f` turns `%2F`.
struct WireURL: Sendable {
  let text: String
  let origin: Origin
  /// Percent-decoded, of a configured URL alone: a redirect brings no credentials.
  let user: String?
  let password: String?
  /// Whose politeness it falls under. Ports of the web count as one place, another port as another server.
  let hostKey: String

  /// As configured. Blanks and letters beyond ASCII are percent-encoded, since no request line can
  /// carry them.
  init(configured: String) throws(FetchError) {
    if Self.goesOutAsItIs(configured) {
      text = configured
      if let plain = Origin(plain: text) {
        origin = plain
      } else {
        origin = try Self.origin(of: text, elseThrow: FetchError.badRequest)
      }
      hostKey = Self.hostKey(of: origin)
      (user, password) = (nil, nil)
      return
    }
    var parts = try Self.split(Array(configured.utf8), elseThrow: FetchError.badRequest)
    let secret = parts.takeUserInfo()
    let text = parts.encoded
    self.text = text
    origin = try Self.origin(of: text, elseThrow: FetchError.badRequest)
    hostKey = Self.hostKey(of: origin)
    (user, password) = secret.map(Self.credentials) ?? (nil, nil)
  }

  /// Where a Location leads from here (RFC 3986 section 5): relative, scheme-relative and
  /// fragment-only forms resolve.
  func resolving(location: [UInt8]) throws(FetchError) -> WireURL {
    guard let first = location.first else { throw .badRedirect("empty") }
    // libcurl resolves "#part" against the directory, not the document.
    if first == UInt8(ascii: "#") { return self }
    let absolute = try Self.resolve(location, from: text)
    return try WireURL(redirected: absolute)
  }

  private init(redirected: String) throws(FetchError) {
    var parts = try Self.split(Array(redirected.utf8), elseThrow: FetchError.badRedirect)
    _ = parts.takeUserInfo()
    let text = parts.encoded
    self.text = text
    origin = try Self.origin(of: text, elseThrow: FetchError.badRedirect)
    hostKey = Self.hostKey(of: origin)
    user = nil
    password = nil
  }

  /// Most do: nothing to encode, no fragment, no user.
  private static func goesOutAsItIs(_ url: String) -> Bool {
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return false }
    var url = url
    return url.withUTF8 { bytes in
      for byte in bytes {
        if byte <= 0x20 || byte >= 0x7f || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") {
          return false
        }
      }
      return true
    }
  }

  private static func hostKey(of origin: Origin) -> String {
    let isUsual = origin.port == "80" || origin.port == "443"
    let hasEnd = origin.host.utf8.last == UInt8(ascii: ".")
    let host = hasEnd ? String(origin.host.dropLast()) : origin.host
    return isUsual ? host : host + ":" + origin.port
  }
}

extension WireURL {
  private typealias Complaint = (String) -> FetchError

  /// `scheme://`, the authority and the rest without its fragment.
  private struct Parts {
    let scheme: [UInt8]
    var authority: [UInt8]
    let rest: [UInt8]

    /// Cuts `user:password` off; the last `@` of the authority counts, as in libcurl.
    mutating func takeUserInfo() -> [UInt8]? {
      guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return nil }
      let info = Array(authority[..<at])
      authority = Array(authority[(at + 1)...])
      return info
    }

    var encoded: String {
      var bytes = scheme + Array("://".utf8) + authority
      for byte in rest {
        if byte == UInt8(ascii: " ") || byte >= 0x80 {
          bytes += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
        } else {
          bytes.append(byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
  }

  private static func split(
    _ bytes: [UInt8], elseThrow complain: Complaint
  ) throws(FetchError) -> Parts {
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
      throw complain("a control character in the URL")
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { throw complain("no scheme in the URL") }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" else { throw .refusedScheme(scheme) }
    let start = colon + 3
    let fragment = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let authorityEnd =
      bytes[start..<fragment].firstIndex {
        $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?")
      } ?? fragment
    return Parts(
      scheme: Array(bytes[..<colon]), authority: Array(bytes[start..<authorityEnd]),
      rest: Array(bytes[authorityEnd..<fragment]))
  }

  private static func origin(
    of text: String, elseThrow complain: Complaint
  ) throws(FetchError) -> Origin {
    guard let handle = curl_url() else { throw complain("out of memory") }
    defer { curl_url_cleanup(handle) }
    guard curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_PATH_AS_IS)) == CURLUE_OK,
      let scheme = part(CURLUPART_SCHEME, of: handle),
      let host = part(CURLUPART_HOST, of: handle), !host.isEmpty,
      let port = part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT))
    else { throw complain("the URL cannot be read") }
    return Origin(scheme: scheme.lowercased(), host: host.lowercased(), port: port)
  }

  private static func resolve(_ location: [UInt8], from base: String) throws(FetchError) -> String {
    guard let handle = curl_url() else { throw .badRedirect("out of memory") }
    defer { curl_url_cleanup(handle) }
    let flags = UInt32(CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME)
    let terminated = location.map { CChar(bitPattern: $0) } + [0]
    guard !location.contains(0),
      curl_url_set(handle, CURLUPART_URL, base, UInt32(CURLU_PATH_AS_IS)) == CURLUE_OK,
      curl_url_set(handle, CURLUPART_URL, terminated, flags) == CURLUE_OK,
      let absolute = part(CURLUPART_URL, of: handle)
    else { throw .badRedirect("") }
    return absolute
  }

  private static func part(
    _ part: CURLUPart, of handle: OpaquePointer, _ flags: UInt32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  private static func credentials(_ info: [UInt8]) -> (String?, String?) {
    let colon = info.firstIndex(of: UInt8(ascii: ":")) ?? info.endIndex
    return (decoded(info[..<colon]), decoded(info[colon...].dropFirst()))
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(isHexDigit),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        plain.append(value)
        rest = rest.dropFirst(2)
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
