internal import News
internal import Text

/// Whether an article's news is old: an anniversary, a text of another year.
enum LookingBack {
  /// A date this many days before the publication, at the head of the first sentence, dates the text.
  private static let oldText: Int64 = 60
  /// A dateline stands in the first words.
  private static let datelineWords = 8

  static func isTold(
    title: SentenceWords, lead: SentenceWords?, dates: [DateMention], published: CivilDate
  ) -> Bool {
    if isAnniversary(title) { return true }
    guard let lead else { return false }
    if isAnniversary(lead), !happens(title) { return true }
    return hasOldDateline(lead, dates, published)
  }

  /// "Ten years after the flood", "the 20th anniversary": unless something happens at it.
  private static func isAnniversary(_ sentence: SentenceWords) -> Bool {
    for index in 0..<sentence.count where isCue(sentence, index) {
      return !(0..<index).contains {
        sentence.classes($0).contains(.trigger) || Event.of(sentence, $0) != nil
      } && !isOccasion(sentence, index)
    }
    return false
  }

  /// "Anniversary parade bombed": what happens at it.
  private static func isOccasion(_ sentence: SentenceWords, _ index: Int) -> Bool {
    alone.contains(sentence.form(index)) && index + 1 < sentence.count
      && !sentence.words[index + 1].isStopWord
      && (index + 2..<max(index + 2, sentence.count)).contains {
        Event.of(sentence, $0) != nil && sentence.isPastForm($0, stem: 3)
      }
  }

  private static func isCue(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    if alone.contains(form) { return true }
    let classes = sentence.classes(index)
    guard classes.contains(.period), form == Form.years || decades.contains(form), index < 6 else {
      return form == Form.on && sentence.form(index + 1) == this && sentence.form(index + 2) == day
    }
    return following.contains(sentence.form(index + 1))
      && (index + 1 < sentence.count) && isCounted(sentence, index)
  }

  /// "Ten years", "a decade", "20 years": not "for years after".
  private static func isCounted(_ sentence: SentenceWords, _ index: Int) -> Bool {
    index > 0
      && (sentence.words[index - 1].isNumber || numbers.contains(sentence.form(index - 1)))
  }

  private static func happens(_ sentence: SentenceWords) -> Bool {
    (0..<sentence.count).contains { sentence.classes($0).contains(.trigger) }
  }

  private static func hasOldDateline(
    _ lead: SentenceWords, _ dates: [DateMention], _ published: CivilDate
  ) -> Bool {
    guard let first = dates.first, first.first == first.last, lead.count > datelineWords,
      first.span.lowerBound < lead.words[datelineWords].span.lowerBound
    else { return false }
    return published.daysSinceEpoch - first.last.daysSinceEpoch >= oldText
      && !dates.contains { published.daysSinceEpoch - $0.last.daysSinceEpoch < oldText }
      && FurnitureScanner.hasDateline(lead.bytes)
  }

  private static let alone = TermSet(
    "anniversary anniversaries commemorate commemorates commemorated commemorating throwback retrospective"
  )
  private static let numbers = TermSet(
    "a one two three four five six seven eight nine ten fifteen twenty thirty forty fifty hundred")
  private static let following = TermSet("on after since later")
  private static let decades = TermSet("decade decades century centuries")
  private static let this = TermHash.of("this")
  private static let day = TermHash.of("day")
}
