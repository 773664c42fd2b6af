/// The directives of Cache-Control that matter to a lone client (RFC 9111 5.2.2).
struct CacheDirectives {
  /// Seconds, saturating; nil without a readable one.
  private(set) var maximumAge: Int64?
  /// no-cache or no-store: what max-age says beside it is void.
  private(set) var isUncacheable = false

  init(_ values: [[UInt8]]) {
    for directive in values.flatMap({ $0.split(separator: UInt8(ascii: ",")) }) { read(directive) }
  }

  private mutating func read(_ directive: ArraySlice<UInt8>) {
    let parts = directive.split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0].filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)
      .lowercased()
    switch name {
    // With a field name behind it, no-cache speaks of that field alone.
    case "no-cache" where parts.count == 1, "no-store": isUncacheable = true
    case "max-age" where parts.count == 2 && maximumAge == nil:
      let number = parts[1].filter { $0 != UInt8(ascii: "\"") }
      maximumAge = SaturatingNumber.parse(number[...])
    default: break
    }
  }
}
