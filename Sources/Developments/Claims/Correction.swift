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

  /// "The correct number is 340", "in fact 340 were", "it should have said 340": what takes the place of the error.
  static func sets(right sentence: SentenceWords) -> Bool {
    sentence.words.indices.contains { index in
      switch sentence.form(index) {
      case correct:
        sentence.classes(index + 2).contains(.be) || sentence.form(index - 1) == Form.the
      case fact: sentence.form(index - 1) == Form.in && index < Self.opening
      case should: sentence.form(index + 1) == have && righting.contains(sentence.form(index + 2))
      default: false
      }
    }
  }

  private static let correct = TermHash.of("correct")
  private static let fact = TermHash.of("fact")
  private static let should = TermHash.of("should")
  private static let have = TermHash.of("have")
  private static let righting = TermSet("said read been stated given")
  /// "In fact" within the first words.
  private static let opening = 4

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
    // "An article in another paper said": only of its own a paper says on which day they stood in it.
    let isOwn =
      !reports.contains(sentence.form(1))
      && (2..<min(sentence.count, 6)).contains {
        dated.contains(sentence.form($0)) || isDay(sentence, $0)
      }
    return (3..<min(sentence.count, 10)).contains {
      isOwn && AttributionScanner.cue(sentence, $0) >= 0.3
        || wrong.contains(sentence.form($0))
    }
  }

  private static func isDay(_ sentence: SentenceWords, _ index: Int) -> Bool {
    CalendarWords.contains(sentence.form(index)) && sentence.words[index].isCapitalised
  }

  private static func corrects(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if index < 3, labels.contains(form),
        endsLabel(sentence, index, byDash: !people.contains(form))
      {
        return true
      }
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

  /// "This story has been withdrawn", "The Lantern withdrew its report that …", "We have retracted …", "RETRACTED: …".
  private static func retracts(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count where withdrawing.contains(sentence.form(index)) {
      // "Story withdrawn: …", not "12 killed – police".
      if index == 0 || index == 1 && selves.contains(sentence.form(0)),
        endsLabel(sentence, index, byDash: true)
      {
        return true
      }
      let before = max(0, index - 6)..<index
      if before.contains(where: { isThis(sentence, $0) && !isPlaced(sentence, $0) }) { return true }
      if before.contains(where: { sentence.form($0) == we }),
        QuoteMarks(sentence.bytes[...]).count == 0
      {
        let after = index + 1..<min(sentence.count, index + 6)
        if after.contains(where: { selves.contains(sentence.form($0)) }) { return true }
      }
    }
    return (0..<sentence.count).contains {
      takingBack.contains(sentence.form($0)) && owners.contains(sentence.form($0 + 1))
        && selves.contains(sentence.form($0 + 2)) && sentence.form($0 + 3) == Form.that
    }
  }

  /// "this article", "the story above".
  private static func isThis(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == this && selves.contains(sentence.form(index + 1))
  }

  /// "As of this report", where something else was killed; not "a version of this story".
  private static func isPlaced(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.classes(index - 1).contains(.preposition) && !selves.contains(sentence.form(index - 2))
  }

  /// A label stands before a colon or dash, or in capitals: "Corrections officers" is none.
  ///
  /// `byDash`: "The editor – Jan Lund – was arrested" labels nothing.
  private static func endsLabel(_ sentence: SentenceWords, _ index: Int, byDash: Bool) -> Bool {
    let gap = sentence.gap(after: index)
    if gap.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ")") }) { return true }
    if byDash, ClauseMarks.dash(gap) { return true }
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
      let rest = index + 2..<min(sentence.count, index + 12)
      return rest.contains {
        // "Gave the toll as 12", not "gave the mayor until June".
        sentence.form($0) == gave
          ? rest.contains { sentence.form($0) == Form.as } : wrong.contains(sentence.form($0))
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
  /// Those of them who may do something.
  private static let people = TermSet("editor editors")
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
  /// "Our article on page 3 yesterday".
  private static let dated = TermSet("yesterday page edition editions week")
  private static let gave = TermHash.of("gave")
  private static let recalling = TermSet("on in about published yesterday last")
  private static let selves = TermSet(
    "version article story report headline alert item dispatch piece post")
  private static let withdrawing = TermSet(
    "retracted retracts retraction withdrawn withdraws kill killed removed unpublished deleted")
  private static let takingBack = TermSet("withdrew withdraws withdrawn retracted retracts")
  private static let owners = TermSet("its their a the")
  private static let wrong = TermSet(
    "misstated incorrectly wrongly mistakenly wrong erroneously gave misspelled misidentified")
  private static let version = TermHash.of("version")
  private static let previous = TermHash.of("previous")
  private static let original = TermHash.of("original")
  private static let corrected = TermHash.of("corrected")
  private static let this = TermHash.of("this")
  private static let we = TermHash.of("we")
}
