internal import Text

/// Finds the cues of attribution in one sentence.
struct AttributionScanner {
  let sentence: SentenceWords
  private(set) var values = [Float](repeating: 0, count: AttributionCue.count)

  init(_ sentence: SentenceWords) {
    self.sentence = sentence
  }

  /// By `AttributionCue.rawValue`; `isInsideQuote`: an earlier sentence left a quotation open.
  mutating func scan(isInsideQuote: Bool, isFirst: Bool) -> [Float] {
    scanCues()
    scanQuotes(isInsideQuote: isInsideQuote)
    scanPersons()
    if isFirst { set(.first, 1) }
    set(.length, Float(min(sentence.count, 50)) / 30)
    if sentence.count < 4 { set(.short, 1) }
    return values
  }

  /// Probability of word `index` to be the cue of an attribution; 0 for words that mean too little.
  static func cue(_ sentence: SentenceWords, _ index: Int) -> Float {
    guard sentence.words.indices.contains(index) else { return 0 }
    let word = sentence.words[index]
    return word.isStopWord && !speaking.contains(word.form) ? 0 : sentence.entries[index].cue
  }

  private static let speaking = TermSet("said says say according think tell told saying")
  private static let reporting = TermSet("reportedly allegedly apparently alleged purportedly")

  private mutating func set(_ cue: AttributionCue, _ value: Float) {
    values[cue.rawValue] = value
  }

  private mutating func scanCues() {
    var highest: Float = 0
    var second: Float = 0
    var none: Float = 1
    for index in 0..<sentence.count {
      let cue = Self.cue(sentence, index)
      none *= 1 - cue
      if cue > highest {
        second = highest
        highest = cue
      } else {
        second = max(second, cue)
      }
      guard cue >= 0.2 else { continue }
      scanAround(index)
    }
    set(.highest, highest)
    set(.meanOfTwo, (highest + second) / 2)
    set(.anyOf, 1 - none)
  }

  private mutating func scanAround(_ index: Int) {
    if sentence.form(index) == Form.according, sentence.form(index + 1) == Form.to {
      set(.accordingTo, 1)
    }
    if sentence.form(index + 1) == Form.that { set(.cueAndThat, 1) }
    if sentence.classes(index - 1).contains(.anyPronoun) { set(.pronounAndCue, 1) }
    if index > 0, sentence.words[index - 1].isCapitalised { set(.nameAndCue, 1) }
    let gap = sentence.gap(after: index - 1)
    if index > 0, gap.contains(where: { $0 == UInt8(ascii: ",") || $0 == 0x9d }) {
      set(.cueAfterComma, 1)
    }
  }

  private mutating func scanQuotes(isInsideQuote: Bool) {
    let quotes = QuoteMarks(sentence.bytes[...])
    if quotes.count > 0 { set(.quote, 1) }
    if quotes.count > 1 { set(.twoQuotes, 1) }
    if quotes.count % 2 == 1 { set(.oddQuotes, 1) }
    if isInsideQuote, quotes.count == 0 { set(.insideQuote, 1) }
    if quotes.isOpenAfter(isInsideQuote), quotes.count > 0 { set(.opensQuote, 1) }
    if isInsideQuote, !quotes.isOpenAfter(true) { set(.closesQuote, 1) }
    if sentence.bytes.last == UInt8(ascii: "?") { set(.question, 1) }
  }

  private mutating func scanPersons() {
    var names = 0
    for index in 0..<sentence.count {
      let classes = sentence.classes(index)
      if classes.contains(.us) { set(.firstPerson, 1) }
      if Self.addressing.contains(sentence.form(index)) { set(.secondPerson, 1) }
      if Self.reporting.contains(sentence.form(index)) { set(.reportedly, 1) }
      if sentence.words[index].isCapitalised { names += 1 }
    }
    set(.names, Logarithm.ofOnePlus(names))
    if sentence.classes(0).contains(.thirdPerson) { set(.startsWithPronoun, 1) }
    for index in 0..<max(0, sentence.count - 1) {
      guard sentence.gap(after: index).first == UInt8(ascii: ":") else { continue }
      set(.colon, 1)
      if index < 3, sentence.words[index].isCapitalised { set(.namesSpeakerFirst, 1) }
    }
  }

  private static let addressing = TermSet("you your")
}
