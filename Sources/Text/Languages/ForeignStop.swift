/// A full stop in a text of another language: whether the sentence goes on behind it.
struct ForeignStop {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let glossary: Glossary
  /// The word before it, with the full stops inside: "z.B".
  private let word: Range<Int>
  private let start: Int
  private let resumed: Int

  /// In bytes: longer words are no abbreviations.
  private static let longest = 24
  private static let longestOrdinal = 3

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, stop: Int, resumed: Int,
    _ glossary: Glossary
  ) {
    self.bytes = bytes
    self.start = start
    self.resumed = resumed
    self.glossary = glossary
    word = Self.token(bytes, before: stop, from: start)
  }

  /// An abbreviation, an initial or an ordinal, with no function word behind it that begins a sentence: "in den USA. Der".
  var keepsOpen: Bool {
    guard !word.isEmpty, word.count <= Self.longest else { return false }
    if bytes[word].allSatisfy({ $0 &- 0x30 < 10 }) { return isOrdinal }
    guard isInitial || glossary.abbreviations.contains(TermHash.of(bytes[word])) else {
      return false
    }
    return !startsFunctionWord
  }

  /// "am 3. Mai": a sentence ends with a number, too, but not behind an article or before a month.
  private var isOrdinal: Bool {
    guard word.lowerBound > start else { return true }
    guard word.count <= Self.longestOrdinal else { return false }
    if glossary.writesOrdinalsSo || glossary[hash(of: next)]?.isOfCalendar == true { return true }
    let before = Self.token(bytes, before: word.lowerBound - 1, from: start)
    return glossary.beforeOrdinals.contains(hash(of: before))
  }

  /// One letter, or the last of "z.B".
  private var isInitial: Bool {
    let (letter, width) = Letter.read(bytes, at: word.lowerBound)
    guard letter.kind == .letter else { return false }
    return width == word.count
      || word.count > 2 && bytes[word.upperBound - 2] == UInt8(ascii: ".")
  }

  private var startsFunctionWord: Bool {
    let next = next
    guard !next.isEmpty else { return false }
    let (first, width) = Letter.read(bytes, at: resumed)
    guard first.isCapital else { return false }
    // "А. С. Орлов": one more initial, not "с".
    if next.count == width, next.upperBound < bytes.count, bytes[next.upperBound] == 0x2e {
      return false
    }
    return glossary[hash(of: next)]?.isFunctionWord ?? false
  }

  /// The word behind the full stop.
  private var next: Range<Int> {
    var end = resumed
    while end < bytes.count, end - resumed < Self.longest {
      let (letter, width) = Letter.read(bytes, at: end)
      guard letter.kind == .letter || letter.kind == .mark else { break }
      end += width
    }
    return resumed..<end
  }

  /// Of a word in lower case.
  private func hash(of word: Range<Int>) -> UInt64 {
    var hash = TermHash.start
    var index = word.lowerBound
    while index < word.upperBound {
      let (letter, width) = Letter.read(bytes, at: index)
      UTF8Scalar.forEachByte(of: letter.lower) { hash = (hash ^ UInt64($0)) &* TermHash.prime }
      index += width
    }
    return hash
  }

  private static func token(
    _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int
  ) -> Range<Int> {
    guard end > start else { return start..<start }
    var first = end
    while first > start, end - first <= longest {
      var place = first - 1
      while place > start, bytes[place] & 0xc0 == 0x80 { place -= 1 }
      guard isPart(Letter.read(bytes, at: place).0) else { break }
      first = place
    }
    return first..<end
  }

  /// Of a word with full stops inside; apostrophes part words.
  private static func isPart(_ letter: Letter) -> Bool {
    switch letter.kind {
    case .letter, .mark, .digit: true
    default: letter.lower == 0x2e
    }
  }
}
