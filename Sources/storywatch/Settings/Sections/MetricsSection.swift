import Text

/// `metrics:`
enum MetricsSection {
  /// sun_path of unix(7), without the NUL at its end.
  private static let longestPath = 107

  /// Where to listen: `host:port`, or the path of a socket.
  static func read(_ node: SourceNode, into listen: inout String?, _ findings: inout Findings) {
    guard let section = Section(node, called: "metrics", keys: ["listen"], &findings),
      let address = section.required("listen", &findings)
    else { return }
    guard let text = address.line(&findings) else { return }
    guard !text.hasPrefix("/") else {
      guard text.utf8.count <= longestPath else {
        findings.error(
          address.place, "a socket's path has \(longestPath) bytes at most",
          remedy: "a shorter one, under /run")
        return
      }
      listen = text
      return
    }
    guard let host = host(of: text) else {
      findings.error(
        address.place, "\(address.kind) is no address to listen at",
        remedy: "like 127.0.0.1:9469, [::1]:9469 or a path")
      return
    }
    if host != "localhost", !host.hasPrefix("127."), host != "::1" {
      findings.warn(
        address.place,
        "whoever reaches \(host) can read the digests; 127.0.0.1 is this machine alone")
    }
    listen = text
  }

  /// An address of this machine and a port; nil where `text` is something else.
  private static func host(of text: String) -> String? {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
      let port = UInt16(text[text.utf8.index(after: colon)...]), port > 0,
      FeedURL.check("http://" + text, schemes: ["http"]) == .fine,
      let host = FeedURL.host(of: "http://" + text)
    else { return nil }
    return host == "localhost" || Address(host) != nil ? host : nil
  }
}
