internal import Text

/// Whether a speaker that was found is one to be shown beside a claim.
///
/// `Attribution.speaker` is the best guess for every attributed sentence; headlines and teasers, which
/// have many verbs and few names, make it guess wrong. A line shows only what looks like somebody who
/// says something.
enum NamedSpeaker {
  /// The name to be shown; nil where it is doubtful.
  static func shown(_ attribution: Attribution, in sentence: SentenceWords) -> String? {
    // Where subjects stand is known of English alone.
    guard sentence.language == nil, let span = attribution.span else { return nil }
    let words = sentence.words.indices.filter { span.contains(sentence.words[$0].span.lowerBound) }
    guard let first = words.first, words.count <= longest,
      !words.contains(where: { relatives.contains(sentence.form($0)) }),
      !sentence.classes(first).contains(.negation), !isPlace(words, sentence)
    else { return nil }
    guard let cue = attribution.cue else { return attribution.name ?? attribution.speaker }
    guard let verb = sentence.words.firstIndex(where: { $0.span == cue }), says(sentence, verb),
      !(sentence.form(first - 1) == Form.as && expected.contains(sentence.form(verb))),
      // "The bank, said to be close to failure".
      !(sentence.form(verb + 1) == Form.to && sentence.form(verb + 2) == Form.be),
      !spansClauses(words, of: verb, sentence)
    else { return nil }
    if words.count == 1, sentence.classes(first).contains(.anyPronoun) { return attribution.name }
    guard !words.contains(where: { isForeign(sentence, $0) }),
      isTheSpeaker(words, of: verb, sentence)
        || words.contains(where: { isSomebody(sentence, $0) })
          && isSomebody(sentence, head(words, sentence))
    else { return nil }
    return attribution.name ?? attribution.speaker
  }

  /// "The mining inspectorate said", "…, inspectors of the border mission said": what a few words behind an article or
  /// a comma say is said by somebody.
  private static func isTheSpeaker(_ words: [Int], of verb: Int, _ sentence: SentenceWords) -> Bool
  {
    guard let first = words.first, let last = words.last, isBefore(verb, last, sentence),
      said.contains(sentence.form(verb)),
      !words.contains(where: { sentence.classes($0).contains(.negation) })
    else { return false }
    if first > 0, sentence.gap(after: first - 1).first == UInt8(ascii: ",") {
      return words.count <= longestBehindComma
    }
    return words.count <= SpeakerFinder.shortest && articles.contains(sentence.form(first))
      && !words.contains {
        sentence.classes($0).contains(.preposition) && sentence.form($0) != Form.of
      }
  }

  /// Right before it, or with nothing but an insertion between: "Name, a doctor, said".
  private static func isBefore(_ verb: Int, _ last: Int, _ sentence: SentenceWords) -> Bool {
    last == verb - 1
      || sentence.gap(after: last).first == UInt8(ascii: ",")
        && sentence.gap(after: verb - 1).first == UInt8(ascii: ",")
  }

  /// "… in Holt has admitted": not "in Holt police said".
  private static func isPlace(_ words: [Int], _ sentence: SentenceWords) -> Bool {
    words.first.map { places.contains(sentence.form($0 - 1)) } == true
      && words.allSatisfy { sentence.words[$0].isCapitalised }
  }

  /// "The embassy stays open, the foreign ministry said": not "the embassy, a tall house, said".
  private static func spansClauses(_ words: [Int], of verb: Int, _ sentence: SentenceWords) -> Bool
  {
    guard let last = words.last, last == verb - 1 else { return false }
    return words.dropLast().contains { index in
      sentence.gap(after: index).first == UInt8(ascii: ",")
        && Self.articles.contains(sentence.form(index + 1))
    }
  }

  /// "As most economists had expected": they say nothing of what came.
  private static let expected = TermSet("expected expects expect forecast predicted anticipated")
  private static let relatives = TermSet("which who whom whose what that where")
  /// Before a name they make it a place.
  private static let places = TermSet("in at near outside off")
  private static let than = TermHash.of("than")
  private static let said = TermSet("said says reported reports testified announced told")
  private static let longestBehindComma = 7
  private static let articles = TermSet("the a an his her their")
  private static let longest = 12
  private static let speaking: Float = 0.55

  private static func says(_ sentence: SentenceWords, _ verb: Int) -> Bool {
    AttributionScanner.cue(sentence, verb) >= speaking || said.contains(sentence.form(verb))
      || !sentence.classes(verb).isDisjoint(with: [.deny, .confirm])
  }

  /// Verbs and numbers do not belong to the name of a speaker.
  private static func isForeign(_ sentence: SentenceWords, _ index: Int) -> Bool {
    if sentence.words[index].isCapitalised, !sentence.words[index].isSentenceInitial {
      return false
    }
    return !sentence.words[index].isCapitalised
      && (AttributionScanner.cue(sentence, index) >= speaking
        || sentence.form(index) == than
        || !sentence.classes(index).isDisjoint(with: [.be, .have, .clauseBreak]))
  }

  /// What the others belong to: "manager" in "the manager of the port", "decision" in "Name's decision".
  private static func head(_ words: [Int], _ sentence: SentenceWords) -> Int {
    let end = words.dropFirst().first { index in
      !sentence.classes(index).isDisjoint(with: [.preposition, .clauseBreak])
        || ClauseMarks.endClause(sentence.gap(after: index - 1))
    }
    return (end ?? (words.last ?? 0) + 1) - 1
  }

  private static func isSomebody(_ sentence: SentenceWords, _ index: Int) -> Bool {
    if !sentence.classes(index).isDisjoint(with: [.speakers, .institution]) { return true }
    let word = sentence.words[index]
    if isOffice(word) { return true }
    return word.isCapitalised && !word.isStopWord
      && Text.Background.shared.isMostlyCapitalised(stem: word.stem)
  }

  /// "Minister", "company", "survivor": who holds it may speak.
  static func isOffice(_ word: Word) -> Bool { offices.contains(word.stem) }

  private static let offices: Set<UInt64> = Set(
    Words(
      """
      ministry ministries minister department agency authority council commission court judge bank company \
      firm union hospital doctor office army military force navy guard regulator watchdog party leader \
      mayor governor president spokesman spokeswoman statement report group organisation organization \
      institute university scientist researcher engineer operator airline family lawyer prosecutor witness \
      resident neighbour neighbor teacher manager director executive official survivor relative owner \
      captain chief head economist analyst expert trader investor committee embassy government police \
      partner founder chair chairman chairwoman suitor survey poll minutes maker producer operator lender \
      insurer carrier startup team staff crew critic rival ally opponent member aide adviser advisor \
      nurse pilot driver farmer student passenger colleague customer \
      palace club diplomat
      """
    ).all.map(\.stem))
}
