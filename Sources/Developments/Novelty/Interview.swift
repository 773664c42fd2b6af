internal import Text

/// Interviews and portraits: somebody talks, or is described, and nothing happened.
enum Interview {
  /// Where something happens in the headline or the lead, that is news, whoever tells it to whom.
  static func isAnnounced(by headline: SentenceWords, lead: SentenceWords?) -> Bool {
    if headline.happens || lead?.happens == true { return false }
    if isPortrait(headline) || isNamed(in: headline) { return true }
    return lead.map(isTalk) ?? false
  }

  /// "Meet the …", "Inside …", "The man who …", "The rise and fall of …".
  private static func isPortrait(_ headline: SentenceWords) -> Bool {
    let next = headline.form(1)
    if headline.form(0) == meet { return articles.contains(next) }
    if headline.form(0) == Form.the {
      return persons.contains(next) && relatives.contains(headline.form(2))
        || next == rise && [Form.of, Form.and].contains(headline.form(2))
    }
    return false
  }

  /// "Interview: …", "… | Interview", "Lunch with …".
  private static func isNamed(in headline: SentenceWords) -> Bool {
    guard headline.count > 2 else { return false }
    let last = headline.count - 1
    return kinds.contains(headline.form(0)) && isSetApart(headline.gap(after: 0))
      || kinds.contains(headline.form(last)) && isSetApart(headline.gap(after: last - 1))
      || meals.contains(headline.form(0)) && headline.form(1) == with
  }

  private static func isSetApart(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.contains(UInt8(ascii: ":")) || gap.contains(UInt8(ascii: "|"))
  }

  /// "The founder … explains how …", "… talks about …": in the present tense of a teaser.
  private static func isTalk(_ lead: SentenceWords) -> Bool {
    (1..<max(1, lead.count)).contains { index in
      let next = lead.form(index + 1)
      return explaining.contains(lead.form(index)) && subjects.contains(next)
        || talking.contains(lead.form(index)) && topics.contains(next)
        || lead.form(index) == opens && next == up
        || lead.form(index) == talks && next == about && isSomebody(lead, index - 1)
    }
  }

  private static let meet = TermHash.of("meet")
  private static let rise = TermHash.of("rise")
  private static let with = TermHash.of("with")
  private static let articles = TermSet("the a an")
  private static let persons = TermSet("man woman men women people family billionaire tycoon")
  private static let relatives = TermSet("who behind that")
  private static let kinds = TermSet(
    "interview interviews profile portrait entretien entrevista intervista")
  private static let meals = TermSet("lunch dinner breakfast tea coffee")
  private static let explaining = TermSet("explains discusses recalls describes")
  private static let subjects = TermSet("how why what his her their")
  private static let talking = TermSet("reflects muses chats")
  /// Not "trade talks about": who talks has a capital, or an office.
  private static func isSomebody(_ lead: SentenceWords, _ index: Int) -> Bool {
    lead.words[index].isCapitalised && !lead.words[index].isSentenceInitial
      || lead.form(index) == Form.who || lead.isAdverb(index)
      || NamedSpeaker.isOffice(lead.words[index])
  }

  private static let talks = TermHash.of("talks")
  private static let about = TermHash.of("about")
  private static let opens = TermHash.of("opens")
  private static let up = TermHash.of("up")
  private static let topics = TermSet("about on up over of")
}
