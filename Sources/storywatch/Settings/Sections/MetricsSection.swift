/// `metrics:`
enum MetricsSection {
  /// Where to listen: `host:port`, or the path of a socket.
  static func read(_ node: SourceNode, into listen: inout String?, _ findings: inout Findings) {
    guard let section = Section(node, called: "metrics", keys: ["listen"], &findings),
      let address = section.required("listen", &findings)
    else { return }
    findings.notYetInEffect(node.place, "metrics")
    guard let text = address.line(&findings) else { return }
    guard text.hasPrefix("/") || isHostAndPort(text) else {
      findings.error(
        address.place, "\(address.kind) is no address to listen at",
        remedy: "like 127.0.0.1:9469, [::1]:9469 or a path")
      return
    }
    listen = text
  }

  private static func isHostAndPort(_ text: String) -> Bool {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
      let port = UInt16(text[text.utf8.index(after: colon)...]), port > 0
    else { return false }
    return FeedURL.check("http://" + text, schemes: ["http"]) == .fine
  }
}
