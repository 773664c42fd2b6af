/// Where the parts of a URL or relative reference stand (RFC 3986 appendix B), each with its delimiters.
struct URLReference {
  /// Without its colon; nil where there is none.
  private(set) var scheme: Range<Int>?
  /// With its two slashes.
  private(set) var authority: Range<Int>?
  private(set) var path: Range<Int>
  /// With its `?`.
  private(set) var query: Range<Int>?
  /// With its `#`.
  private(set) var fragment: Range<Int>?

  /// `bytes` are UTF-8 and `cleaned`.
  init(_ bytes: Span<UInt8>) {
    var end = bytes.count
    let hash = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: 0, to: end)
    if hash < end {
      fragment = hash..<end
      end = hash
    }
    let mark = ByteSearch.first(UInt8(ascii: "?"), in: bytes, from: 0, to: end)
    if mark < end {
      query = mark..<end
      end = mark
    }
    var start = 0
    if let colon = URLReference.schemeEnd(bytes, end) {
      scheme = 0..<colon
      start = colon + 1
    }
    if start + 1 < end, bytes[start] == UInt8(ascii: "/"), bytes[start + 1] == UInt8(ascii: "/") {
      let slash = ByteSearch.first(UInt8(ascii: "/"), in: bytes, from: start + 2, to: end)
      authority = start..<slash
      start = slash
    }
    path = start..<end
  }

  /// Where the colon after a scheme stands; nil where the text begins with none.
  private static func schemeEnd(_ bytes: Span<UInt8>, _ end: Int) -> Int? {
    guard end > 0, isLetter(bytes[0]) else { return nil }
    for index in 0..<end {
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

  /// What is left without the white space around it; nil where tabs or line breaks have to be taken out, too.
  static func trimmed(_ bytes: Span<UInt8>) -> Range<Int>? {
    var start = 0
    var end = bytes.count
    while start < end, case let length = blankLength(bytes, start, end), length > 0 {
      start += length
    }
    while start < end {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, blankLength(bytes, end - 2, end) == 2 {
        end -= 2
      } else if end - start >= 3, blankLength(bytes, end - 3, end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return hasBreak(bytes, start, end) ? nil : start..<end
  }

  /// White space around it goes, and tabs and line breaks inside it, as the WHATWG URL standard has it.
  static func cleaned(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    if let range = trimmed(bytes) {
      result.append(bytes, range.lowerBound, range.upperBound)
      return result
    }
    for index in 0..<bytes.count where !isBreak(bytes[index]) { result.append(bytes[index]) }
    return cleaned(result.span)
  }

  /// Whether no control character stands in it.
  static func isPrintable(_ url: Span<UInt8>) -> Bool {
    ByteSearch.hasNone(url) { ByteSearch.below(0x20, $0) | ByteSearch.equal(0x7f, $0) }
  }

  /// Whether a segment of the path in `range` begins with a dot.
  static func mayHaveDots(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while true {
      index = ByteSearch.first(UInt8(ascii: "."), in: bytes, from: index, to: range.upperBound)
      if index == range.upperBound { return false }
      if index == range.lowerBound || bytes[index - 1] == UInt8(ascii: "/") { return true }
      index += 1
    }
  }

  /// Whether a segment begins with a dot; most paths have none, and stay as they are.
  private static func hasDotSegment(_ path: [UInt8]) -> Bool {
    path.first == UInt8(ascii: ".")
      || path.indices.dropFirst().contains {
        path[$0] == UInt8(ascii: ".") && path[$0 - 1] == UInt8(ascii: "/")
      }
  }

  /// RFC 3986 section 5.2.4, in one pass: each `..` takes the segment before it away.
  static func removingDots(_ path: [UInt8]) -> [UInt8] {
    guard hasDotSegment(path) else { return path }
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

  private static func hasBreak(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    ByteSearch.first(in: bytes, from: start, to: end) {
      ByteSearch.equal(0x0a, $0) | ByteSearch.equal(0x0d, $0) | ByteSearch.equal(0x09, $0)
    } < end
  }

  /// Bytes of the blank at `index`, 0 where there is none. With text pasted from pages come the no-break space and what
  /// cannot be seen at all: zero-width spaces, marks of direction, byte order marks.
  private static func blankLength(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let first = bytes[index]
    if first <= 0x20 { return 1 }
    guard first == 0xc2 || first == 0xe2 || first == 0xef, index + 1 < end else { return 0 }
    let second = bytes[index + 1]
    if first == 0xc2 { return second == 0xa0 ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    switch (first, second, bytes[index + 2]) {
    case (0xe2, 0x80, 0x8b...0x8f), (0xef, 0xbb, 0xbf): return 3
    default: return 0
    }
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
