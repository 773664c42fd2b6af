/// The form of a link in which two that lead to the same page are equal.
public enum URLKey {
  /// Host and path without what does not tell pages apart: http or https, default port, `www.`,
  /// fragment, tracking parameters, a slash at the end, the case of scheme, host and escapes.
  ///
  /// Nil for anything but an absolute http or https URL.
  public static func of(_ url: String) -> String? {
    let cleaned = URLReference.cleaned(url.utf8Span.span)
    let parts = URLReference(cleaned.span)
    guard let scheme = parts.scheme, isWeb(cleaned[scheme]),
      let authority = parts.authority.map({ cleaned[$0] }),
      let host = URLHost.of(authority: authority)
    else { return nil }
    var key = Array(host.utf8)
    if key.starts(with: "www.".utf8) { key.removeFirst(4) }
    if let port = URLHost.port(authority: authority) { key += Array(":\(port)".utf8) }
    var path = normalisedEscapes(URLReference.removingDots(Array(cleaned[parts.path])))
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    key += path
    if let query = parts.query.map({ cleaned[$0] }) {
      let kept = query.dropFirst().split(separator: UInt8(ascii: "&")).filter { !isTracking($0) }
      if !kept.isEmpty {
        key.append(UInt8(ascii: "?"))
        key += normalisedEscapes(Array(kept.joined(separator: [UInt8(ascii: "&")])))
      }
    }
    // A fragment that begins with `!` is a page of its own (Google's old AJAX crawling scheme).
    if let fragment = parts.fragment.map({ cleaned[$0] }), fragment.starts(with: Array("#!".utf8)) {
      key += fragment
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func isWeb(_ scheme: ArraySlice<UInt8>) -> Bool {
    (scheme.count == 4 || scheme.count == 5)
      && zip(scheme, "https".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// Parameters that say who sent the reader, not what is read.
  private static func isTracking(_ parameter: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: parameter.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      .lowercased()
    return trackingNames.contains(name) || trackingPrefixes.contains { name.hasPrefix($0) }
  }

  private static let trackingPrefixes = ["utm_", "at_", "pk_", "mtm_", "hsa_", "ns_", "__hs"]
  private static let trackingNames: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
    "igshid",
    "mc_cid", "mc_eid", "_ga", "_gl", "ref_src", "ref_url", "cmpid", "cmp", "ocid", "ncid", "xtor",
    "srnd", "smid", "partner", "rss", "ftag", "guccounter", "feature", "spm", "s_cid", "wt_mc",
    "wt.mc_id", "wt_zmc", "ito", "icid", "sr_share", "share", "_hsenc", "_hsmi", "vero_id",
    "oly_enc_id",
    "oly_anon_id", "rb_clickid", "trk", "traffic_source",
  ]

  /// Escapes of unreserved characters are undone, the others written in capitals (RFC 3986 6.2.2).
  private static func normalisedEscapes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let byte = high << 4 | low
      if isUnreserved(byte) {
        result.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(high)], digits[Int(low)]]
      }
      index += 3
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
