/// Which addresses are connected to.
public struct AddressPolicy: Sendable {
  let deniesPrivate: Bool
  let allowed: [AddressBlock]

  /// `allowed` are exceptions to the denial.
  public init(deniesPrivate: Bool, allowed: [AddressBlock]) {
    self.deniesPrivate = deniesPrivate
    self.allowed = allowed
  }

  public func refuses(_ address: Address) -> Bool {
    guard deniesPrivate, Self.isSpecial(address) else { return false }
    let same = address.unmapped
    return !allowed.contains { $0.contains(address) || $0.contains(same) }
  }

  /// Not a place of the public Internet, by itself or by the IPv4 address it stands for.
  public static func isSpecial(_ address: Address) -> Bool {
    if special.contains(where: { $0.contains(address) }) { return true }
    guard let embedded = address.embedded else { return false }
    return special.contains { $0.contains(embedded) }
  }

  /// IANA's special-purpose address registries (RFC 6890), multicast, and cloud metadata services
  /// at public addresses.
  static let specialBlocks = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    // The platform's own service in every Azure machine.
    "168.63.129.16/32",
    "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20",
    "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
  ]
  private static let special = specialBlocks.compactMap(AddressBlock.init)
}
