internal import Text

/// What has come about, told as how things are: "the strike is off", "power is back", "the siege is over".
///
/// The words for it are small ones that stand everywhere; behind "is" or "are", at the end of what they say, they tell an
/// event that has just happened. So does "they have a deal".
enum StateEvent {
  /// The event that the word at `index` tells so; nil for any other word.
  static func of(_ sentence: SentenceWords, _ index: Int) -> UInt64? {
    if let owned = owned[sentence.form(index)], articles.contains(sentence.form(index - 1)),
      !sentence.classes(index - 2).isDisjoint(with: .have)
    {
      return owned
    }
    guard let state = states[sentence.form(index)], isBehindBe(sentence, index),
      endsThere(sentence, index)
    else { return nil }
    return state
  }

  /// "Is now off", "are all safe": not "is still out".
  private static func isBehindBe(_ sentence: SentenceWords, _ index: Int) -> Bool {
    var place = index - 1
    while place > index - reach, adverbs.contains(sentence.form(place)) { place -= 1 }
    return place > 0 && be.contains(sentence.form(place))
  }

  /// Not "out of control", "over the limit", "off the coast", "free to go", "off-limits"; nor "open on Sundays".
  private static func endsThere(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard index + 1 < sentence.count else { return true }
    let gap = sentence.gap(after: index)
    if gap.first != 0x20 { return gap.first != UInt8(ascii: "-") }
    let next = sentence.form(index + 1)
    if lasting.contains(sentence.form(index)) { return renewing.contains(next) }
    return following.contains(next) || sentence.form(index) == safe && next == Form.to
  }

  private static let articles = TermSet("a an")
  /// "They have a deal", "police have a suspect".
  private static let owned: [UInt64: UInt64] = {
    let words = Words("deal truce agreement suspect winner vaccine verdict").all
    return Dictionary(
      words.map { ($0.form, TermHash.pair(TermHash.of("have"), $0.form)) }, uniquingKeysWith: { $1 }
    )
  }()
  private static let reach = 4
  private static let be = TermSet("is are")
  private static let adverbs = TermSet("now again all both finally officially fully once more")
  private static let following = TermSet(
    "again now in at after since until from and but as with on for today tonight")
  /// What is so on and on, too: "free in shops".
  private static let lasting = TermSet("open free")
  private static let renewing = TermSet("again now after since and but today tonight")
  private static let safe = TermHash.of("safe")
  /// One event for a state and for the verbs that bring it about.
  private static let states: [UInt64: UInt64] = {
    var states: [UInt64: UInt64] = [:]
    for (forms, event) in [
      ("over", "end"), ("off", "cancel"), ("open", "reopen"), ("free", "release"),
      ("void", "annul"),
      ("bust", "bankrupt"),
    ] {
      for form in Words(forms).all { states[form.form] = Event.named(event) }
    }
    for form in ["out", "back", "safe", "home", "gone"] {
      states[TermHash.of(form)] = TermHash.of("is " + form)
    }
    return states
  }()
}
