internal import Text

/// Finds the words that name the speaker of one sentence, given the word that is the cue.
struct SpeakerFinder {
  let sentence: SentenceWords
  /// For each word whether it stands inside quotation marks.
  let isQuoted: [Bool]

  /// A cue in a sentence without marks inside a long quotation is rarely the one; but quotations are
  /// often left open.
  private static let quotedShare: Float = 0.4

  /// Speakers longer than this are cut down to a name.
  private static let longest = 12

  init(_ sentence: SentenceWords, isInsideQuote: Bool) {
    self.sentence = sentence
    var isOpen = QuoteMarks(sentence.head).isOpenAfter(isInsideQuote)
    var isQuoted: [Bool] = []
    isQuoted.reserveCapacity(sentence.count)
    for index in 0..<sentence.count {
      isQuoted.append(isOpen)
      isOpen = QuoteMarks(sentence.gap(after: index)).isOpenAfter(isOpen)
    }
    self.isQuoted = isQuoted
  }

  /// The likeliest cue outside quotation marks; nil where no word is likely.
  func cue() -> Int? {
    let hasMarks = QuoteMarks(sentence.bytes[...]).count > 0
    var best: Int?
    var highest: Float = 0.15
    for index in 0..<sentence.count {
      var value = AttributionScanner.cue(sentence, index)
      if isQuoted[index] { value = hasMarks ? 0 : value * Self.quotedShare }
      if value > highest + 0.1 || (best == nil && value > highest) {
        best = index
        highest = value
      }
    }
    return best
  }

  /// The words of the speaker, by index; nil where none is found.
  func speaker(of cue: Int) -> Range<Int>? {
    if sentence.form(cue) == Form.according, sentence.form(cue + 1) == Form.to {
      return trim(phrase(from: cue + 2))
    }
    if isInverted(cue), let found = trim(phrase(from: cue + 1)), isSpeaker(found), !hasVerb(found) {
      return found
    }
    guard let found = before(cue), isSpeaker(found) || isDetermined(found) else { return nil }
    return found
  }

  private func hasVerb(_ words: Range<Int>) -> Bool {
    words.contains { sentence.classes($0).contains(.auxiliary) }
  }

  /// "the company", "a neighbour", "two drivers"
  private func isDetermined(_ words: Range<Int>) -> Bool {
    guard let first = words.first else { return false }
    return Self.determiners.contains(sentence.form(first)) || sentence.words[first].isNumber
  }

  private static let determiners = TermSet("the a an his her their its our another several")

  /// "WALLACE: …": the words before a colon that stands early.
  func transcriptSpeaker() -> Range<Int>? {
    for index in 0..<min(4, sentence.count) {
      guard sentence.words[index].isCapitalised, !Self.labels.contains(sentence.form(index))
      else { return nil }
      if sentence.gap(after: index).first == UInt8(ascii: ":") { return 0..<index + 1 }
    }
    return nil
  }

  private static let labels = TermSet(
    """
    update updated updates previous previously breaking exclusive watch related more photo photos video \
    correction read note image credit source live listen analysis opinion developing
    """)

  /// UTF-8 offsets of a range of words.
  func span(_ words: Range<Int>) -> Range<Int>? {
    guard let first = words.first, let last = words.last, last < sentence.count else { return nil }
    let start = sentence.words[first].span.lowerBound
    let end = sentence.words[last].span.upperBound
    return start < end ? start..<end : nil
  }

