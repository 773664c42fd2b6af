internal import Text

/// Clauses that say who somebody is: "who was abducted in May", "which it sold last year".
enum RelativeClause {
  /// Whether the word at `index` stands in one.
  static func contains(_ sentence: SentenceWords, _ index: Int) -> Bool {
    if isInserted(sentence, index) { return true }
    guard let start = (0..<index).last(where: { pronouns.contains(sentence.form($0)) }) else {
      return false
    }
    let isApart = start > 0 && hasComma(sentence, after: start - 1)
    if isApart { return !(start..<index).contains { hasComma(sentence, after: $0) } }
    // Without commas it ends with its second verb: "the man who was held has been freed".
    let verbs = (start + 2..<max(start + 2, index)).filter { isVerb(sentence, $0) }
    return verbs.isEmpty && !(start..<index).contains { hasComma(sentence, after: $0) }
      && !isSecondVerb(sentence, index, behind: start)
  }

  /// "The gunman who killed nine people in a bank surrendered".
  private static func isSecondVerb(_ sentence: SentenceWords, _ index: Int, behind start: Int)
    -> Bool
  {
    index - start > 2 && Event.of(sentence, start + 1) != nil && sentence.isPastForm(index, stem: 3)
      && !joining.contains(sentence.form(index - 1))
      && sentence.classes(index - 1).isDisjoint(with: [.be, .have, .preposition, .auxiliary])
  }

  private static let joining = TermSet("and or to by the a")

  /// "The painting, stolen from the museum in May, has been …".
  private static func isInserted(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard index > 1, hasComma(sentence, after: index - 1) else { return false }
    return (index + 1..<max(index + 1, sentence.count - 2)).contains { verb in
      hasComma(sentence, after: verb) && isVerb(sentence, verb + 1)
    }
  }

  private static func hasComma(_ sentence: SentenceWords, after index: Int) -> Bool {
    sentence.gap(after: index).contains(UInt8(ascii: ","))
  }

  private static func isVerb(_ sentence: SentenceWords, _ index: Int) -> Bool {
    !sentence.classes(index).isDisjoint(with: [.be, .have]) && sentence.form(index) != Form.been
      && sentence.classes(index - 1).isDisjoint(with: [.be, .have])
  }

  private static let pronouns = TermSet("who which whose whom")
}
