internal import Text

/// Finds the words that name the speaker of one sentence, given the word that is the cue.
struct SpeakerFinder {
  let sentence: SentenceWords
  /// For each word whether it stands inside quotation marks.
  let isQuoted: [Bool]

  /// A cue in a sentence without marks inside a long quotation is rarely the one; but quotations are
  /// often left open.
  private static let quotedShare: Float = 0.4
  /// "Were told" is the cue only where nothing else is.
  private static let passiveShare: Float = 0.4
  /// "The maker recalled the cots, the ministry said": who said so outdoes who did something.
  private static let closing: Float = 0.1

  /// Before a closing "said", so few words are a subject whatever they are.
  static let shortest = 5
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
      if value > highest, isPassive(index) { value *= Self.passiveShare }
      if best != nil, closesSentence(index) { value += Self.closing }
      if best != nil, sentence.form(index) == Self.citing { value = 0 }
      if value > highest + 0.1 || (best == nil && value > highest) {
        best = index
        highest = value
      }
    }
    return best
  }

  /// "…, the ministry said on Monday.", "…," said Name.
  private func closesSentence(_ index: Int) -> Bool {
    Self.saying.contains(sentence.form(index)) && !isQuoted[index]
      && (isInverted(index) || endsClause(index))
  }

  private static let saying = TermSet("said says")
  /// "The paper reported, citing a memo": the paper says so.
  private static let citing = TermHash.of("citing")

  /// The words of the speaker, by index; nil where none is found.
  func speaker(of cue: Int) -> Range<Int>? {
    if sentence.form(cue) == Form.according, sentence.form(cue + 1) == Form.to {
      return trim(phrase(from: cue + 2))
    }
    if isPassive(cue) { return agent(of: cue) }
    if let first = firstVerb(of: cue) { return speaker(of: first) }
    if isInverted(cue), let found = trim(phrase(from: cue + 1)), isSpeaker(found), !hasVerb(found) {
      return found
    }
    guard let found = before(cue) else { return nil }
    guard !isTime(found) else { return nil }
    let isSaid = endsClause(cue) && found.count <= Self.shortest
    return isSaid || isSpeaker(found) || isDetermined(found) ? found : nil
  }

  /// "The ministry denied that he had fled and said …": whose verb stands before the "and".
  private func firstVerb(of cue: Int) -> Int? {
    guard cue > 1, sentence.form(cue - 1) == Form.and else { return nil }
    return (1..<cue - 1).first { index in
      !isQuoted[index] && !sentence.classes(index).isDisjoint(with: [.say, .deny])
        && !sentence.words[index].isCapitalised
        && sentence.words[index + 1..<cue - 1].contains { $0.form == Form.that }
    }
  }

  private func hasVerb(_ words: Range<Int>) -> Bool {
    words.contains { sentence.classes($0).contains(.auxiliary) }
  }

  /// "the company", "a neighbour", "two drivers"
  func isDetermined(_ words: Range<Int>) -> Bool {
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
    guard cue + 1 < sentence.count, !sentence.classes(cue - 1).contains(.anyPronoun),
      !opensTrail(cue + 1)
    else { return false }
    let gap = cue > 0 ? sentence.gap(after: cue - 1) : sentence.head
    return gap.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "!") || byte == 0x9d
    }
  }

  func isSpeaker(_ words: Range<Int>) -> Bool {
    words.contains { index in
      sentence.words[index].isCapitalised
        || !sentence.classes(index).isDisjoint(with: [.thirdPerson, .speakers, .us])
    }
  }

  /// The words from `start` up to punctuation or a word that begins something else.
  func phrase(from start: Int) -> Range<Int> {
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
    return ClauseMarks.breakPhrase(gap)
  }

  /// Nil when nothing is left or too much.
  func trim(_ words: Range<Int>) -> Range<Int>? {
    var words = words.clamped(to: 0..<sentence.count)
    while let last = words.last,
      sentence.form(last) == Form.and || sentence.classes(last).contains(.clauseBreak)
        || sentence.form(last) == Form.who && words.count > 1
    {
      words = words.dropLast()
    }
    // The minutes of the clock before an entry: "14:48 President Lorn said".
    if let first = words.first, first > 0, sentence.words[first].isNumber,
      sentence.gap(after: first - 1) == [UInt8(ascii: ":")]
    {
      words = words.dropFirst()
    }
    return words.isEmpty || words.count > Self.longest ? name(in: words) : words
  }

  /// The last run of capitalised words.
  func name(in words: Range<Int>) -> Range<Int>? {
    guard let last = words.last(where: { sentence.words[$0].isCapitalised && !isWeekday($0) })
    else { return nil }
    var start = last
    while start > words.lowerBound, sentence.words[start - 1].isCapitalised,
      !ClauseMarks.breakPhrase(sentence.gap(after: start - 1))
    {
      start -= 1
    }
    return start..<last + 1
  }
}
