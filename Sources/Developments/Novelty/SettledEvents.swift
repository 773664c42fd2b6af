internal import Text

/// The events of one sentence that have come about: what stands beside them is no less so.
///
/// Looks at each word once or twice, however many words ask.
struct SettledEvents {
  private let sentence: SentenceWords
  /// The first event that has come about.
  private lazy var first: Int? = firstEvent()
  private lazy var firstCondition: Int? = (0..<sentence.count).first {
    Self.conditions.contains(sentence.form($0))
  }
  /// The last event that has come about, or did.
  private lazy var last: Int? = (0..<sentence.count).last {
    Event.of(sentence, $0) != nil
      && (Stance.isPerfect(sentence, $0) || Self.pastBe.contains(sentence.form($0 - 1)))
  }

  init(of sentence: SentenceWords) {
    self.sentence = sentence
  }

  /// "The strike has been called off, and trains will run": what comes of it makes it no less so.
  mutating func lead(to index: Int) -> Bool {
    let nearest = max(1, index - Self.longestSubject)..<max(1, index)
    // "Have accepted the rosters and will work".
    let joint = sentence.form(index - 1) == Form.and ? index - 1 : nil
    guard let start = joint ?? nearest.last(where: startsClause), let first, first < start else {
      return false
    }
    return firstCondition.map { $0 >= start } ?? true
  }

  /// "Withdrew the plan", "approved a planned merger", "the planned strike has been called off": what becomes of the plan
  /// is so.
  mutating func decide(_ index: Int) -> Bool {
    guard Self.projects.contains(sentence.form(index)) else { return false }
    let before = max(0, index - Self.longestAside)..<index
    if before.contains(where: { Event.of(sentence, $0) != nil }) { return true }
    guard sentence.form(index + 1) != Form.to, let last else { return false }
    return last > index
  }

  private func firstEvent() -> Int? {
    var clauses = RelativeClauses(of: sentence)
    return (0..<sentence.count).first {
      Event.of(sentence, $0) != nil && Stance.isPerfect(sentence, $0) && !clauses.contain($0)
    }
  }

  private func startsClause(_ index: Int) -> Bool {
    let gap = sentence.gap(after: index - 1)
    return gap.contains(UInt8(ascii: ";"))
      || gap.contains(UInt8(ascii: ",")) && Self.joints.contains(sentence.form(index))
  }

  private static let longestSubject = 6
  private static let longestAside = 4
  private static let joints = TermSet("and but so while which")
  private static let conditions = TermSet("if unless once until when")
  private static let projects = TermSet("plan plans planned proposed")
  private static let pastBe = TermSet("was were")
}
