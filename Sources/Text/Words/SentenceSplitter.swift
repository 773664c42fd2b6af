/// Sentences of plain text, a paragraph a line.
///
/// A line end always ends a sentence; a full stop does where what follows looks like a beginning
/// and what precedes is no abbreviation, of English or of the language that it is told. What goes on for longer than `longest` is cut, at a blank where there is one.
public enum SentenceSplitter {
  /// In bytes. Sentences of news have a tenth; some scanners compare each word of one with all others, and a page without
  /// punctuation is one sentence of half a megabyte.
  public static let longest = 4_096

  /// `language`: nil for English and what has no glossary.
  public static func split(_ text: String, language: Language? = nil) -> [SentenceSpan] {
    var text = text
    return text.withUTF8 { split($0, language) }
  }

  public static func split(_ bytes: [UInt8], language: Language? = nil) -> [SentenceSpan] {
    bytes.withUnsafeBufferPointer { split($0, language) }
  }

  /// The sentences that lie in `span`; offsets stay those of the whole text.
  public static func split(_ bytes: [UInt8], in span: Range<Int>, language: Language? = nil)
    -> [SentenceSpan]
  {
    let span = span.clamped(to: 0..<bytes.count)
    var sentences = bytes.withUnsafeBufferPointer {
      split(UnsafeBufferPointer(rebasing: $0[span]), language)
    }
    for index in sentences.indices {
      let part = sentences[index].span
      sentences[index].span =
        (span.lowerBound + part.lowerBound)..<(span.lowerBound + part.upperBound)
    }
    return sentences
  }

