internal import Text

/// How two versions of one sentence differ in what they say.
struct SentenceChange {
  private let before: ArticleVersion.Line
  private let after: ArticleVersion.Line
  private let old: ArticleVersion
  private let new: ArticleVersion
  /// Headlines and teasers are put in other words for their own sake: what they leave out is not taken
  /// back, and a name they leave out or shorten is no other name.
  var isRewording = false

  /// From this share of unknown words a headline that tells of something is another headline.
  private static let otherHeadline = 0.5
  /// Unknown words that make what follows a headline a fact of its own: who, and what happened.
  private static let continuation = 2

  init(
    _ before: ArticleVersion.Line, _ after: ArticleVersion.Line, from old: ArticleVersion,
    to new: ArticleVersion
  ) {
    self.before = before
    self.after = after
    self.old = old
    self.new = new
  }

  var reasons: Set<GradedEdit.Reason> {
    let gone = WordSigns(before.words, without: after.words, in: new)
    let come = WordSigns(after.words, without: before.words, in: old)
    var reasons: Set<GradedEdit.Reason> = []
    if isOtherNumber(gone, come) { reasons.insert(.number) }
    if isOtherName(gone, come) { reasons.insert(.name) }
    if gone.dates != come.dates, !come.dates.isEmpty { reasons.insert(.date) }
    if gone.negations != come.negations, !isRewording || shareKept >= 0.5 {
      reasons.insert(after.isTitle ? .polarity : .negation)
    }
    if after.isTitle, gone.directions * come.directions < 0 { reasons.insert(.polarity) }
    if !isRewording, gone.attributes != come.attributes { reasons.insert(.attribution) }
    if gone.doubts != come.doubts, !isRewording || shareKept >= 0.5 { reasons.insert(.modality) }
    if tellsOtherEvent { reasons.insert(.event) }
    let share = Double(come.unknownWords) / Double(max(1, come.words))
    if isRewording, come.happens, share >= Self.otherHeadline || isContinued(come) {
      reasons.insert(.addition)
    }
    return reasons
  }

  /// What befell somebody, that the version before has nowhere, in no words.
  private var tellsOtherEvent: Bool {
    !old.fates.isSuperset(of: Event.fates(in: after.words))
  }

  /// A headline that keeps every word it had and goes on ("…, owner arrested") has more to say.
  private func isContinued(_ come: WordSigns) -> Bool {
    guard come.unknownWords >= Self.continuation else { return false }
    let kept = Set(after.words.words.map(\.root))
    return before.words.words.allSatisfy { $0.isStopWord || kept.contains($0.root) }
  }

  /// Replaced, or not known to the version before; a number left out matters in a full sentence.
  private func isOtherNumber(_ gone: WordSigns, _ come: WordSigns) -> Bool {
    if gone.numbers == come.numbers { return false }
    if !gone.numbers.isEmpty, !come.numbers.isEmpty { return true }
    return !come.unknownNumbers.isEmpty || !isRewording && !gone.unknownNumbers.isEmpty
  }

  private func isOtherName(_ gone: WordSigns, _ come: WordSigns) -> Bool {
    if isOtherFirstName { return true }
    if isRewording { return gone.names > 0 && come.names > 0 && shareKept >= 0.5 }
    return come.names > 0 || gone.names > 0
  }

  /// "John Smith" for "Jack Smith"; "Jay Powell" for "Fed chair Powell" is no other name.
  private var isOtherFirstName: Bool {
    let earlier = SentenceNames(before.words).all.filter { $0.words.count > 1 }
    return SentenceNames(after.words).all.contains { name in
      guard name.words.count > 1, let first = name.words.first, let last = name.words.last else {
        return false
      }
      let form = after.words.words[first].stem
      guard !old.forms.contains(after.words.form(first)), !Self.titles.contains(form) else {
        return false
      }
      return earlier.contains { other in
        guard let head = other.words.first, let tail = other.words.last else { return false }
        return before.words.words[tail].stem == after.words.words[last].stem
          && before.words.words[head].stem != form
          && !Self.titles.contains(before.words.words[head].stem)
          && !new.forms.contains(before.words.form(head))
      }
    }
  }

  /// Share of the longer version's words that both have.
  private var shareKept: Double {
    let first = Set(before.words.words.map(\.root))
    let second = Set(after.words.words.map(\.root))
    return Double(first.intersection(second).count) / Double(max(1, first.count, second.count))
  }

  private static let titles: Set<UInt64> = Set(
    Words(
      """
      president chancellor minister mr mrs ms dr sir gen general senator sen rep gov governor king \
      queen pope judge prime secretary mayor captain colonel chief justice chair chairman prince
      """
    ).all.map(\.stem))
}
