import Text

extension SourceNode {
  /// A CIDR block (RFC 4632 3.1), IPv4 or IPv6, whose bits after the prefix are zero.
  func network(_ findings: inout Findings) -> AddressBlock? {
    guard let (text, _) = scalar("a network", &findings) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ Address(String($0)) }) else {
      findings.error(place, "\(kind) is no network", remedy: "like 10.1.0.0/16 or fd00::/8")
      return nil
    }
    let bits = address.bytes.count * 8
    guard parts.count == 2, let length = Int(parts[1]), (0...bits).contains(length) else {
      findings.error(
        place, "\(kind) has no prefix length from 0 to \(bits)",
        remedy: "did you mean \"\(address)/\(bits)\"?")
      return nil
    }
    let network = AddressBlock(of: address, length: length)
    guard network == AddressBlock(text) else {
      findings.error(
        place, "\(text) has bits after its first \(length)",
        remedy: "did you mean \"\(network)\"?")
      return nil
    }
    return network
  }

  /// A domain as a publisher owns it: `outlet.example`, no scheme, no path.
  func domain(_ findings: inout Findings) -> String? {
    guard let text = line(&findings) else { return nil }
    let host = FeedURL.host(of: text) ?? text
    guard host == text, text.utf8.contains(UInt8(ascii: ".")),
      FeedURL.check("https://\(text)", schemes: ["https"]) == .fine
    else {
      findings.error(
        place, "\(kind) is no domain",
        remedy: host == text ? "like outlet.example" : "did you mean \"\(host)\"?")
      return nil
    }
    return text.lowercased()
  }
}
