/// Where a status server listens.
public enum Listening: Hashable, Sendable {
  /// An IPv4 or IPv6 address, without brackets.
  case tcp(address: String, port: UInt16)
  /// A socket of this machine. One that a crash left there is replaced, nothing else.
  case path(String)
  /// A listening socket that systemd opened (sd_listen_fds(3)).
  case inherited(Int32)

  /// `127.0.0.1:9469`, `[::1]:9469`, `localhost:9469` or `/path`; nil for anything else.
  public init?(_ text: String) {
    if text.hasPrefix("/") {
      self = .path(text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    self = .tcp(address: host == "localhost" ? "127.0.0.1" : host, port: port)
  }

  /// The first descriptor that systemd passes (SD_LISTEN_FDS_START).
  private static let firstInherited: Int32 = 3

  /// The socket that systemd passed to the process `pid`; nil where it passed none.
  public static func inherited(environment: [String: String], pid: Int32) -> Listening? {
    guard environment["LISTEN_PID"] == "\(pid)",
      let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0
    else { return nil }
    return .inherited(firstInherited)
  }
}

extension Listening: CustomStringConvertible {
  /// As the settings write it.
  public var description: String {
    switch self {
    case .tcp(let address, let port):
      address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    case .path(let path): path
    case .inherited: "the socket of systemd"
    }
  }
}