  static func split(_ bytes: UnsafeBufferPointer<UInt8>, _ language: Language? = nil)
    -> [SentenceSpan]
  {
    let glossary = language?.glossary
    var sentences: [SentenceSpan] = []
    var paragraph = 0
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(0x0a, or: 0x0d, in: bytes.span, from: start, to: bytes.count)
      let count = sentences.count
      split(bytes, line: start..<end, paragraph: paragraph, glossary, into: &sentences)
      if sentences.count > count { paragraph += 1 }
      start = end + 1
    }
    return sentences
  }

  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>, paragraph: Int, _ glossary: Glossary?,
    into sentences: inout [SentenceSpan]
  ) {
    func add(_ span: Range<Int>) {
      var rest = trim(bytes, span)
      while !rest.isEmpty {
        let end = rest.count > longest ? cut(bytes, rest) : rest.upperBound
        let piece = trim(bytes, rest.lowerBound..<end)
        if !piece.isEmpty { sentences.append(SentenceSpan(span: piece, paragraph: paragraph)) }
        rest = end..<rest.upperBound
      }
    }
    var start = line.lowerBound
    var index = start
    // In a quotation that began with U+201E, which ends with U+201C; elsewhere that begins one.
    var isQuoted = false
    while true {
      index = nextStop(bytes, from: index, to: line.upperBound)
      guard index < line.upperBound else { break }
      let (scalar, width) = UTF8Scalar.read(bytes, at: index)
      let next = index + width
      if isWideStop(scalar) {
        index = skipClosers(bytes, from: next, to: line.upperBound, quoted: false)
        add(start..<index)
        start = index
      } else if isStop(scalar) {
        let closed = skipClosers(bytes, from: next, to: line.upperBound, quoted: isQuoted)
        let resumed = skipSpaces(bytes, from: closed, to: line.upperBound)
        index = next
        guard resumed > closed, resumed < line.upperBound, startsSentence(bytes, at: resumed),
          scalar != 0x2e || closed > next
            || !Abbreviations.keepOpen(
              bytes, from: start, stop: index - 1, resumed: resumed, glossary)
        else { continue }
        add(start..<closed)
        start = resumed
        index = resumed
        if closed > next { isQuoted = false }
      } else {
        if scalar == 0x201c || scalar == 0x201e { isQuoted = scalar == 0x201e }
        index = next
      }
    }
    add(start..<line.upperBound)
  }

  /// Where the first piece of a span that is too long ends: behind a blank, else before a character.
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Int {
    let most = span.lowerBound + longest
    let blank = (span.lowerBound + 1..<most).last { bytes[$0] == 0x20 }
    if let blank { return blank + 1 }
    return (span.lowerBound + 1...most).last { bytes[$0] & 0xc0 != 0x80 } ?? most
  }

  /// Where the next full stop may be: . ! ? or a character of several bytes.
  private static func nextStop(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let span = bytes.span
    var index = start
    while index < end, index + 16 <= span.count {
      let block = ByteSearch.block(span, index)
      let stops = ByteSearch.equal(0x2e, block) | ByteSearch.equal(0x21, block)
      if let offset = ByteSearch.firstSet(stops | ByteSearch.equal(0x3f, block) | block) {
        return min(index + offset, end)
      }
      index += 16
    }
    while index < end {
      switch bytes[index] {
      case 0x2e, 0x21, 0x3f, 0x80...: return index
      default: index += 1
      }
    }
    return end
  }

  /// . ! ? … and the full stops of Arabic, Urdu, Hindi, Armenian, Ethiopic; white space follows them.
  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2e, 0x21, 0x3f, 0x2026, 0x061f, 0x06d4, 0x0964, 0x0589, 0x1362: true
    default: false
    }
  }

  /// 。 ！ ？ ｡: what follows needs no space.
  private static func isWideStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xff01, 0xff1f, 0xff61: true
    default: false
    }
  }

  /// `quoted`: U+201C ends a quotation.
  private static func skipClosers(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, quoted: Bool
  ) -> Int {
    var index = start
    while index < end {
      let (scalar, width) = UTF8Scalar.read(bytes, at: index)
      switch scalar {
      case 0x201c where quoted: index += width
      // "Oui. »": French has a blank before its quotation mark.
      case 0x20, 0xa0, 0x202f:
        guard index + width < end, UTF8Scalar.read(bytes, at: index + width).0 == 0xbb else {
          return index
        }
        index += width
      case 0x22, 0x27, 0x29, 0x5d, 0x2019, 0x201d, 0xbb, 0x203a, 0x300d, 0x300f, 0xff09:
        index += width
      default: return index
      }
    }
    return index
  }

  private static func skipSpaces(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index < end {
      let (letter, width) = Letter.read(bytes, at: index)
      guard letter.kind == .space else { return index }
      index += width
    }
    return index
  }

  /// A capital, a digit or a letter without case, after any opening quotes and brackets.
  private static func startsSentence(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    var isGuillemet = false
    while index < bytes.count {
      let (letter, width) = Letter.read(bytes, at: index)
      defer { isGuillemet = letter.lower == 0xab }
      switch letter.kind {
      case .digit, .unspaced: return true
      case .letter: return letter.isCapital || isCaseless(letter.lower)
      case .apostrophe: index += width
      // French has a blank behind its quotation mark.
      case .space where isGuillemet: index += width
      default:
        switch letter.lower {
        case 0x22, 0x28, 0x5b, 0x201c, 0x201e, 0xab, 0x2039, 0xbf, 0xa1: index += width
        default: return false
        }
      }
    }
    return false
  }

  /// Hebrew, Arabic, the scripts of India, Korean.
  private static func isCaseless(_ scalar: UInt32) -> Bool {
    (0x5d0..<0x1000).contains(scalar) || (0xac00..<0xd7b0).contains(scalar)
      || (0xfb1d..<0xfefd).contains(scalar)
  }

  private static func trim(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Range<Int> {
    let start = skipSpaces(bytes, from: span.lowerBound, to: span.upperBound)
    var end = span.upperBound
    while end > start {
      var last = end - 1
      while last > start, bytes[last] & 0xc0 == 0x80 { last -= 1 }
      guard Letter.read(bytes, at: last).0.kind == .space else { break }
      end = last
    }
    return start..<end
  }
}
