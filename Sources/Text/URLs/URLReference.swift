/// A URL or relative reference taken apart (RFC 3986 appendix B); the parts keep their delimiters.
struct URLReference {
  /// Without its colon; nil where there is none.
  private(set) var scheme: ArraySlice<UInt8>?
  /// With its two slashes.
  private(set) var authority: ArraySlice<UInt8>?
  private(set) var path: ArraySlice<UInt8>
  /// With its `?`.
  private(set) var query: ArraySlice<UInt8>?
  /// With its `#`.
  private(set) var fragment: ArraySlice<UInt8>?

  /// `bytes` are UTF-8 and `cleaned`.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[hash...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[mark...]
      rest = rest[..<mark]
    }
    if let colon = URLReference.schemeEnd(rest) {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
      let end = rest.dropFirst(2).firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// Where the colon after a scheme stands; nil where the text begins with none.
  static func schemeEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, isLetter(first) else { return nil }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: ":"): return index
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether `http://` or `https://` stands at `start`, and something behind it.
  static func isAbsoluteHTTP(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start > 8, bytes[start] | 0x20 == UInt8(ascii: "h"),
      bytes[start + 1] | 0x20 == UInt8(ascii: "t"), bytes[start + 2] | 0x20 == UInt8(ascii: "t"),
      bytes[start + 3] | 0x20 == UInt8(ascii: "p")
    else { return false }
    let colon = bytes[start + 4] | 0x20 == UInt8(ascii: "s") ? start + 5 : start + 4
    return bytes[colon] == UInt8(ascii: ":") && bytes[colon + 1] == UInt8(ascii: "/")
      && bytes[colon + 2] == UInt8(ascii: "/")
  }

  /// White space around it goes, and tabs and line breaks inside it, as the WHATWG URL standard has it.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    // U+00A0 comes with text pasted from pages.
    while end - start >= 2, bytes[start] == 0xc2, bytes[start + 1] == 0xa0 { start += 2 }
    while end - start >= 2, bytes[end - 2] == 0xc2, bytes[end - 1] == 0xa0 { end -= 2 }
    var hasBreak = false
    for byte in bytes where byte <= 0x0d { hasBreak = hasBreak || isBreak(byte) }
    if start == 0, end == bytes.count, !hasBreak { return bytes }
    return bytes[start..<end].filter { !isBreak($0) }
  }

  /// RFC 3986 section 5.2.4, in one pass: each `..` takes the segment before it away.
  static func removingDots(_ path: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(path.count)
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (number, segment) in segments.enumerated() {
      let isLast = number == segments.count - 1
      if segment.elementsEqual([UInt8(ascii: ".")]) {
        continue
      } else if segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        if result.last == UInt8(ascii: "/"), result.count > 1 { result.removeLast() }
        while let last = result.last, last != UInt8(ascii: "/") { result.removeLast() }
      } else {
        result += segment
        if !isLast { result.append(UInt8(ascii: "/")) }
      }
    }
    return result
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
