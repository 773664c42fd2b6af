/// Which headers a user may add to requests.
enum HeaderName {
  /// Whether `name` may be set; reported where it may not.
  static func accepts(_ name: String, at place: Place, _ findings: inout Findings) -> Bool {
    guard isToken(name) else {
      findings.error(
        place, "\"\(SourceNode.shortened(name))\" is no header name",
        remedy: "letters, digits and hyphens")
      return false
    }
    if let reason = owned[name.lowercased()] {
      findings.error(place, "header \(name) cannot be set", remedy: reason)
      return false
    }
    return true
  }

  /// Whether the value of this header should rather be a credential.
  static func isProbablySecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["key", "token", "secret", "auth", "password"].contains { name.contains($0) }
  }

  /// RFC 9110 5.6.2.
  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 128
      && name.utf8.allSatisfy {
        SourceNode.isASCIIWord($0) || Array("!#$%&'*+-.^_`|~".utf8).contains($0)
      }
  }

  /// Set by the fetcher, or by another key, or never sent.
  private static let owned: [String: String] = [
    "accept-encoding": "the fetcher offers what it can decode",
    "authorization": "auth: sends it",
    "connection": "it belongs to the connection",
    "content-length": "requests have no body",
    "cookie": "cookies are never sent",
    "host": "it follows from the URL",
    "if-modified-since": "it is sent from what the feed's server gave",
    "if-none-match": "it is sent from what the feed's server gave",
    "proxy-authorization": "put user and password into proxy:",
    "range": "feeds are read whole",
    "referer": "it is never sent",
    "te": "it belongs to the connection",
    "transfer-encoding": "requests have no body",
    "upgrade": "it belongs to the connection",
    "user-agent": "user_agent: sets it",
  ]
}
