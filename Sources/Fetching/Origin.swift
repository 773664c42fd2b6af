/// Scheme, host and port: what credentials are bound to (RFC 6454).
struct Origin: Hashable, Sendable {
  /// `http` or `https`.
  let scheme: String
  /// Lower case; IPv4 in dotted decimal however it was written, IPv6 in brackets.
  let host: String
  let port: String
}
