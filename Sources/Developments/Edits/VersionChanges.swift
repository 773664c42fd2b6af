internal import Text

/// The differences between two versions of an article, and which of them matter.
struct VersionChanges {
  private let old: ArticleVersion
  private let new: ArticleVersion
  private(set) var reasons: Set<EditGrade.Reason> = []
  private var hasStamps = false
  private var hasFurniture = false
  private var hasWording = false

  /// Sentences that share this much of their words are two versions of one.
  private static let sameSentence = 0.5
  /// A new sentence says something from this many words on.
  private static let fullSentence = 6

  init(from old: ArticleVersion, to new: ArticleVersion) {
    self.old = old
    self.new = new
  }

  /// The level where no reason was found.
  var immaterialLevel: EditGrade.Level {
    if hasWording { return .cosmetic }
    if hasStamps { return .dateOnly }
    return hasFurniture ? .furniture : .cosmetic
  }

  mutating func compare() {
    if new.statesCorrection, !old.statesCorrection { reasons.insert(.correction) }
    var removed = Self.lines(of: old, without: new)
    for added in Self.lines(of: new, without: old) {
      if let match = Self.nearest(added, removed) {
        compare(removed.remove(at: match), added)
      } else {
        judge(added, as: .addition)
      }
    }
    for line in removed where !line.isTitle { judge(line, as: .removal) }
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

  /// The title matches the title; a sentence the one with most words in common.
  private static func nearest(_ line: ArticleVersion.Line, _ others: [ArticleVersion.Line]) -> Int?
  {
    if line.isTitle { return others.firstIndex(where: \.isTitle) }
    let forms = Set(line.words.words.map(\.form))
    var best: Int?
    var highest = sameSentence
    for (index, other) in others.enumerated() where !other.isTitle {
      let others = Set(other.words.words.map(\.form))
      let share =
        Double(forms.intersection(others).count) / Double(max(1, min(forms.count, others.count)))
      if share > highest {
        highest = share
        best = index
      }
    }
    return best
  }

  private mutating func judge(_ line: ArticleVersion.Line, as reason: EditGrade.Reason) {
    if Self.isStamp(line.words) {
      hasStamps = true
    } else if FurnitureScanner.isFurniture(line.words) || line.words.count < Self.fullSentence
      || !FurnitureScanner.endsLikeSentence(line.words.bytes)
    {
      hasFurniture = true
    } else {
      reasons.insert(reason)
    }
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
    let gone = WordSigns(before.words, without: after.words, elsewhere: new.forms)
    let come = WordSigns(after.words, without: before.words, elsewhere: old.forms)
    if gone.numbers != come.numbers { reasons.insert(.number) }
    if !gone.names.isEmpty || !come.names.isEmpty { reasons.insert(.name) }
    if gone.dates != come.dates, !(gone.dates.isEmpty && come.dates.isEmpty) {
      reasons.insert(.date)
    }
    if gone.negations != come.negations {
      reasons.insert(after.isTitle ? .polarity : .negation)
    }
    if after.isTitle, gone.directions != come.directions { reasons.insert(.polarity) }
    if gone.attributes != come.attributes { reasons.insert(.attribution) }
    if gone.modals != come.modals { reasons.insert(.modality) }
  }

  /// Nothing but a date, a time and the words around them.
  private static func isStamp(_ sentence: SentenceWords) -> Bool {
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
