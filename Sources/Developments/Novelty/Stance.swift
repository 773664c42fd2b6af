internal import Text

/// How a sentence puts what it says: as so, as not so, as possible.
struct Stance: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Says that something is not so.
  static let negated = Stance(rawValue: 1)
  /// Says that something may, will or should be so.
  static let possible = Stance(rawValue: 2)
  /// Tells what somebody denies.
  static let denied = Stance(rawValue: 4)
  /// Says that something goes on: nothing came about.
  static let continuing = Stance(rawValue: 8)

  /// Says that all of something is so.
  static let whole = Stance(rawValue: 16)

  /// By nobody who is named, or as others report.
  static let hearsay = Stance(rawValue: 32)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ sentence: SentenceWords) {
    var stance: Stance = []
    var isReason = false
    var settled = SettledEvents(of: sentence)
    for index in 0..<sentence.count {
      isReason = isReason || Self.startsReason(sentence, index)
      let classes = sentence.classes(index)
      let form = sentence.form(index)
      if classes.contains(.negation), !Self.failing.contains(form),
        !Self.adds(sentence, index), !settled.lead(to: index),
        form != Self.no || !Self.unharmed.contains(sentence.form(index + 1)),
        sentence.language == nil || !Self.isUnharmed(sentence, index)
      {
        stance.formSymmetricDifference(.negated)
      }
      if classes.contains(.modal) && !Self.isRefusal(sentence, index) && !isReason
        && !Self.isRuled(sentence, index)
        && !Self.isName(sentence, index) && !settled.lead(to: index)
        && !Self.followsFact(sentence, index)
        || Self.unsure.contains(form) && !Self.comesTrue(sentence, index)
          && !settled.decide(index)
      {
        stance.insert(.possible)
      }
      if classes.contains(.be) || Self.wishing.contains(form),
        sentence.form(index + 1) == Form.to, !Self.relative.contains(sentence.form(index - 1))
      {
        stance.insert(.possible)
      }
      if Self.all.contains(form) { stance.insert(.whole) }
      if Self.unnamed.contains(form) || Self.isReported(sentence, index)
        || form == Self.familiar && sentence.form(index + 1) == Self.with
      {
        stance.insert(.hearsay)
      }
      if classes.contains(.deny) { stance.insert(.denied) }
      if Self.goingOn.contains(form) || Self.isProgressive(sentence, index) {
        stance.insert(.continuing)
      }
    }
    self = stance
  }

  /// "Not only", "no fewer than": what follows is said, not denied.
  static func adds(_ sentence: SentenceWords, _ index: Int) -> Bool {
    adding.contains(sentence.form(index + 1))
  }

  /// "No hubo muertos", "es gab keine Verletzten".
  private static func isUnharmed(_ sentence: SentenceWords, _ index: Int) -> Bool {
    (index + 1..<index + 4).contains { victims.contains(sentence.form($0)) }
  }

  private static let victims = TermSet(
    "dead deaths injured injuries wounded victims casualties damage")

  /// "Over May pay", "minister Will Varga".
  private static func isName(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.words[index].isCapitalised && !sentence.words[index].isSentenceInitial
      && names.contains(sentence.form(index))
  }

  private static let names = TermSet("may will")
  /// "The ministers who were to open it": of somebody, not of what happened.
  private static let relative = TermSet("who which that")

  /// Present perfect: "has now been freed", not "had been freed".
  static func isPerfect(_ sentence: SentenceWords, _ index: Int) -> Bool {
    if sentence.language != nil { return isForeignPerfect(sentence, index) }
    var before = index - 1
    if sentence.form(before) == Form.and { return isJoined(to: before, sentence) }
    while before >= 0, index - before <= perfectReach {
      let classes = sentence.classes(before)
      if classes.contains(.have) { return true }
      guard classes.contains(.auxiliary) || sentence.isAdverb(before) else { return false }
      before -= 1
    }
    return false
  }

  /// "Has been stripped of her title and banned": no other verb and no comma stands between.
  private static func isJoined(to and: Int, _ sentence: SentenceWords) -> Bool {
    var before = and - 1
    while before > 0, and - before <= joinedReach,
      !sentence.gap(after: before).contains(UInt8(ascii: ","))
    {
      if sentence.classes(before).contains(.have) {
        return (before + 1..<and).prefix(perfectReach).contains {
          sentence.form($0) == Form.been || sentence.isPastForm($0, stem: 3)
        }
      }
      if sentence.classes(before).contains(.be), sentence.form(before) != Form.been { return false }
      before -= 1
    }
    return false
  }

  private static let joinedReach = 14

  /// "Hat den Entwurf am Dienstag abgelehnt", "est mort": made with either verb, which may stand far before.
  private static func isForeignPerfect(_ sentence: SentenceWords, _ index: Int) -> Bool {
    var before = index - 1
    while before >= max(0, index - foreignReach),
      !sentence.gap(after: before).contains(UInt8(ascii: ","))
    {
      let classes = sentence.classes(before)
      if classes.contains(.have) || classes.contains(.present) && classes.contains(.be) {
        return true
      }
      before -= 1
    }
    return false
  }

  private static let foreignReach = 10
  /// "Have all now been".
  private static let perfectReach = 4

  /// "Will not pay", "won't pay": that is decided.
  static func isRefusal(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == wont
      || sentence.form(index) == Form.will && sentence.form(index + 1) == Form.not
  }

  /// "Must pay 450,000, judges ruled": so it is decided.
  private static func isRuled(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == must
      && (max(0, index - rulingReach)..<min(sentence.count, index + rulingReach)).contains {
        ruling.contains(sentence.form($0))
      }
  }

  private static let rulingReach = 24
  private static let must = TermHash.of("must")
  private static let ruling = TermSet("ruled rules ordered orders")

  /// "Raised the warning because the slope could slide": raised it is.
  private static func startsReason(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard index >= longestAside else { return false }
    return reasons.contains(sentence.form(index))
      || arguing.contains(sentence.form(index))
        && sentence.gap(after: index - 1).first == UInt8(ascii: ",")
  }

  private static let reasons = TermSet("because although though")
  /// Behind a comma: "blocked the merger, saying it would raise prices".
  private static let arguing = TermSet("since saying arguing warning")

  /// "Will face a retrial after the court quashed the verdict": quashed it is.
  private static func followsFact(_ sentence: SentenceWords, _ modal: Int) -> Bool {
    let behind = modal + 1..<modal + farthestFact
    guard let after = behind.first(where: { sentence.form($0) == Form.after }) else { return false }
    return (after + 2..<after + clause).contains(where: sentence.isPast)
  }

  /// Words from a modal to the "after" of its sentence, and from that to its verb.
  private static let farthestFact = 24
  private static let clause = 10

  private static let wont = TermHash.of("won't")

  /// "As expected", "as economists had expected": so it is.
  private static func comesTrue(_ sentence: SentenceWords, _ index: Int) -> Bool {
    (max(0, index - longestAside)..<index).contains { sentence.form($0) == Form.as }
  }

  /// "The Lantern reported": by a name, whose own business it is.
  private static func isReported(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.form(index) == reported && index > 1 && sentence.words[index - 1].isCapitalised
  }

  private static let reported = TermHash.of("reported")
  private static let unnamed = TermSet(
    "source sources insider insiders reportedly rumoured rumored unconfirmed anonymity citing")
  private static let familiar = TermHash.of("familiar")
  private static let with = TermHash.of("with")
  /// "Is buying", "are now closing": as planned as "will buy".
  private static func isProgressive(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard being.contains(sentence.form(index)) else { return false }
    let verb = index + (sentence.isAdverb(index + 1) || sentence.form(index + 1) == now ? 2 : 1)
    guard verb < sentence.count, !sentence.words[verb].isCapitalised else { return false }
    let span = sentence.words[verb].span
    return span.count > 5 && sentence.bytes[..<span.upperBound].suffix(3) == [0x69, 0x6e, 0x67]
  }

  private static let being = TermSet("is are")
  private static let now = TermHash.of("now")
  private static let all = TermSet(
    "all every everyone everybody everything entire entirely fully whole nobody")
  private static let longestAside = 4
  /// Before "to": what is wished, tried or talked about.
  private static let wishing = TermSet(
    "wants want hopes hope aims aim intends tries trying talks bids wishes")
  private static let adding = TermSet("only just fewer less longer yet doubt matter guilty")
  /// What fails happens; it is not denied.
  private static let failing = TermSet("fails failed without")
  private static let no = TermHash.of("no")
  /// After "no": who escaped, what was declined, a motion. None is another word on the same matter.
  private static let unharmed = TermSet("one injuries casualties to confidence")
  private static let goingOn = TermSet(
    """
    continue continues continued continuing remain remains remained still keeps stays maintains \
    maintained retains
    """)
  private static let unsure = TermSet(
    """
    plans plan planned considers considering mulls weighs threatens threatened seeks expected proposes \
    proposed recommended recommends urged urges reportedly rumoured rumored unconfirmed alleged allegedly feared
    """)
}
