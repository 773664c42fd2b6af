internal import News
internal import Text

/// Whether a sentence confirms or disputes what its story has told.
struct ClaimJudge {
  let reading: ArticleReading
  let memory: StoryMemory
  /// Of each sentence with the memory.
  let comparisons: [ToldFacts.Comparison]
  let origin: String

  /// Below this cosine to all that was told, the sentence speaks of something else.
  private static let known: Float = 0.25
  /// From here on it says what was told, or the opposite.
  private static let same: Float = 0.6
  /// A claim this near to one that was judged is judged.
  private static let judged: Float = 0.6
  /// An official source confirms with its first sentences.
  private static let leads = 2

  /// Nil where it only adds to it.
  func kind(_ index: Int, place: Int) -> AlertKind? {
    let vector = reading.vectors[index]
    guard !memory.isEmpty, memory.judged.match(vector).nearest < Self.judged else {
      return nil
    }
    let match = comparisons[index].match
    if disputes(index, match) { return .dispute }
    return confirms(index, match, place: place) ? .confirmed : nil
  }

  private func disputes(_ index: Int, _ match: SentenceIndex.Match) -> Bool {
    let sentence = reading.words[index]
    let isAttributed = reading.annotations[index].attribution != nil
    guard isAttributed, match.nearest >= Self.known else { return false }
    // Denied before, it is denied again.
    if match.nearest >= Self.same, match.stance.contains(.denied) { return false }
    let isOfToday = !reading.freshDays(of: index).isEmpty
    if (0..<sentence.count).contains(where: {
      Self.denies(sentence, $0) && !Self.isRuling(sentence, $0, isOfToday: isOfToday)
    }) {
      return true
    }
    let stance = reading.vectors[index].stance
    if match.stance.contains(.possible), Self.hasNoPlans(sentence) { return true }
    // "Never wanted to be president" is nobody's answer.
    if sentence.words.contains(where: { $0.form == Form.never }) { return false }
    // "The army has sealed off the area and no group has claimed it": said before, in two sentences.
    if stance.contains(.negated), match.near.contains(.negated) { return false }
    return match.nearest >= Self.same
      && stance.contains(.negated) != match.stance.contains(.negated)
      && isOpposite(index, match)
      && !stance.contains(.possible) && !match.stance.contains(.possible)
      && match.stance.isDisjoint(with: .denied)
  }

  /// One negates what the other says: who "found no trace" of what was told without a word of traces says nothing against it.
  private func isOpposite(_ index: Int, _ match: SentenceIndex.Match) -> Bool {
    let vector = reading.vectors[index]
    if vector.stance.contains(.negated) {
      return vector.negated.map { memory.told.hasTold(term: $0) } ?? false
    }
    return vector.terms.contains { $0.root == match.negated } && !isOfLaterDay(index)
  }

  /// What was not so is so since: "turned up unharmed on Monday".
  private func isOfLaterDay(_ index: Int) -> Bool {
    guard let last = memory.lastDay else { return false }
    return reading.freshDays(of: index).contains { $0 > last }
  }

  /// "Had no plans to", "no intention of": against what was said to be planned.
  private static func hasNoPlans(_ sentence: SentenceWords) -> Bool {
    (1..<max(1, sentence.count)).contains { index in
      sentence.form(index - 1) == no && intents.contains(sentence.form(index))
    }
  }

  /// "Denied the report", "false", "no truth": not "denied bail", "rejected the offer", "neither
  /// confirmed nor denied".
  private static func denies(_ sentence: SentenceWords, _ index: Int) -> Bool {
    let form = sentence.form(index)
    let after = index + 1..<min(sentence.count, index + 6)
    if withdrawing.contains(form) {
      return after.prefix(3).contains { assertions.contains(sentence.words[$0].stem) }
    }
    if inventions.contains(form) {
      return [Form.a, an, pure].contains(sentence.form(index - 1))
    }
    guard sentence.classes(index).contains(.deny) else { return false }
    if unreal.contains(form), !isVerdict(sentence, index) { return false }
    // "The disputed district".
    if form == disputed, isAdjective(sentence, index) { return false }
    if neither.contains(sentence.form(index - 1)) { return false }
    // "A day after denying the charges": what was denied before is told with what came of it.
    if sentence.form(index - 1) == Form.after { return false }
    // "A permit, which was denied", "the report was denied".
    if denying.contains(form), sentence.classes(index - 1).contains(.be),
      !(max(0, index - 6)..<index).contains(where: { assertions.contains(sentence.words[$0].stem) })
    {
      return false
    }
    if refusing.contains(form) {
      return after.contains { assertions.contains(sentence.words[$0].stem) }
    }
    return !after.prefix(3).contains { granted.contains(sentence.words[$0].stem) }
  }

