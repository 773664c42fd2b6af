internal import Text

/// The clauses of one sentence that say who somebody is: "who was abducted in May", "which it sold last year".
///
/// Asked word by word from left to right, it looks at each word once; asked for an earlier word it begins anew.
struct RelativeClauses {
  private let sentence: SentenceWords
  /// Before this word the latest of each kind are known.
  private var place = 0
  private var pronoun: Int?
  /// A comma stands before the pronoun.
  private var isApart = false
  /// The last word with a comma behind it, and the last verb.
  private var comma = -1
  private var verb = -1
  /// The last word with a comma and a verb behind it.
  private lazy var inserted: Int? = (2..<max(2, sentence.count - 2)).last {
    hasComma(after: $0) && isVerb($0 + 1)
  }

  init(of sentence: SentenceWords) {
    self.sentence = sentence
  }

  /// Whether the word at `index` stands in one.
  mutating func contain(_ index: Int) -> Bool {
    if isInserted(index) { return true }
    readOn(to: index)
    guard let start = pronoun, comma < start else { return false }
    // Without commas it ends with its second verb: "the man who was held has been freed".
    return isApart || verb < start + 2 && !isSecondVerb(index, behind: start)
  }

  private mutating func readOn(to index: Int) {
    if index < place { (place, pronoun, comma, verb) = (0, nil, -1, -1) }
    while place < index {
      if Self.pronouns.contains(sentence.form(place)) {
        pronoun = place
        isApart = comma == place - 1 && place > 0
      }
      if hasComma(after: place) { comma = place }
      if isVerb(place) { verb = place }
      place += 1
    }
  }

  /// "The gunman who killed nine people in a bank surrendered".
  private func isSecondVerb(_ index: Int, behind start: Int) -> Bool {
    index - start > 2 && Event.of(sentence, start + 1) != nil && sentence.isPastForm(index, stem: 3)
      && !Self.joining.contains(sentence.form(index - 1))
      && sentence.classes(index - 1).isDisjoint(with: [.be, .have, .preposition, .auxiliary])
  }

  private static let joining = TermSet("and or to by the a")

  /// "The painting, stolen from the museum in May, has been …".
  private mutating func isInserted(_ index: Int) -> Bool {
    guard index > 1, hasComma(after: index - 1), let inserted else { return false }
    return inserted > index
  }

  private func hasComma(after index: Int) -> Bool {
    sentence.gap(after: index).contains(UInt8(ascii: ","))
  }

  private func isVerb(_ index: Int) -> Bool {
    !sentence.classes(index).isDisjoint(with: [.be, .have]) && sentence.form(index) != Form.been
      && sentence.classes(index - 1).isDisjoint(with: [.be, .have])
  }

  private static let pronouns = TermSet("who which whose whom")
}
