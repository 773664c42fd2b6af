internal import Text

/// What follows a cue: when, where, how and to whom something is said.
extension SpeakerFinder {
  /// Whether the clause of a cue ends behind it, or behind "on Monday", "late Sunday", "in a statement",
  /// "by telephone", "to reporters": what is said then stands before the subject, not behind the cue.
  func endsClause(_ cue: Int) -> Bool {
    let isTold = Self.telling.contains(sentence.form(cue))
    var mayGoOn = isTold
    var index = cue
    while !ClauseMarks.endClause(sentence.gap(after: index)) {
      index += 1
      guard index < sentence.count, index - cue <= Self.longestTrail,
        !ClauseMarks.breakPhrase(sentence.gap(after: index - 1)),
        !isTold || sentence.form(index) != Form.to,
        opensTrail(index) || mayGoOn && continuesTrail(index)
      else { return false }
      mayGoOn = !isTime(index)
    }
    return true
  }

  /// "on", "late", "Sunday", "angrily"
  func opensTrail(_ index: Int) -> Bool {
    sentence.classes(index).contains(.preposition) || sentence.isAdverb(index)
      || Self.times.contains(sentence.form(index)) || isWeekday(index)
  }

  /// Words that are nothing but a time: "on Monday", "early Sunday, March 9".
  func isTime(_ words: Range<Int>) -> Bool {
    words.allSatisfy { index in
      isTime(index) || !sentence.classes(index).isDisjoint(with: [.preposition, .month])
    } && words.contains(where: isTime)
  }

  /// "Monday", but neither "Sun" nor the first word of "Friday Group", which are names.
  func isWeekday(_ index: Int) -> Bool {
    sentence.classes(index).contains(.weekday) && sentence.words[index].span.count >= Self.weekday
      && !(index + 1 < sentence.count && sentence.words[index + 1].isCapitalised
        && sentence.gap(after: index).elementsEqual(" ".utf8))
  }

  private func isTime(_ index: Int) -> Bool {
    isWeekday(index) || sentence.words[index].isNumber || Self.times.contains(sentence.form(index))
  }

  private func continuesTrail(_ index: Int) -> Bool {
    let classes = sentence.classes(index)
    let follows = sentence.classes(index - 1).contains(.preposition)
    if Self.articles.contains(sentence.form(index)) {
      return follows || Self.telling.contains(sentence.form(index - 1))
    }
    guard classes.isDisjoint(with: [.anyPronoun, .be, .have, .modal, .clauseBreak]) else {
      return false
    }
    let isDescribed =
      Self.articles.contains(sentence.form(index - 1))
      || sentence.classes(index + 1).contains(.preposition)
    return !isVerb(index) || isDescribed
  }

  private static let longestTrail = 14
  private static let weekday = "Monday".utf8.count
  private static let telling = TermSet("told tells telling")
  private static let articles = TermSet("the a an his her its their this")
  private static let times = TermSet(
    "early late earlier later today yesterday tonight overnight morning afternoon evening night noon"
  )
}
