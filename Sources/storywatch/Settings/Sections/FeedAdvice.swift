import Pipeline
import Text

/// What the author of a feed's settings should think of: nothing here is refused.
struct FeedAdvice {
  var feed: FeedSettings
  /// Where the feed stands.
  var place: Place
  var layers: [FeedLayer]
  var limits: FetchLimits

  func give(_ findings: inout Findings) {
    let interval = DurationText.text(feed.interval)
    if let host = FeedURL.host(of: feed.url), !Self.isPrivate(host: host),
      feed.interval < FeedSettings.politeInterval
    {
      findings.warn(
        placeOf("interval"), "\(interval) is short for a server that is not yours; 15m is polite")
    }
    if feed.maxInterval < feed.interval {
      let cap = DurationText.text(feed.maxInterval)
      findings.warn(
        placeOf("interval"),
        "feed \(feed.id): max_interval (\(cap)) is shorter than interval (\(interval)), which counts"
      )
    }
    if limits.refuses(hostOf: feed.url), !feed.allowsPrivateNetworks {
      findings.warn(
        place,
        "feed \(feed.id) is on a private network, which is refused; allow_private: true "
          + "for this feed, or its network under limits: allow_networks")
    }
  }

  /// Names that lead to one's own machines, as far as a name can tell (RFC 6761, 6762, 8375).
  static func isPrivate(host: String) -> Bool {
    if let address = Address(host) { return AddressPolicy.isSpecial(address) }
    let name = host.lowercased()
    if !name.utf8.contains(UInt8(ascii: ".")) { return true }
    return [".localhost", ".local", ".lan", ".internal", ".home.arpa"].contains {
      name.hasSuffix($0)
    }
  }

  /// Where the value in force was given; the feed's place where it is the default.
  private func placeOf(_ key: String) -> Place {
    layers.last { $0.place(of: key) != nil }?.place(of: key) ?? place
  }
}

extension FetchLimits {
  /// The address is written in the URL, private, and nothing allows it. Names are judged when they
  /// are resolved, but for this machine's own.
  func refuses(hostOf url: String) -> Bool {
    guard let host = FeedURL.host(of: url) else { return false }
    let policy = AddressPolicy(deniesPrivate: deniesPrivateNetworks, allowed: allowedNetworks)
    let texts = host.lowercased() == "localhost" ? ["127.0.0.1", "::1"] : [host]
    let addresses = texts.compactMap(Address.init)
    return !addresses.isEmpty && addresses.allSatisfy(policy.refuses)
  }
}
