internal import Text

/// What shows that a short sentence is news, though no page lacks short lines.
extension FurnitureScanner {
  /// "Two airports were closed.", "The ferry sank.": a short whole sentence with a finite verb of
  /// something that happened, and not to the page itself ("This article was amended.").
  static func tellsEvent(_ sentence: SentenceWords) -> Bool {
    guard (least...most).contains(sentence.count), sentence.bytes.last == UInt8(ascii: "."),
      !isFurniture(sentence),
      !sentence.words.contains(where: { ofPages.contains($0.form) })
    else { return false }
    return (1..<sentence.count).contains { isUndergone(sentence, $0) || isDone(sentence, $0) }
  }

  /// "was closed", "were not seen"; captions say "is seen".
  private static func isUndergone(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard undergoing.contains(sentence.form(index)) else { return false }
    let participle = index + (isBetween(sentence, index + 1) ? 2 : 1)
    return sentence.isPastForm(participle, stem: 2)
      || participles.contains(sentence.form(participle))
  }

  private static func isBetween(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.classes(index).contains(.negation) || sentence.isAdverb(index)
      || between.contains(sentence.form(index))
  }

  /// "sank", "collapsed"; a participle behind an article or before "by" belongs to a noun.
  private static func isDone(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard !sentence.words[index].isCapitalised, sentence.form(index + 1) != Form.by,
      !determiners.contains(sentence.form(index - 1))
    else { return false }
    return pasts.contains(sentence.form(index))
      || sentence.isPastForm(index, stem: 2) && Trigger.happens(sentence.words[index].root)
  }

  /// Shorter lines are labels, longer ones show by their words what they are.
  private static let least = 3
  private static let most = 10

  private static let undergoing = TermSet("was were wasn't weren't")
  private static let between = TermSet("also still all both been being later")
  private static let determiners = TermSet("a an the its his her their no")
  private static let participles = TermSet(
    """
    seen found shot hit held lost taken stolen hurt built burnt known given sent sunk struck swept \
    torn thrown cut shut freed brought blown beaten broken driven hidden kept left put sold
    """)
  /// None that is a participle too: captions say "Houses burnt near the harbour."
  private static let pasts = TermSet("fell rose sank fled broke began died grew went came")
  private static let ofPages = TermSet(
    """
    article story stories report reported reports reporting page post posted version video picture \
    pictures photo photos photograph photographs image images caption email newsletter comment \
    comments account password subscription podcast your you our edited published updated corrected \
    contributed copyright file
    """)
}
