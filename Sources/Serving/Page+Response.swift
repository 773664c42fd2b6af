extension Page {
  private static let headers = [
    "Cache-Control: no-store",
    "Connection: close",
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
  ]

  /// The bytes that go over the wire (RFC 9112 4); a HEAD is answered without the body.
  func response(hasBody: Bool = true) -> [UInt8] {
    // Who asks with another method is told which there are (RFC 9110 15.5.6).
    let allowed = status == 405 ? ["Allow: GET, HEAD"] : []
    let lines =
      [
        "HTTP/1.1 \(status) ", "Content-Type: \(type)", "Content-Length: \(body.count)",
      ] + allowed + Self.headers
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    return hasBody ? head + body : head
  }
}
