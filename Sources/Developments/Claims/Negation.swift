internal import Text

/// What a "not" is about: "killed" in "were not killed", "theft" in "no evidence of the theft".
enum Negation {
  /// The root of the first such word, in its clause; nil where nothing is negated.
  static func root(of sentence: SentenceWords) -> UInt64? {
    guard
      let not = sentence.words.indices.first(where: { sentence.classes($0).contains(.negation) })
    else { return nil }
    for index in not + 1..<max(not + 1, sentence.count) {
      let isApart = sentence.gap(after: index - 1).contains { $0 != 0x20 && $0 != hyphen }
      if isApart { return nil }
      let word = sentence.words[index]
      if !word.isStopWord, !transparent.contains(word.form) { return word.root }
    }
    return nil
  }

  private static let hyphen = UInt8(ascii: "-")
  /// Between the "not" and what it is about: signs of it, and answers to it ("will not pay the ransom").
  private static let transparent = TermSet(
    "evidence proof truth basis indication pay accept meet sign obey")
}
