internal import Text

/// Words that stand for a speaker named elsewhere.
enum Pronoun {
  static func isPronoun(_ text: String) -> Bool {
    let words = Words(text).all
    return words.count == 1 && words.allSatisfy { forms.contains($0.form) }
  }

  private static let forms = TermSet("he she they it i we you who")
}
