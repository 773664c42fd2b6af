/// An absolute URL against which references are resolved (RFC 3986 section 5.2), forgiving what feeds
/// write: Unicode, blanks and stray characters stay as they are.
public struct BaseURL: Hashable, Sendable {
  /// The URL as given, trimmed.
  private let bytes: [UInt8]
  /// Where its parts end: the scheme, the authority with its two slashes, path and query.
  private let schemeEnd: Int
  private let authorityEnd: Int
  private let pathEnd: Int
  private let queryEnd: Int

  /// Nil unless the text is an absolute http, https or ftp URL: other schemes are no base.
  public init?(_ text: String) {
    let cleaned = URLReference.cleaned(Array(text.utf8))
    let parts = URLReference(cleaned)
    guard let scheme = parts.scheme, let authority = parts.authority,
      ["http", "https", "ftp"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
    else { return nil }
    bytes = cleaned
    schemeEnd = scheme.endIndex
    authorityEnd = authority.endIndex
    pathEnd = parts.path.endIndex
    queryEnd = parts.query?.endIndex ?? pathEnd
  }

  private var path: ArraySlice<UInt8> { bytes[authorityEnd..<pathEnd] }

  /// The reference made absolute; one that has a scheme is only trimmed.
  public func resolve(_ reference: String) -> String {
    String(decoding: resolve(Array(reference.utf8)), as: UTF8.self)
  }

  /// The same on bytes of UTF-8.
  public func resolve(_ reference: [UInt8]) -> [UInt8] {
    let cleaned = URLReference.cleaned(reference)
    let parts = URLReference(cleaned)
    if parts.scheme != nil { return cleaned }
    // The scheme with its colon.
    if parts.authority != nil { return bytes[...schemeEnd] + cleaned }
    var result = Array(bytes[..<authorityEnd])
    if parts.path.isEmpty {
      result += path
      result += parts.query ?? bytes[pathEnd..<queryEnd]
    } else {
      result += URLReference.removingDots(
        parts.path.first == UInt8(ascii: "/") ? Array(parts.path) : merged(parts.path))
      result += parts.query ?? []
    }
    return result + (parts.fragment ?? [])
  }

  /// The URL that a reference means, with a base or without: absolute where it can be, trimmed at least. Nil
  /// for an empty one.
  public static func resolve(_ reference: Span<UInt8>, against base: BaseURL?) -> String? {
    if URLReference.isAbsoluteHTTP(reference, 0, reference.count), isUnbroken(reference) {
      return String(cleaned: reference)
    }
    let cleaned = URLReference.cleaned(
      reference.withUnsafeBufferPointer { Array($0) })
    if cleaned.isEmpty { return nil }
    return String(decoding: base?.resolve(cleaned) ?? cleaned, as: UTF8.self)
  }

  /// Whether the text begins with `http://` or `https://`.
  public static func isWebURL(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return URLReference.isAbsoluteHTTP(bytes, 0, bytes.count)
  }

  /// Only visible ASCII: nothing to trim, nothing to take out.
  private static func isUnbroken(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index + 16 <= bytes.count {
      let block = ByteSearch.block(bytes, index)
      // A blank and what is below it wrap around to the upper half.
      let doubtful = unsafeBitCast(
        block | (block &- SIMD16(repeating: 0x21)), to: SIMD2<UInt64>.self)
      if (doubtful[0] | doubtful[1]) & 0x8080_8080_8080_8080 != 0 { return false }
      index += 16
    }
    while index < bytes.count {
      if bytes[index] <= 0x20 || bytes[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  /// A reference as it is when no base is known: without white space around it and line breaks inside.
  public static func trimmed(_ reference: String) -> String {
    if isUnbroken(reference.utf8Span.span) { return reference }
    return String(decoding: URLReference.cleaned(Array(reference.utf8)), as: UTF8.self)
  }

  /// The base's path without its last segment, then the reference's.
  private func merged(_ reference: ArraySlice<UInt8>) -> [UInt8] {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else {
      return [UInt8(ascii: "/")] + reference
    }
    return Array(path[...slash]) + reference
  }
}