  /// "A court denied his motion", "a judge dismissed the charges": what judges deny they do not dispute.
  private static func isRuling(_ sentence: SentenceWords, _ index: Int, isOfToday: Bool) -> Bool {
    let isDismissal = refusing.contains(sentence.form(index))
    let matters = isDismissal ? suits.union(motions) : motions
    return (isDismissal || isOfToday && denying.contains(sentence.form(index)))
      && (max(0, index - 5)..<index).contains { benches.contains(sentence.form($0)) }
      && (index + 1..<min(sentence.count, index + 6)).contains {
        matters.contains(sentence.words[$0].stem)
      }
  }

  /// "The report is false", "false reports"; not "charged with false statements", "false teeth".
  private static func isVerdict(_ sentence: SentenceWords, _ index: Int) -> Bool {
    guard index + 1 < sentence.count, sentence.gap(after: index).elementsEqual([0x20]),
      !sentence.words[index + 1].isStopWord
    else { return true }
    return assertions.contains(sentence.words[index + 1].stem)
      && !(0..<index).contains { charges.contains(sentence.form($0)) }
  }

  private static func isAdjective(_ sentence: SentenceWords, _ index: Int) -> Bool {
    sentence.classes(index - 1).contains(.preposition)
      || determiners.contains(sentence.form(index - 1))
  }

  private static let determiners = TermSet(
    "the a an this that these those its their his her our two three both")
  private static let unreal = TermSet("false fabricated")
  private static let disputed = TermHash.of("disputed")
  private static let suits = stems(
    "charge case complaint lawsuit suit claim indictment conviction allegation accusation")
  private static let charges = TermSet(
    "charged convicted accused indicted guilty arrested sentenced")
  private static let denying = TermSet("denied denies")
  private static let benches = TermSet("court judge judges jury tribunal bench panel justices")
  private static let motions = stems(
    "motion request appeal petition bid application plea injunction stay bail")

  /// Another origin has to say so; who repeats himself confirms nothing.
  private func confirms(_ index: Int, _ match: SentenceIndex.Match, place: Int) -> Bool {
    guard match.nearest >= Self.known, !memory.hasHeard(origin),
      !reading.vectors[index].stance.contains(.negated)
    else { return false }
    if reading.article.article.role == .official, !memory.isOfficial, place < Self.leads {
      return match.nearest >= Self.same && !match.stance.contains(.negated)
    }
    let words = reading.words[index]
    if match.nearest >= Self.same, match.stance.contains(.hearsay), place < Self.leads,
      reading.annotations[index].attribution != nil,
      reading.vectors[index].stance.isDisjoint(with: [.hearsay, .possible, .denied])
    {
      return true
    }
    guard let attribution = reading.annotations[index].attribution, let cue = attribution.cue,
      let verb = words.words.firstIndex(where: { $0.span == cue }),
      words.classes(verb).contains(.confirm), words.form(verb + 1) != Self.nor,
      let speaker = attribution.name ?? attribution.speaker, !Pronoun.isPronoun(speaker)
    else { return false }
    let names = Words(speaker).all.filter(\.isCapitalised)
    return !names.isEmpty && !names.allSatisfy { memory.speakers.contains($0.form) }
  }

  /// "Called it a lie", "an invention".
  private static let inventions = TermSet("lie invention fabrication fiction")
  private static let an = TermHash.of("an")
  private static let pure = TermHash.of("pure")
  private static let no = TermHash.of("no")
  private static let intents = TermSet("plan plans intention intentions")
  private static let nor = TermHash.of("nor")
  private static let neither = TermSet("nor neither not")
  private static let refusing = TermSet("dismissed dismisses dismissing rejected rejects rejecting")
  private static let assertions = stems(
    """
    report claim allegation accusation suggestion rumour rumor figure version account statement story \
    assertion charge explanation testimony toll
    """)
  private static let withdrawing = TermSet("withdrew withdraws withdrawn retracted retracts")
  private static let granted = stems(
    "bail entry access visa permission asylum parole boarding service treatment leave request")

  private static func stems(_ words: String) -> Set<UInt64> {
    Set(Words(words).all.map(\.stem))
  }
}
