internal import Text

/// Words by which a sentence shows that it tells of the past, not of the news.
enum History {
  /// "At its peak", "over the years", "years ago", "had been", "long-standing".
  static func isTold(_ sentence: SentenceWords) -> Bool {
    (0..<sentence.count).contains { isCue(sentence, $0) }
  }

  private static func isCue(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    let classes = sentence.classes(index)
    let next = sentence.classes(index + 1)
    let following = sentence.form(index + 1)
    if alone.contains(form) || form == born && index == 0 { return true }
    if classes.contains(.period), following == ago || following == Form.earlier { return true }
    if form == Form.the || form == recent, following == Form.years || following == decades {
      return leads.contains(sentence.form(index - 1))
    }
    if form == `for`, following == Form.years || following == decades { return true }
    if classes.contains(.last), following == year { return true }
    // "The ministry said 47 people had been killed": killed they are.
    if classes.contains(.had),
      !relatives.contains(sentence.form(index - 1)),
      !(0..<index).contains(where: { sentence.classes($0).contains(.say) }),
      !isByNow(sentence)
    {
      return following == Form.been || following == Form.long
        || sentence.isPastForm(index + 1, stem: 3) && !next.contains(.say)
    }
    return form == at && following == its && sentence.classes(index + 2).contains(.peak)
  }

  /// "By 9 p.m. power had been restored": it is.
  private static func isByNow(_ sentence: SentenceWords) -> Bool {
    sentence.form(0) == by && sentence.count > 1
      && (sentence.words[1].isNumber || sentence.words[1].isCapitalised
        || timesOfDay.contains(sentence.form(1)))
  }

  private static let by = TermHash.of("by")
  private static let timesOfDay = TermSet(
    "early late mid noon midday midnight dawn daybreak sunrise sunset dusk nightfall morning afternoon evening"
  )
  private static let alone = TermSet(
    "peaked historically longstanding founded decades traditionally formerly originally")
  /// "Born in Holt to a miner, he began as …".
  /// "A fryer that had been left on set the pier alight": who or what it was, and not when.
  private static let relatives = TermSet("that which who")
  private static let born = TermHash.of("born")
  private static let leads = TermSet("over in during for through")
  private static let ago = TermHash.of("ago")
  private static let decades = TermHash.of("decades")
  private static let recent = TermHash.of("recent")
  private static let year = TermHash.of("year")
  private static let `for` = TermHash.of("for")
  private static let at = TermHash.of("at")
  private static let its = TermHash.of("its")
}
