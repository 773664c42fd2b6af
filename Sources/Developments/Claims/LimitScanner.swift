internal import Text

/// Finds what a claim leaves out: "does not include", "except", "outside", "pending".
enum LimitScanner {
  /// The clause that states the limit, verbatim; nil where the sentence states none.
  static func limit(in sentence: SentenceWords) -> String? {
    guard let start = start(sentence) else { return nil }
    var end = start
    while end < sentence.count - 1 {
      let gap = sentence.gap(after: end)
      if end > start + 1, gap.contains(where: isEnd) { break }
      if end > start, isSaid(sentence, behind: end) { break }
      end += 1
    }
    let span = sentence.words[start].span.lowerBound..<sentence.words[end].span.upperBound
    return end > start ? sentence.text(span) : nil
  }

  /// Whether the sentence claims that something is whole or done.
  static func claimsWhole(_ sentence: SentenceWords) -> Bool {
    sentence.entries.contains { $0.classes.contains(.whole) }
  }

  /// "…, the operator said", "… said, adding": a comma, and behind it who says so.
  private static func isSaid(_ sentence: SentenceWords, behind index: Int) -> Bool {
    guard sentence.gap(after: index).first == UInt8(ascii: ",") else { return false }
    for next in index + 1..<sentence.count {
      if sentence.classes(next).contains(.say) { return true }
      if sentence.gap(after: next).first == UInt8(ascii: ",") { return false }
    }
    return false
  }

  /// "Subject to approval by the council", not "subject to abuse".
  private static func isCondition(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index + 1) == Form.to
      && (index + 2..<min(sentence.count, index + 7)).contains {
        conditions.contains(sentence.form($0))
      }
  }

  /// The word where the limit begins.
  private static func start(_ sentence: SentenceWords) -> Int? {
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if alone.contains(form), index + 1 < sentence.count, !forbids(sentence, index),
        // "Charges pending against the trader".
        form != pending || !places.contains(sentence.form(index + 1))
      {
        return index
      }
      if form == extend, sentence.form(index + 1) != Form.to { continue }
      if covering.contains(form), let negation = negation(sentence, before: index) {
        return negation
      }
      if form == apart || form == aside, sentence.form(index + 1) == Form.from { return index }
      if form == exception, sentence.form(index + 1) == Form.of { return index }
      if form == outside, isArea(sentence, index) { return index }
      if form == condition, sentence.form(index - 1) == Form.on,
        sentence.form(index + 1) == Form.that
      {
        return index - 1
      }
      if form == subject, isCondition(sentence, index) { return index }
      if checked.contains(form), let negation = negation(sentence, before: index) {
        return negation
      }
    }
    return nil
  }

  /// Whether the sentence only says what the one before leaves out: "It does not include …", "The figure excludes …".
  static func isAside(_ sentence: SentenceWords) -> Bool {
    guard sentence.classes(0).contains(.pointer), let start = start(sentence) else { return false }
    return start <= longestSubject
  }

  /// "does not include", "did not yet apply to": where the negated verb begins.
  private static func negation(_ sentence: SentenceWords, before verb: Int) -> Int? {
    let first = max(0, verb - (checked.contains(sentence.form(verb)) ? 3 : 2))
    for index in stride(from: verb - 1, through: first, by: -1) {
      guard sentence.classes(index).contains(.negation), sentence.form(index) != Form.never else {
        continue
      }
      return sentence.form(index) == Form.not && index > 0 ? index - 1 : index
    }
    return nil
  }

  /// "All of Tolm outside the harbour": not "all four were arrested outside the court".
  private static func isArea(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard index > 0, index + 1 < sentence.count, sentence.words[index - 1].isCapitalised else {
      return false
    }
    return (max(0, index - 6)..<index).contains { sentence.classes($0).contains(.whole) }
  }

  /// "A decree barring them from travel" leaves nothing out.
  private static func forbids(_ sentence: SentenceWords, _ index: Int) -> Bool {
    // "Excluded Jon Lund from its ranks".
    if excluding.contains(sentence.form(index)), index + 1 < sentence.count,
      sentence.words[index + 1].isCapitalised
    {
      return (index + 2..<min(sentence.count, index + reach)).contains {
        sentence.form($0) == Form.from
      }
    }
    let isPlain = index > 0 && !ClauseMarks.breakPhrase(sentence.gap(after: index - 1))
    guard sentence.form(index) == barring,
      isPlain || persons.contains(sentence.form(index + 1))
    else { return false }
    for next in index + 1..<min(sentence.count, index + 1 + reach) {
      if ClauseMarks.breakPhrase(sentence.gap(after: next - 1)) { return false }
      if sentence.form(next) == Form.from { return true }
    }
    return false
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".") || byte == 0x94
      || byte == UInt8(ascii: "\"") || byte == 0x9d
  }

  private static let alone = TermSet(
    "except excluding excludes excluded exclude pending barring exempts exempting exempt exempted")
  private static let excluding = TermSet("excluded exempted")
  private static let covering = TermSet(
    "include includes including included cover covers covering covered apply applies applied extend "
      + "extends affect affects affected")
  /// "Could not be independently verified".
  private static let checked = TermSet("verified corroborated")
  /// "The figure of the ministry does not include".
  private static let longestSubject = 5
  private static let condition = TermHash.of("condition")
  private static let subject = TermHash.of("subject")
  private static let conditions = TermSet(
    """
    approval approvals ratification condition conditions agreement review change changes confirmation consent vote \
    completion funding clearance permission signature availability weather rules terms limits
    """)
  private static let pending = TermHash.of("pending")
  private static let places = TermSet("against in before at since")
  private static let extend = TermHash.of("extend")
  private static let barring = TermHash.of("barring")
  private static let persons = TermSet("them him her us anyone everyone")
  /// So many words behind "barring" its "from" may stand.
  private static let reach = 8
  private static let apart = TermHash.of("apart")
  private static let aside = TermHash.of("aside")
  private static let exception = TermHash.of("exception")
  private static let outside = TermHash.of("outside")
}
