internal import Text

/// A sentence as the scanners read it: its bytes, its words, and what each word can be a sign of.
struct SentenceWords: Sendable {
  let bytes: [UInt8]
  let words: [Word]
  /// What it is written in; nil for English and what cannot be told.
  let language: Language?
  private let text: Words
  /// One per word.
  let entries: [Lexicon.Entry]
  /// For each word whether its form stands here for the first time.
  let isFirstUse: [Bool]

  init(_ text: String, language: Language? = nil) {
    bytes = Array(text.utf8)
    self.language = language
    self.text = Words(bytes, language: language)
    words = self.text.all
    let lexicon = Lexicon.shared
    entries = words.map { lexicon.entry($0.form) }
    isFirstUse = Self.firstUses(words)
  }

  /// Comparing all with all is faster than a set for sentences of usual length.
  private static func firstUses(_ words: [Word]) -> [Bool] {
    var isFirstUse = [Bool](repeating: true, count: words.count)
    guard words.count <= 64 else {
      var seen: Set<UInt64> = []
      for index in words.indices { isFirstUse[index] = seen.insert(words[index].form).inserted }
      return isFirstUse
    }
    for index in words.indices {
      for earlier in 0..<index where words[earlier].form == words[index].form {
        isFirstUse[index] = false
        break
      }
    }
    return isFirstUse
  }

  var count: Int { words.count }

  /// The classes of word `index`; none outside the sentence.
  func classes(_ index: Int) -> WordClass {
    entries.indices.contains(index) ? entries[index].classes : []
  }

  /// Whether a word tells of something that happens to people, firms, laws or offices.
  var happens: Bool { words.contains { Trigger.happens($0.root) } }

  /// The same outside quotation marks, single ones (U+2018, U+2019 with a space behind it) included: a
  /// name like ‘Buy now, pay later’ tells of nothing.
  var happensUnquoted: Bool {
    guard let open = bytes.firstRange(of: Self.openingQuote),
      let close = bytes[open.upperBound...].firstRange(of: Self.closingQuote)
    else { return happens }
    return words.contains {
      Trigger.happens($0.root) && !(open.lowerBound..<close.lowerBound).contains($0.span.lowerBound)
    }
  }

  /// U+2018; U+2019 and a space, for alone it is an apostrophe.
  private static let openingQuote: [UInt8] = [0xe2, 0x80, 0x98]
  private static let closingQuote: [UInt8] = [0xe2, 0x80, 0x99, 0x20]

  /// The form of word `index`; 0 outside the sentence.
  func form(_ index: Int) -> UInt64 {
    words.indices.contains(index) ? words[index].form : 0
  }

  /// Whether word `index` is a regular past form: "-ed" after at least `stem` letters.
  func isPastForm(_ index: Int, stem: Int) -> Bool {
    guard words.indices.contains(index) else { return false }
    let span = words[index].span
    guard span.count >= stem + 2, span.upperBound <= bytes.count else { return false }
    return bytes[span.upperBound - 1] | 0x20 == UInt8(ascii: "d")
      && bytes[span.upperBound - 2] | 0x20 == UInt8(ascii: "e")
  }

  /// Whether word `index` is a past form, by its ending or of the verbs of news that have another.
  func isPast(_ index: Int) -> Bool {
    isPastForm(index, stem: 3) || Self.irregularPasts.contains(form(index))
  }

  private static let irregularPasts = TermSet(
    """
    lost went fell took came made got gave found held ran sank sent struck stood told won wore rose led met paid saw sold \
    spent fled threw broke began drew drove froze stole shook swept upheld withdrew
    """)

  func isAdverb(_ index: Int) -> Bool {
    guard words.indices.contains(index) else { return false }
    let span = words[index].span
    guard span.count >= 4, span.upperBound <= bytes.count else { return false }
    return bytes[span.upperBound - 1] == UInt8(ascii: "y")
      && bytes[span.upperBound - 2] == UInt8(ascii: "l")
  }

  /// The normal form of word `index`.
  func normal(_ index: Int) -> ArraySlice<UInt8> { text.bytes(of: words[index]) }

  /// The text of a span; malformed ends are repaired, spans outside are cut.
  func text(_ span: Range<Int>) -> String {
    String(decoding: bytes[span.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The bytes between word `index` and the next one (or the end).
  func gap(after index: Int) -> ArraySlice<UInt8> {
    guard words.indices.contains(index) else { return [] }
    let start = words[index].span.upperBound
    let end = index + 1 < words.count ? words[index + 1].span.lowerBound : bytes.count
    return start < end ? bytes[start..<end] : []
  }

  /// The bytes before the first word.
  var head: ArraySlice<UInt8> {
    bytes[..<(words.first?.span.lowerBound ?? bytes.count)]
  }
}