  /// "…," said Name: what stands before the cue has ended.
  private func isInverted(_ cue: Int) -> Bool {
    guard cue + 1 < sentence.count, !sentence.classes(cue - 1).contains(.anyPronoun) else {
      return false
    }
    let gap = cue > 0 ? sentence.gap(after: cue - 1) : sentence.head
    return gap.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "!") || byte == 0x9d
    }
  }

  private func isSpeaker(_ words: Range<Int>) -> Bool {
    words.contains { index in
      sentence.words[index].isCapitalised
        || !sentence.classes(index).isDisjoint(with: [.thirdPerson, .speakers, .us])
    }
  }

  /// The words from `start` up to punctuation or a word that begins something else.
  private func phrase(from start: Int) -> Range<Int> {
    var end = start
    while end < min(sentence.count, start + 16) {
      let form = sentence.form(end)
      let next = sentence.form(end + 1)
      if end > start {
        let isRelative = form == Form.who || sentence.classes(end).contains(.clauseBreak)
        let isPlace =
          (form == Form.in || form == Form.at) && (next == Form.a || next == Form.the)
          || form == Form.on && end + 1 < sentence.count && sentence.words[end + 1].isCapitalised
        if isRelative || isPlace || Self.during.contains(form) { break }
      }
      end += 1
      if endsPhrase(after: end - 1) { break }
    }
    return start..<end
  }

  private static let during = TermSet("during which whose")

  private func endsPhrase(after index: Int) -> Bool {
    let gap = sentence.gap(after: index)
    guard let first = gap.first else { return false }
    if first == UInt8(ascii: ".") {
      let span = sentence.words[index].span
      return gap.count == 1 && index == sentence.count - 1 || span.count > 4
    }
    return Self.breaks(gap)
  }

  /// Punctuation that ends a phrase: , ; : ( ) quotation marks, spaced dashes.
  private static func breaks(_ gap: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in gap {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "!"), 0x9c, 0x9d,
        0x94:
        return true
      case UInt8(ascii: "-") where previous == 0x20 || previous == UInt8(ascii: "-"): return true
      default: previous = byte
      }
    }
    return false
  }

  /// The subject that stands before the cue.
  private func before(_ cue: Int) -> Range<Int>? {
    var end = cue
    while end > 0, !Self.breaks(sentence.gap(after: end - 1)),
      sentence.classes(end - 1).contains(.auxiliary) || sentence.isAdverb(end - 1)
    {
      end -= 1
    }
    if end > 0, Self.breaks(sentence.gap(after: end - 1)) { end = skipInsertion(end) }
    guard end > 0 else { return nil }
    let nearest = sentence.classes(end - 1)
    if sentence.form(end - 1) == Form.who { return trim(antecedent(of: end - 1)) }
    if nearest.contains(.anyPronoun) { return end - 1..<end }
    var start = end
    let isLast = Self.endsClause(sentence.gap(after: cue))
    while start > 0, !isQuoted[start - 1] || isQuoted[cue] {
      let gap = sentence.gap(after: start - 1)
      if Self.breaksClause(gap) { break }
      if isLast, start < end, gap.contains(UInt8(ascii: ",")) { break }
      if start < end, sentence.classes(start - 1).contains(.clauseBreak) { break }
      start -= 1
    }
    start = withoutAdverbials(start..<end)
    return trim(cutAtVerb(start..<end)) ?? name(in: start..<end)
  }

  /// "Name, a title, said": passes over the insertion when it is short.
  private func skipInsertion(_ end: Int) -> Int {
    var start = end - 1
    while start > 0, end - start < 14 {
      if sentence.gap(after: start - 1).contains(UInt8(ascii: ",")) {
        return sentence.words[start - 1].isCapitalised ? start : end
      }
      start -= 1
    }
    return end
  }

  private func antecedent(of who: Int) -> Range<Int> {
    var start = who
    while start > 0 {
      if start < who, Self.breaks(sentence.gap(after: start - 1)) { break }
      if sentence.classes(start - 1).contains(.clauseBreak) { break }
      start -= 1
    }
    return start..<who
  }

  private static func breaksClause(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.elementsEqual(" - ".utf8) || gap.elementsEqual(") - ".utf8) { return true }
    return gap.contains { byte in
      byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"")
        || byte == 0x9c || byte == 0x9d || byte == 0x94 || byte == 0x93
    }
  }

  /// "…, police said." and "…, police said, …": the subject is only what follows the comma.
  private static func endsClause(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.isEmpty || gap.first == UInt8(ascii: ".") || gap.first == UInt8(ascii: ",")
  }

  /// Where the subject starts when "On Monday, " and the like are passed over.
  private func withoutAdverbials(_ words: Range<Int>) -> Int {
    var start = words.lowerBound
    var isChanged = true
    while isChanged, start < words.upperBound {
      isChanged = false
      let isDate = start > words.lowerBound && isDate(start)
      guard isDate || sentence.classes(start).contains(.adverbial) || sentence.isAdverb(start)
      else { break }
      for index in start..<words.upperBound - 1
      where sentence.gap(after: index).contains(UInt8(ascii: ",")) {
        start = index + 1
        isChanged = true
        break
      }
      if !isChanged, sentence.classes(start).contains(.joint), start + 1 < words.upperBound {
        start += 1
        isChanged = true
      }
    }
    return start
  }

  /// "January 18" after "On Sunday,", or "2026" after that.
  private func isDate(_ index: Int) -> Bool {
    sentence.words[index].isNumber
      || !sentence.classes(index).isDisjoint(with: [.month, .weekday])
  }

  /// "Name went home and": the subject ends where its verb begins.
  private func cutAtVerb(_ words: Range<Int>) -> Range<Int> {
    var hasNoun = false
    for index in words {
      let word = sentence.words[index]
      let isVerb =
        !word.isCapitalised
        && (sentence.isPastForm(index, stem: 3)
          || sentence.classes(index).contains(.auxiliary) && !sentence.isAdverb(index)
          || AttributionScanner.cue(sentence, index) > 0.3)
      if isVerb, hasNoun { return words.lowerBound..<index }
      if hasNoun, sentence.classes(index).contains(.weekday) {
        return words.lowerBound..<(sentence.form(index - 1) == Form.on ? index - 1 : index)
      }
      if word.isCapitalised || !sentence.classes(index).isDisjoint(with: [.speakers, .thirdPerson]) {
        hasNoun = true
      }
      if hasNoun, index + 1 < words.upperBound,
        sentence.gap(after: index).contains(UInt8(ascii: ",")), index - words.lowerBound < 6
      {
        return words.lowerBound..<index + 1
      }
    }
    return words
  }

  /// Nil when nothing is left or too much.
  private func trim(_ words: Range<Int>) -> Range<Int>? {
    var words = words.clamped(to: 0..<sentence.count)
    while let last = words.last,
      sentence.form(last) == Form.and || sentence.classes(last).contains(.clauseBreak)
    {
      words = words.dropLast()
    }
    return words.isEmpty || words.count > Self.longest ? name(in: words) : words
  }

  /// The last run of capitalised words.
  private func name(in words: Range<Int>) -> Range<Int>? {
    guard let last = words.last(where: { sentence.words[$0].isCapitalised }) else { return nil }
    var start = last
    while start > words.lowerBound, sentence.words[start - 1].isCapitalised,
      !Self.breaks(sentence.gap(after: start - 1))
    {
      start -= 1
    }
    return start..<last + 1
  }
}
