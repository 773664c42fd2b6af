internal import News
internal import Text

/// The differences between two versions of an article, and which of them matter.
struct VersionChanges {
  private let old: ArticleVersion
  private let new: ArticleVersion
  private(set) var changes: [GradedEdit.Change] = []
  private var isShortened = false
  private var hasStamps = false
  private var hasFurniture = false
  private var hasWording = false

  /// A new sentence says something from this many words on.
  private static let fullSentence = 6

  init(from old: ArticleVersion, to new: ArticleVersion) {
    self.old = old
    self.new = new
  }

  var reasons: Set<GradedEdit.Reason> {
    changes.reduce(into: isShortened ? [.removal] : []) { $0.formUnion($1.reasons) }
  }

  /// The level where no reason was found.
  var immaterialLevel: EditGrade {
    if hasWording { return .cosmetic }
    if hasStamps { return .dateOnly }
    return hasFurniture ? .furniture : .cosmetic
  }

  mutating func compare() {
    var removed = RemovedLines(Self.lines(of: old, without: new))
    for added in Self.lines(of: new, without: old) {
      let before = removed.take(nearest(added, &removed))
      if let statement = Correction.statement(in: added.words),
        before.map({ isStatedAnew(added, instead: $0) }) ?? true
      {
        note(added, statement == .retracts ? .retraction : .correction)
      } else if let before {
        compare(before, added)
      } else if judge(added) {
        note(added, .addition)
      }
    }
    for line in removed.left where !line.isTitle && judge(line) { isShortened = true }
  }

  /// Whether the correction was not stated before, or puts something else right now: "four" is corrected to "three".
  private func isStatedAnew(_ line: ArticleVersion.Line, instead before: ArticleVersion.Line)
    -> Bool
  {
    if Correction.statement(in: before.words) == nil { return true }
    return !SentenceChange(before, line, from: old, to: new).reasons
      .isDisjoint(with: [.number, .name, .negation, .polarity])
  }

  private mutating func note(_ line: ArticleVersion.Line, _ reasons: GradedEdit.Reason...) {
    changes.append(
      GradedEdit.Change(
        sentence: line.words.text(0..<line.words.bytes.count), isHeadline: line.isTitle,
        reasons: Set(reasons)))
  }

  /// The lines that the other version does not have.
  private static func lines(of version: ArticleVersion, without other: ArticleVersion)
    -> [ArticleVersion.Line]
  {
    var counts: [UInt64: Int] = [:]
    for line in other.lines { counts[line.folded, default: 0] += 1 }
    return version.lines.filter { line in
      guard let count = counts[line.folded], count > 0 else { return true }
      counts[line.folded] = count - 1
      return false
    }
  }

  /// The title matches the title, a teaser the teaser; a sentence the one with most words in common.
  private func nearest(_ line: ArticleVersion.Line, _ removed: inout RemovedLines) -> Int? {
    if line.isTitle { return removed.first(where: \.isTitle) }
    if isTeaser, line.isFull { return removed.first { !$0.isTitle && $0.isFull } }
    return removed.nearest(line.words)
  }

  /// Both versions are a headline and one line, apart from labels ("Markets").
  private var isTeaser: Bool { old.isTeaser && new.isTeaser }

  /// Whether a sentence that came or went says something.
  private mutating func judge(_ line: ArticleVersion.Line) -> Bool {
    if Self.isStamp(line.words) {
      hasStamps = true
      return false
    }
    if FurnitureScanner.isFurniture(line.words) || line.words.count < Self.fullSentence
      || !FurnitureScanner.endsLikeSentence(line.words.bytes)
    {
      hasFurniture = true
      return false
    }
    return true
  }

  /// Compares two versions of one sentence word by word.
  private mutating func compare(_ before: ArticleVersion.Line, _ after: ArticleVersion.Line) {
    if Self.isStamp(after.words), Self.isStamp(before.words) {
      hasStamps = true
      return
    }
    if FurnitureScanner.isFurniture(after.words), FurnitureScanner.isFurniture(before.words) {
      hasFurniture = true
      return
    }
    hasWording = true
    var change = SentenceChange(before, after, from: old, to: new)
    change.isRewording = after.isTitle || isTeaser && after.isFull
    let reasons = change.reasons
    guard !reasons.isEmpty else { return }
    changes.append(
      GradedEdit.Change(
        sentence: after.words.text(0..<after.words.bytes.count), isHeadline: after.isTitle,
        reasons: reasons))
  }

  /// Nothing but a date, a time and the words around them.
  static func isStamp(_ sentence: SentenceWords) -> Bool {
    sentence.count > 1
      && sentence.words.indices.allSatisfy { index in
        sentence.words[index].isNumber || stamps.contains(sentence.form(index))
          || !sentence.classes(index).isDisjoint(with: [.month, .weekday])
      } && sentence.words.contains(where: \.isNumber)
  }

  private static let stamps = TermSet(
    """
    updated published posted last modified first on at the of am pm gmt utc est edt pst pdt bst cet \
    cest ist a p m date time ago hours minutes mins min hour minute day days read 1st 2nd 3rd
    """)
}
