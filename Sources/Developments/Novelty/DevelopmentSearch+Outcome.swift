internal import News
internal import Text

/// What an article tells further down: "The board met on Friday. … The ministers lifted the ban."
extension DevelopmentSearch {
  /// How much a sentence decides under a first one in which nothing new happens.
  enum Outcome: Int, Comparable {
    /// Something happens in it.
    case happens
    /// An event that the story has not told.
    case event
    /// It ends or turns the affair.
    case decides
    /// It does so on a day of its own or on that of a later lead, or settles a matter on any.
    case settles

    static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
  }

  /// Further down stands how it came to it.
  static let nearTop = 5
  /// Not so what is of a later day than all that was told.
  private static let middle = 8
  /// Least share of a sentence that was told, by weight: it speaks of the same affair.
  private static let leastKnown: Float = 0.2
  private static let leastKnownOfLaterDay: Float = 0.1

  /// Nil where the sentence is none.
  func outcome(_ index: Int, place: Int, _ factors: DevelopmentScore) -> Outcome? {
    guard let first = reading.sentences.first, index != first,
      place < (namesLaterDay(index) ? Self.middle : Self.nearTop),
      !isRewrite, !isOpinion, !memory.isEmpty, !factors.isBackground,
      reading.vectors[index].stance.isDisjoint(with: [.possible, .continuing, .negated]),
      !History.isTold(reading.words[index]) || isDisclosed(index),
      namesLaterDay(index) || !countsOnlyKnown(index)
    else { return nil }
    let isDated =
      !reading.freshDays(of: index).isEmpty || isOfLaterDay(first, place: 0)
      || reading.vectors[index].isPerfect
    let (events, lead) = (news(of: index), news(of: first))
    if lead.isEmpty, !isOfLaterDay(first, place: 0) || untold(reading.vectors[first]).isEmpty {
      if events.contains(where: isDated ? Event.decides : Event.settles) { return .settles }
      if isScene(first), isOfStory(index) {
        if events.contains(where: Event.decides) { return .decides }
        if isNewEvent(reading.vectors[index]), !events.isEmpty { return .event }
        let isNew = comparisons[index].newHappenings > 0 || countsAnew(index)
        return isNew && !reading.freshDays(of: index).isEmpty ? .happens : nil
      }
    }
    // Who died in it comes behind the attack; it goes before the end of a search.
    let isTame = !lead.contains { Event.decides($0) || Event.isViolent($0) }
    return isTame && isDated && events.contains { $0 == Event.death } ? .settles : nil
  }

  /// The new events that a sentence tells as facts: not "called for an end", "did not stop".
  func news(of index: Int) -> [UInt64] {
    let vector = reading.vectors[index]
    return vector.stance.contains(.possible)
      ? [] : vector.toldEvents.filter { !memory.told.hasTold(event: $0) }
  }

  /// "More than 6,000 have had to leave" after "6,000 were forced from their homes".
  private func countsOnlyKnown(_ index: Int) -> Bool {
    let quantities = reading.annotations[index].quantities
    return !quantities.isEmpty
      && quantities.allSatisfy {
        $0.value >= Self.large && memory.numbers.hasTold($0.value)
      }
  }

  /// A number that was never told, of those that do not return by chance, and no measure.
  private func countsAnew(_ index: Int) -> Bool {
    namesLaterDay(index)
      && reading.annotations[index].quantities.contains {
        !$0.isOfMeasure && $0.value >= Self.large && !memory.numbers.hasTold($0.value)
      }
  }

  private static let large = 10.0

  /// "Disclosed on Tuesday that inspectors had ordered it shut": what is long past is news when it comes out.
  private func isDisclosed(_ index: Int) -> Bool {
    guard reading.words[index].words.contains(where: { Self.disclosing.contains($0.form) })
    else { return false }
    return namesLaterDay(index)
  }

  private static let disclosing = TermSet(
    "disclosed revealed admitted acknowledged conceded discovered")

  /// Nothing happens in it, told or not: "Candles burned in the windows". A report that begins with what is known goes on
  /// with its details.
  private func isScene(_ first: Int) -> Bool {
    reading.vectors[first].happenings.isEmpty && reading.vectors[first].events.isEmpty
  }

  /// What stands on top tells no event that is new.
  var isUnderNoEvent: Bool {
    reading.sentences.first.map { !isNewEvent(reading.vectors[$0]) } ?? false
  }

  var leadCountsNothing: Bool {
    reading.sentences.first.map { reading.annotations[$0].quantities.isEmpty } ?? false
  }

  private func isOfStory(_ index: Int) -> Bool {
    1 - comparisons[index].newTerms
      >= (namesLaterDay(index) ? Self.leastKnownOfLaterDay : Self.leastKnown)
  }

  /// What came of it goes before how it came about, however new the words of that are.
  func raiseOutcome(among found: inout [Candidate]) {
    let outcomes = found.indices.filter { found[$0].outcome != nil }
    guard
      let best = outcomes.max(by: { left, right in
        let (left, right) = (found[left], found[right])
        if left.outcome != right.outcome {
          return (left.outcome ?? .happens) < (right.outcome ?? .happens)
        }
        return (left.score, right.place) < (right.score, left.place)
      })
    else { return }
    let most = found.filter { $0.kind == .development }.map(\.score).max() ?? 0
    found[best].score = max(found[best].score, most + Self.ahead)
  }
}
