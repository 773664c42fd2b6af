/// Builds plain text: white space runs become one blank, none at the ends, references decoded once.
struct PlainTextWriter: ~Copyable {
  private(set) var bytes = ByteBuffer()
  /// Blocks stand on lines of their own instead of being set apart by a blank.
  var keepsParagraphs = false
  private var owesBlank = false
  private var owesLine = false

  /// The text so far, nil where there is none.
  var text: String? {
    bytes.isEmpty ? nil : bytes.withSpan { String(cleaned: $0) }
  }

  /// Whether the text is its own plain text: no tag, no reference, single blanks inside, none at the ends.
  static func isPlain(_ source: Span<UInt8>) -> Bool {
    let end = source.count
    guard end > 0, source[0] > 0x20, source[end - 1] > 0x20,
      source[end - 1] != UInt8(ascii: "<"), source[end - 1] != UInt8(ascii: "&")
    else { return false }
    var index = 0
    if end >= 9, end < 16 {
      // Two words that overlap, so that each pair of neighbours is in one of them.
      if isPlainWord(source, 0), isPlainWord(source, end - 8) { return true }
    } else if end >= 17 {
      index = plainEnd(source, 0, end)
      // The last block may overlap.
      if index + 17 > end, plainEnd(source, end - 17, end) == end - 1 { return true }
    }
    while index < end {
      let byte = source[unchecked: index]
      if byte > 0x20 {
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { return false }
        if WhiteSpace.length(source, index, end) > 0 { return false }
      } else if byte != 0x20 || source[index + 1] <= 0x20 {
        // The last byte is no blank, so there is one behind this.
        return false
      }
      index = plainEnd(source, index + 1, end)
    }
    return true
  }

  /// Eight bytes of ASCII among which are no `&`, no `<`, no control character and no two blanks on end; may say
  /// no where that is so.
  @inline(__always)
  private static func isPlainWord(_ source: Span<UInt8>, _ index: Int) -> Bool {
    let word = source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let high: UInt64 = 0x8080_8080_8080_8080
    func zeroes(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & high }
    let blanks = zeroes(word ^ 0x2020_2020_2020_2020)
    let marks = zeroes(word ^ 0x2626_2626_2626_2626) | zeroes(word ^ 0x3c3c_3c3c_3c3c_3c3c)
    let controls = (word | (word &- 0x2020_2020_2020_2020)) & high
    return marks | controls | (blanks & blanks &<< 8) == 0
  }

  /// The end of a stretch from `start` on in which there is nothing but letters and single blanks between them,
  /// found in blocks: it may end early.
  @inline(__always)
  private static func plainEnd(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    // A block is looked at together with the byte behind it.
    while index &+ 17 <= end {
      let block = ByteSearch.block(source, index)
      let behind = ByteSearch.block(source, index &+ 1)
      let marks =
        ByteSearch.equal(UInt8(ascii: "&"), block) | ByteSearch.equal(UInt8(ascii: "<"), block)
        | ByteSearch.equal(0x20, block) & ByteSearch.equal(0x20, behind)
      // What is below the blank wraps around to the upper half, where multi-byte characters are.
      let doubtful = marks | block | (block &- SIMD16(repeating: 0x20))
      if ByteSearch.firstSet(doubtful) != nil,
        let offset = plainEnd(block, behind, marks)
      {
        return index &+ offset
      }
      index &+= 16
    }
    return index
  }

  /// The same within a block, by a closer look.
  @inline(__always)
  private static func plainEnd(
    _ block: SIMD16<UInt8>, _ behind: SIMD16<UInt8>, _ marks: SIMD16<UInt8>
  ) -> Int? {
    // The first bytes of white space of more than one, and E0.
    let spaces =
      ByteSearch.equal(0xe0, block & SIMD16<UInt8>(repeating: 0xfc))
      | ByteSearch.equal(0xc2, block)
    let blanks = ByteSearch.below(0x21, block) & ByteSearch.below(0x21, behind)
    return ByteSearch.firstSet(marks | spaces | blanks | ByteSearch.below(0x20, block))
  }

  mutating func removeAll() {
    bytes.removeAll()
    owesBlank = false
    owesLine = false
  }

  /// Gives memory back that an uncommonly large text took.
  mutating func shrink(above limit: Int) {
    bytes.shrink(above: limit)
  }

  /// A block begins or ends at this place.
  mutating func addBreak() {
    owesBlank = true
    owesLine = keepsParagraphs
  }

  /// Text of HTML, with its references.
  mutating func add(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    var runStart = start
    while index < end {
      // A blank that a run would begin with belongs before it.
      if index > runStart || source[index] > 0x20 {
        index = PlainTextWriter.plainEnd(source, index, end)
        guard index < end else { break }
      }
      let byte = source[index]
      if byte > 0x20, byte != UInt8(ascii: "&"), byte < 0xc2 || byte > 0xe3 {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "&") {
        endRun(source, runStart, index)
        index = addReference(source, index, end)
        runStart = index
        continue
      }
      let length = WhiteSpace.length(source, index, end)
      if length == 0 {
        index += 1
        continue
      }
      // A lone blank between two words needs no stop.
      if byte == 0x20, index + 1 < end, index > runStart, source[index + 1] > 0x20,
        source[index + 1] < 0x80
      {
        index += 1
        continue
      }
      endRun(source, runStart, index)
      owesBlank = true
      index += length
      runStart = index
    }
    addRun(source, runStart, end)
  }

  /// Adds a run behind which a blank may have been passed, which is to be one with what follows.
  private mutating func endRun(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    guard end > start, source[end - 1] == 0x20 else { return addRun(source, start, end) }
    addRun(source, start, end - 1)
    owesBlank = true
  }

  /// Literal text: nothing in it is a reference.
  mutating func addLiteral(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    var runStart = start
    var index = start
    while index < end {
      let length = WhiteSpace.length(source, index, end)
      if length == 0 {
        index += 1
        continue
      }
      addRun(source, runStart, index)
      owesBlank = true
      index += length
      runStart = index
    }
    addRun(source, runStart, end)
  }

  private mutating func addReference(_ source: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    guard let reference = CharacterReference.match(source, at: index, end: end, in: .htmlText)
    else {
      addRun(source, index, index + 1)
      return index + 1
    }
    add(reference.first)
    add(reference.second)
    return index + reference.length
  }

  private mutating func add(_ scalar: Unicode.Scalar?) {
    guard let scalar else { return }
    if WhiteSpace.contains(scalar) {
      owesBlank = true
    } else {
      payBlank()
      bytes.append(scalar)
    }
  }

  private mutating func addRun(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    payBlank()
    bytes.append(source, start, end)
  }

  private mutating func payBlank() {
    if owesBlank, !bytes.isEmpty { bytes.append(owesLine ? 0x0a : 0x20) }
    owesBlank = false
    owesLine = false
  }
}
