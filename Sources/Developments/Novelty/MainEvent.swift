internal import Text

/// Which of a sentence's events is its predicate.
enum MainEvent {
  /// Whether the event at `index` is only part of what the sentence speaks about: "the merger of …", "the dead woman", "the
  /// painting sold in May is a fake".
  static func isAside(_ index: Int, of sentence: SentenceWords) -> Bool {
    isParticiple(index, of: sentence)
      || determiners.contains(sentence.form(index - 1)) && !isState(index, of: sentence)
  }

  /// "Is a fake": as how things are now, it has just come out.
  static func isState(_ index: Int, of sentence: SentenceWords) -> Bool {
    determiners.contains(sentence.form(index - 1)) && present.contains(sentence.form(index - 2))
  }

  /// Behind a noun, with a preposition behind it and the verb of the sentence to come.
  private static func isParticiple(_ index: Int, of sentence: SentenceWords) -> Bool {
    guard index > 0, index + 2 < sentence.count, !sentence.words[index - 1].isStopWord,
      sentence.gap(after: index - 1).elementsEqual([0x20]),
      sentence.classes(index + 1).contains(.preposition)
    else { return false }
    for place in index + 2..<min(sentence.count, index + farthestVerb) {
      let classes = sentence.classes(place)
      if verbs.contains(sentence.form(place)) { return sentence.form(place - 1) != Form.to }
      if endsPhrase(place, of: sentence) || classes.contains(.anyPronoun) { return false }
    }
    return false
  }

  private static func endsPhrase(_ index: Int, of sentence: SentenceWords) -> Bool {
    sentence.gap(after: index - 1).contains { $0 != 0x20 && !currency.contains($0) }
      || joining.contains(sentence.form(index))
      || sentence.form(index) == Form.as && !determiners.contains(sentence.form(index + 1))
  }

  private static let present = TermSet("is are")
  private static let farthestVerb = 16
  private static let verbs = TermSet("is are was were has have")
  private static let joining = TermSet(
    "and but or that who which whose when where while after before because since until if than")
  private static let currency = Array("$€£-".utf8)
  private static let determiners = TermSet("the a an this its his her their")
}
