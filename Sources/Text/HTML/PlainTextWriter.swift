/// Builds plain text: white space runs become one blank, none at the ends, references decoded once.
struct PlainTextWriter {
  private(set) var bytes: [UInt8] = []
  /// Blocks stand on lines of their own instead of being set apart by a blank.
  var keepsParagraphs = false
  private var owesBlank = false
  private var owesLine = false

  /// Whether the text is its own plain text: no tag, no reference, single blanks inside, none at the ends.
  static func isPlain(_ source: Span<UInt8>) -> Bool {
    let end = source.count
    guard end > 0, source[0] > 0x20, source[end - 1] > 0x20 else { return false }
    let raw = source.bytes
    var wasBlank = false
    var index = 0
    while index < end {
      if !wasBlank, index + 8 <= end,
        isPlain(raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      {
        index += 8
        wasBlank = source[index - 1] == 0x20
        continue
      }
      let byte = source[index]
      if byte > 0x20 {
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { return false }
        if byte >= 0xc2, byte <= 0xe3, WhiteSpace.length(source, index, end) > 0 { return false }
        wasBlank = false
      } else {
        if byte != 0x20 || wasBlank { return false }
        wasBlank = true
      }
      index += 1
    }
    return true
  }

  /// Eight bytes of ASCII among which are no `&`, no `<`, no control character and no two blanks on end; may say
  /// no where that is so.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    func zeroes(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & high }
    let blanks = zeroes(word ^ 0x2020_2020_2020_2020)
    let marks = zeroes(word ^ 0x2626_2626_2626_2626) | zeroes(word ^ 0x3c3c_3c3c_3c3c_3c3c)
    let controls = (word | (word &- 0x2020_2020_2020_2020)) & high
    return marks | controls | (blanks & blanks << 8) == 0
  }

  mutating func removeAll() {
    if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
    owesBlank = false
    owesLine = false
  }

  mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
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
      let byte = source[index]
      if byte > 0x20, byte != UInt8(ascii: "&"), byte < 0xc2 || byte > 0xe3 {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "&") {
        addRun(source, runStart, index)
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
      addRun(source, runStart, index)
      owesBlank = true
      index += length
      runStart = index
    }
    addRun(source, runStart, end)
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
