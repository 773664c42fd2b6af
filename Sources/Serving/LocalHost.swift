/// The names by which a machine calls itself.
enum LocalHost {
  /// Whether the value of a `Host` header is `localhost` or an IP address, with or without a port.
  static func isNamed(by host: String) -> Bool {
    if host.hasPrefix("[") { return true }
    let name = host.split(separator: ":", maxSplits: 1).first.map { $0.lowercased() } ?? ""
    return name == "localhost"
      || (!name.isEmpty
        && name.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") })
  }
}
