internal import Text

/// Words by which an article says that it, or an earlier one, was wrong.
enum Correction {
  enum Statement {
    /// "Correction: …", "CORRECTED", "an earlier version of this article".
    case corrects
    /// "has been withdrawn", "retracted", "KILL".
    case retracts
  }

  /// Nil where the sentence states neither.
  static func statement(in sentence: SentenceWords) -> Statement? {
    if retracts(sentence) { return .retracts }
    return corrects(sentence) || regrets(sentence) || recalls(sentence) ? .corrects : nil
  }

  /// Whether a headline announces nothing but corrections: "Corrections and clarifications", "Apology".
  static func isAnnounced(by headline: SentenceWords) -> Bool {
    headline.count > 0
      && headline.words.allSatisfy { $0.isStopWord || announcing.contains($0.form) }
      && headline.words.contains { announcing.contains($0.form) }
  }

  /// "We apologise for the error": the outlet itself, not somebody whom it quotes.
  private static func regrets(_ sentence: SentenceWords) -> Bool {
    guard QuoteMarks(sentence.bytes[...]).count == 0, sentence.form(0) == we else { return false }
    return (1..<min(sentence.count, 4)).contains { regretting.contains(sentence.form($0)) }
  }

  /// "An article on Tuesday said": a paper recalls its own words to correct them.
  private static func recalls(_ sentence: SentenceWords) -> Bool {
    guard sentence.form(0) == Form.a || sentence.form(0) == an || sentence.form(0) == our,
      printed.contains(sentence.form(1)), recalling.contains(sentence.form(2))
    else { return false }
    let isOfOthers = reports.contains(sentence.form(1))
    return (3..<min(sentence.count, 10)).contains {
      !isOfOthers && AttributionScanner.cue(sentence, $0) >= 0.3
        || wrong.contains(sentence.form($0))
    }
  }

  private static func corrects(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if index < 3, labels.contains(form), endsLabel(sentence, index) { return true }
      // "Corrects death toll in headline", of a text that was sent again.
      if index == 0, form == corrects { return true }
      if form == Form.earlier || form == previous || form == original,
        selves.contains(sentence.form(index + 1)), speaksOfItself(sentence, index)
      {
        return true
      }
      // "En una versión anterior de este artículo".
      if sentence.language != nil, form == Form.earlier, sentence.form(index - 1) == version {
        return true
      }
      if form == corrected, selves.contains(sentence.form(index - 3)),
        sentence.form(index - 1) == Form.been
      {
        return true
      }
    }
    return false
  }

  /// "This story has been withdrawn", "We have retracted …", "RETRACTED: …".
  private static func retracts(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count where withdrawing.contains(sentence.form(index)) {
      // "Story withdrawn: …", not "12 killed – police".
      if index == 0 || index == 1 && selves.contains(sentence.form(0)), endsLabel(sentence, index) {
        return true
      }
      let before = max(0, index - 6)..<index
      if before.contains(where: { isThis(sentence, $0) }) { return true }
      if before.contains(where: { sentence.form($0) == we }) {
        let after = index + 1..<min(sentence.count, index + 6)
        if after.contains(where: { selves.contains(sentence.form($0)) }) { return true }
      }
    }
    return false
  }

  /// "this article", "the story above".
  private static func isThis(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == this && selves.contains(sentence.form(index + 1))
  }

  /// A label stands before a colon or dash, or in capitals: "Corrections officers" is none.
  private static func endsLabel(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let gap = sentence.gap(after: index)
    if gap.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ")") }) { return true }
    if gap.contains(0xe2) || gap.count > 1 && gap.contains(UInt8(ascii: "-")) { return true }
    return isUpper(sentence, index)
      && !sentence.words.indices.allSatisfy { isInCapitals(sentence, $0) }
      || notes.contains(sentence.form(index + 1))
  }

  private static func isInCapitals(_ sentence: SentenceWords, _ index: Int) -> Bool {
    !sentence.bytes[sentence.words[index].span].contains { (0x61...0x7a).contains($0) }
  }

  private static func isUpper(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let letters = sentence.bytes[sentence.words[index].span]
    return letters.count > 3 && letters.allSatisfy { (0x41...0x5a).contains($0) }
  }

  /// "An earlier version of this article said": not "an earlier version of the bill".
  private static func speaksOfItself(_ sentence: SentenceWords, _ index: Int) -> Bool {
    // "An earlier report by the auditor".
    let isOfOthers = reports.contains(sentence.form(index + 1)) && sentence.form(index - 1) != our
    if isOfOthers {
      return (index + 2..<min(sentence.count, index + 12)).contains {
        wrong.contains(sentence.form($0))
      }
    }
    if sentence.form(index + 1) != version { return index < 2 }
    return (index + 2..<min(sentence.count, index + 6)).contains { place in
      isThis(sentence, place) || selves.contains(sentence.form(place))
        || AttributionScanner.cue(sentence, place) >= 0.3 || wrong.contains(sentence.form(place))
    }
  }

  private static let labels = TermSet(
    "correction corrections corrected corrects clarification clarifies editor editors erratum")
  private static let notes = TermSet("note")
  private static let corrects = TermHash.of("corrects")
  private static let announcing = TermSet(
    "correction corrections clarification clarifications apology apologies retraction erratum errata"
  )
  private static let regretting = TermSet(
    "apologise apologize regret retract withdraw apologised apologized")
  private static let an = TermHash.of("an")
  private static let our = TermHash.of("our")
  private static let printed = TermSet("article report story headline caption")
  /// Others write them, too.
  private static let reports = TermSet("report alert post item dispatch piece")
  private static let recalling = TermSet("on in about published yesterday last")
  private static let selves = TermSet(
    "version article story report headline alert item dispatch piece post")
  private static let withdrawing = TermSet(
    "retracted retracts retraction withdrawn withdraws kill killed removed unpublished deleted")
  private static let wrong = TermSet(
    "misstated incorrectly wrongly mistakenly wrong erroneously gave misspelled misidentified")
  private static let version = TermHash.of("version")
  private static let previous = TermHash.of("previous")
  private static let original = TermHash.of("original")
  private static let corrected = TermHash.of("corrected")
  private static let this = TermHash.of("this")
  private static let we = TermHash.of("we")
}
