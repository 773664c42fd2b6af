extension FetchError: CustomStringConvertible {
  public var description: String { message }

  /// What happened, in one line of plain words. Names hosts, never a URL, a password or a header.
  public var message: String {
    switch self {
    case .badRequest(let reason): "the request cannot be sent: \(reason)"
    case .dns(let host): "the name \(Self.plain(host)) was not found"
    case .connect(let host, let reason): "no connection to \(Self.plain(host))\(Self.why(reason))"
    case .tls(let host, let reason): "TLS with \(Self.plain(host)) failed\(Self.why(reason))"
    case .timeout(.connect): "no connection in time (timeout.connect)"
    case .timeout(.total): "not finished in time (timeout.total)"
    case .timeout(.stall): "too slow for too long (timeout.stall)"
    case .tooLarge(.body(let bytes)): "the body is larger than \(bytes) bytes (max_bytes)"
    case .tooLarge(.wire(let bytes)):
      "the compressed body is larger than \(bytes) bytes (half of max_bytes)"
    case .tooLarge(.headers(let bytes)): "the headers are larger than \(bytes) bytes"
    case .tooManyRedirects(let limit): "more than \(limit) redirects (redirects.max)"
    case .redirectLoop: "the redirects go in a circle"
    case .redirectWithoutLocation(let status): "a \(status) without Location"
    case .badRedirect(let reason): "the Location is no URL\(Self.why(reason))"
    case .refusedScheme(let scheme):
      "the scheme \(Self.plain(scheme)) is refused: http and https only"
    case .refusedDowngrade: "a redirect from https to http is refused"
    case .refusedAddress(let address):
      "the address \(Self.plain(address)) is private and refused (allow_private)"
    case .truncated(let reason): "the body was cut short\(Self.why(reason))"
    case .badHeaders(let reason): "contradictory headers\(Self.why(reason))"
    case .emptyReply: "the server closed the connection without an answer"
    case .connectionLost(let reason): "the connection broke\(Self.why(reason))"
    case .badProtocol(let reason): "not valid HTTP\(Self.why(reason))"
    case .cancelled: "cancelled"
    case .notWanted: "no longer wanted"
    case .file(let reason): reason
    case .exhausted(let what):
      "the system gives no more \(what): raise LimitNOFILE= (ulimit -n), or lower 'limits: connections'"
    }
  }

  private static func why(_ reason: String) -> String {
    reason.isEmpty ? "" : ": " + plain(reason)
  }

  /// Printable ASCII alone, of bounded length: parts of these words come from servers.
  static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8.prefix(200) {
      bytes.append(byte >= 0x20 && byte < 0x7f ? byte : UInt8(ascii: "?"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
