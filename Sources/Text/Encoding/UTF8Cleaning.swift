/// Makes any bytes the UTF-8 that XML 1.0 allows (section 2.2), and tells what was wrong with them.
enum UTF8Cleaning {
  struct Cleaned {
    var bytes: [UInt8]
    /// Well-formed sequences of more than one byte.
    var multiByteSequences = 0
    /// Ill-formed ones; each became one U+FFFD.
    var illFormed = 0
  }

  /// Whether the bytes are well-formed UTF-8 without a character that `cleaned` would change.
  static func isClean(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span
    let raw = span.bytes
    let count = span.count
    var index = 0
    while true {
      while index &+ 16 <= count {
        if let offset = ByteSearch.firstSet(doubtful(ByteSearch.block(span, index))) {
          index &+= offset
          break
        }
        index &+= 16
        while index &+ 64 <= count, arePrintable(span, index) { index &+= 64 }
      }
      // Text of another script than Latin: two letters of two bytes, or one of three, at a step.
      while index &+ 4 <= count {
        let word = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self)
        if isTwoPairs(word) {
          index &+= 4
        } else if isCommonTriple(word) {
          index &+= 3
        } else {
          break
        }
      }
      guard index < count else { return true }
      let byte = span[index]
      if byte < 0x80 {
        guard isAllowedASCII(byte) else { return false }
        index += 1
        continue
      }
      let length = sequenceLength(span, index)
      guard length > 0, replacement(span, index, length) == .same else { return false }
      index += length
    }
  }

  /// Whether the next sixty-four bytes are ASCII with nothing below the blank but tabs and line ends.
  @inline(__always)
  private static func arePrintable(_ span: Span<UInt8>, _ index: Int) -> Bool {
    let first = doubtful(ByteSearch.block(span, index))
    let second = doubtful(ByteSearch.block(span, index &+ 16))
    let third = doubtful(ByteSearch.block(span, index &+ 32))
    let fourth = doubtful(ByteSearch.block(span, index &+ 48))
    return ByteSearch.firstSet(first | second | third | fourth) == nil
  }

  /// Lanes whose highest bit tells of a byte that is no printable ASCII, no tab and no line end.
  @inline(__always)
  private static func doubtful(_ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    let lineEnds =
      ByteSearch.equal(0x0a, block) | ByteSearch.equal(0x0d, block) | ByteSearch.equal(0x09, block)
    return (block &- SIMD16(repeating: 0x20)) & ~lineEnds & ~block | block
  }

  /// Two sequences of two bytes, neither beginning with C2, behind which there are control characters.
  @inline(__always)
  private static func isTwoPairs(_ word: UInt32) -> Bool {
    word & 0xc0e0_c0e0 == 0x80c0_80c0 && word & 0x1f > 2 && word & 0x1f_0000 > 0x2_0000
  }

  /// A sequence of three bytes that begins with E1 to EC or EE: all of them are characters.
  @inline(__always)
  private static func isCommonTriple(_ word: UInt32) -> Bool {
    let low = word & 0x0f
    return word & 0x00c0_c0f0 == 0x0080_80e0 && low > 0 && low != 0x0d && low != 0x0f
  }

  /// Drops what XML does not allow, maps U+0080 to U+009F through windows-1252, replaces what is no
  /// UTF-8 by U+FFFD (a maximal subpart each, Unicode 3.9).
  static func cleaned(_ bytes: [UInt8]) -> Cleaned {
    var result = Cleaned(bytes: [])
    result.bytes.reserveCapacity(bytes.count + bytes.count / 16)
    let span = bytes.span
    var index = 0
    while index < span.count {
      let byte = span[index]
      if byte < 0x80 {
        if isAllowedASCII(byte) { result.bytes.append(byte) }
        index += 1
        continue
      }
      let length = sequenceLength(span, index)
      if length == 0 {
        result.illFormed += 1
        result.bytes.append(contentsOf: [0xef, 0xbf, 0xbd])
        index += illFormedLength(span, index)
        continue
      }
      result.multiByteSequences += 1
      switch replacement(span, index, length) {
      case .same: for offset in 0..<length { result.bytes.append(span[index + offset]) }
      case .none: break
      case .windows1252: result.bytes.append(contentsOf: windows1252(span[index + 1]))
      }
      index += length
    }
    return result
  }

  /// The UTF-8 of a byte 0x80 to 0x9F read as windows-1252; nothing where that has nothing.
  static func windows1252(_ byte: UInt8) -> [UInt8] {
    guard (0x80...0x9f).contains(byte) else { return [] }
    return upperHalf[Int(byte) - 0x80]
  }

  private static let upperHalf = SingleByteSet.windows1252.upperHalf.map {
    $0 == "\u{fffd}" ? [] : Array(String($0).utf8)
  }

  private enum Replacement { case same, none, windows1252 }

  private static func isAllowedASCII(_ byte: UInt8) -> Bool {
    byte >= 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func replacement(_ span: Span<UInt8>, _ index: Int, _ length: Int) -> Replacement {
    switch span[index] {
    case 0xc2: return span[index + 1] < 0xa0 ? .windows1252 : .same
    case 0xef:
      guard span[index + 1] == 0xbf else { return .same }
      // U+FFFE and U+FFFF are not XML; a byte order mark inside the text is U+FEFF and stays.
      return span[index + 2] >= 0xbe ? .none : .same
    default: return .same
    }
  }

  /// Bytes of the well-formed sequence at `index`, 0 where there is none (Unicode table 3-7).
  private static func sequenceLength(_ span: Span<UInt8>, _ index: Int) -> Int {
    let first = span[index]
    let left = span.count - index
    func isTail(_ offset: Int) -> Bool { span[index + offset] & 0xc0 == 0x80 }
    switch first {
    case 0xc2...0xdf:
      return left >= 2 && isTail(1) ? 2 : 0
    case 0xe0...0xef:
      guard left >= 3, isTail(1), isTail(2) else { return 0 }
      let second = span[index + 1]
      if first == 0xe0, second < 0xa0 { return 0 }
      if first == 0xed, second > 0x9f { return 0 }
      return 3
    case 0xf0...0xf4:
      guard left >= 4, isTail(1), isTail(2), isTail(3) else { return 0 }
      let second = span[index + 1]
      if first == 0xf0, second < 0x90 { return 0 }
      if first == 0xf4, second > 0x8f { return 0 }
      return 4
    default: return 0
    }
  }

  /// Bytes of the maximal subpart at `index`: what a decoder skips as one error.
  private static func illFormedLength(_ span: Span<UInt8>, _ index: Int) -> Int {
    let first = span[index]
    let wanted: Int
    switch first {
    // A surrogate of CESU-8 is one error, not three.
    case 0xed
    where index + 2 < span.count && span[index + 1] & 0xe0 == 0xa0 && span[index + 2] & 0xc0 == 0x80:
      return 3
    case 0xe0...0xef: wanted = 3
    case 0xf0...0xf4: wanted = 4
    default: return 1
    }
    guard index + 1 < span.count else { return 1 }
    let second = span[index + 1]
    let low: UInt8 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80
    let high: UInt8 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf
    guard second >= low, second <= high else { return 1 }
    var length = 2
    while length < wanted, index + length < span.count, span[index + length] & 0xc0 == 0x80 {
      length += 1
    }
    return min(length, wanted - 1)
  }
}
