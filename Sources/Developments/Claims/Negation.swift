internal import Text

/// What a "not" is about: "killed" in "were not killed", "theft" in "no evidence of the theft".
enum Negation {
  /// The root of the first such word; nil where nothing is negated.
  static func root(of sentence: SentenceWords) -> UInt64? {
    guard
      let not = sentence.words.indices.first(where: { sentence.classes($0).contains(.negation) })
    else { return nil }
    return sentence.words[(not + 1)...].first {
      !$0.isStopWord && !transparent.contains($0.form)
    }?.root
  }

  /// Between the "not" and what it is about: signs of it, and answers to it ("will not pay the ransom").
  private static let transparent = TermSet(
    "evidence proof truth basis indication pay accept meet sign obey")
}
