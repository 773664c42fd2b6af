/// An absolute URL against which references are resolved (RFC 3986 section 5.2), forgiving what feeds
/// write: Unicode, blanks and stray characters stay as they are.
public struct BaseURL: Hashable, Sendable {
  /// The URL as given, trimmed.
  private let bytes: [UInt8]
  /// Where its parts end: the scheme, the authority with its two slashes, the path's last slash, path and query.
  private let schemeEnd: Int
  private let authorityEnd: Int
  private let directoryEnd: Int
  private let pathEnd: Int
  private let queryEnd: Int
  /// A segment before the last slash begins with a dot.
  private let mayHaveDots: Bool

  /// A longer URL is no base, since it would come into every reference; nobody has to take more than 8,000 bytes
  /// (RFC 9110 section 4.1).
  private static let maximumLength = 8_192

  /// Nil unless the text is an absolute http, https or ftp URL: other schemes are no base. Nor is one with a
  /// control character, which would come into every reference.
  public init?(_ text: String) {
    self.init(text.utf8Span.span)
  }

  /// The same of bytes of UTF-8.
  public init?(_ text: Span<UInt8>) {
    let cleaned =
      BaseURL.isUnbroken(text)
      ? text.withUnsafeBufferPointer { Array($0) } : URLReference.cleaned(text)
    let span = cleaned.span
    let parts = URLReference(span)
    guard span.count <= BaseURL.maximumLength, URLReference.isPrintable(span),
      let scheme = parts.scheme,
      let authority = parts.authority,
      BaseURL.schemes.find(span, scheme.lowerBound, scheme.upperBound) > 0
    else { return nil }
    schemeEnd = scheme.upperBound
    authorityEnd = authority.upperBound
    var slash = parts.path.upperBound
    while slash > authorityEnd, span[slash - 1] != UInt8(ascii: "/") { slash -= 1 }
    directoryEnd = slash
    pathEnd = parts.path.upperBound
    queryEnd = parts.query?.upperBound ?? pathEnd
    mayHaveDots = URLReference.mayHaveDots(span, authorityEnd..<directoryEnd)
    bytes = cleaned
  }

  private static let schemes = NameTable(["", "http", "https", "ftp"])

  /// The reference made absolute; one that has a scheme is only trimmed.
  public func resolve(_ reference: String) -> String {
    BaseURL.resolve(reference.utf8Span.span, against: self)
      ?? String(decoding: bytes[..<queryEnd], as: UTF8.self)
  }

  /// Appends the reference made absolute; it has no white space around it and no breaks inside.
  func append(_ reference: Span<UInt8>, to result: inout ByteBuffer) {
    let parts = URLReference(reference)
    if parts.scheme != nil { return result.append(reference, 0, reference.count) }
    let own = bytes.span
    if parts.authority != nil {
      // The scheme with its colon.
      result.append(own, 0, schemeEnd + 1)
      return result.append(reference, 0, reference.count)
    }
    result.append(own, 0, authorityEnd)
    if parts.path.isEmpty {
      result.append(own, authorityEnd, parts.query == nil ? queryEnd : pathEnd)
    } else {
      append(reference, parts.path, to: &result)
    }
    result.append(reference, parts.path.upperBound, reference.count)
  }

  /// Appends a path that is not empty: behind the base's last slash unless it begins with one.
  private func append(_ reference: Span<UInt8>, _ path: Range<Int>, to result: inout ByteBuffer) {
    let own = bytes.span
    let isAbsolute = reference[path.lowerBound] == UInt8(ascii: "/")
    let end = isAbsolute ? authorityEnd : directoryEnd
    if (isAbsolute || !mayHaveDots) && !URLReference.mayHaveDots(reference, path) {
      result.append(own, authorityEnd, end)
      if !isAbsolute, directoryEnd == authorityEnd { result.append(UInt8(ascii: "/")) }
      return result.append(reference, path.lowerBound, path.upperBound)
    }
    var merged = Array(bytes[authorityEnd..<end])
    if !isAbsolute, merged.isEmpty { merged.append(UInt8(ascii: "/")) }
    merged.append(reference, path.lowerBound, path.upperBound)
    let clean = URLReference.removingDots(merged)
    result.append(clean.span, 0, clean.count)
  }

  /// The URL that a reference means, with a base or without: absolute where it can be, trimmed at least. Nil
  /// for an empty one.
  public static func resolve(_ reference: Span<UInt8>, against base: BaseURL?) -> String? {
    if isReady(reference) { return String(cleaned: reference) }
    var result = ByteBuffer()
    append(reference, against: base, to: &result)
    return result.isEmpty ? nil : result.withSpan { String(cleaned: $0) }
  }

  /// Appends the same to `result`.
  public static func append(
    _ reference: Span<UInt8>, against base: BaseURL?, to result: inout ByteBuffer
  ) {
    if isReady(reference) { return result.append(reference, 0, reference.count) }
    guard let range = URLReference.trimmed(reference) else {
      return append(URLReference.cleaned(reference).span, against: base, to: &result)
    }
    if range.isEmpty { return }
    let trimmed = reference.extracting(range)
    guard let base else { return result.append(trimmed, 0, trimmed.count) }
    base.append(trimmed, to: &result)
  }

  /// Whether the reference stands for itself.
  @inline(__always)
  private static func isReady(_ reference: Span<UInt8>) -> Bool {
    URLReference.isAbsoluteHTTP(reference, 0, reference.count) && isUnbroken(reference)
  }

  /// Whether the text begins with `http://` or `https://`.
  public static func isWebURL(_ text: String) -> Bool {
    isWebURL(text.utf8Span.span)
  }

  /// The same for bytes of UTF-8.
  public static func isWebURL(_ bytes: Span<UInt8>) -> Bool {
    URLReference.isAbsoluteHTTP(bytes, 0, bytes.count)
  }

  /// Only visible ASCII: nothing to trim, nothing to take out.
  private static func isUnbroken(_ bytes: Span<UInt8>) -> Bool {
    // A blank and what is below it wrap around to the upper half.
    ByteSearch.hasNone(bytes) { $0 | ($0 &- SIMD16(repeating: 0x21)) }
  }

  /// A reference as it is when no base is known: without white space around it and line breaks inside.
  public static func trimmed(_ reference: String) -> String {
    if isUnbroken(reference.utf8Span.span) { return reference }
    return resolve(reference.utf8Span.span, against: nil) ?? ""
  }
}
