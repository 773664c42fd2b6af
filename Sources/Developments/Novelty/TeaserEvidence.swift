internal import Glibc
internal import News
internal import Text

/// What speaks for it that a sentence of a teaser tells what its story did not know.
///
/// A teaser has too few words for shares of them to decide. Headline and sentence are two summaries of one article:
/// what stands in both and was never told is its news. Who told the story before has a reason to tell it again, and
/// within the first hours the others tell what is known.
struct TeaserEvidence {
  let reading: ArticleReading
  let memory: StoryMemory
  /// Of each sentence with the memory.
  let comparisons: [ToldFacts.Comparison]
  let story: Story

  // Log-odds, rounded from a regression on 295 teasers that were labelled by hand; an outlet's own sequel and the
  // hours count less than there, since outlets also tell again what they told.
  private static let prior = -4.9
  private static let agreedTerm = 0.8
  private static let agreedNumber = 1.7
  private static let people = 1.7
  private static let event = 0.4
  private static let eventOfHeadline = 1.2
  private static let name = 0.6
  private static let newTerms = 5.0
  private static let sameOutlet = 1.2
  private static let logHours = 0.3
  /// Its largest number, and nobody new and nothing else that happened: the same in other words.
  private static let otherWords = -1.5
  private static let mostTerms = 3
  private static let mostNames = 2
  /// Below, the sentence is not worth a line.
  private static let against = -1.0
  /// Brings the odds to the scale of the scores: even ones are worth a line.
  private static let slope = 0.36
  /// What the next sentence says of somebody new goes before.
  private static let most = 0.45

  /// The score of a sentence, 0 to 1, with these odds: strong ones decide, whatever it was before.
  static func weigh(_ score: Double, _ odds: Double) -> Double {
    if odds < against { return min(score, DevelopmentSearch.belowAlert) }
    guard odds >= 0 else { return score }
    return max(score, min(most, Development.alertScore * exp(slope * odds)))
  }

  /// Log-odds; 0 where as much speaks for it as against it.
  func odds(_ index: Int) -> Double {
    let vector = reading.vectors[index]
    let comparison = comparisons[index]
    var odds = Self.prior + Self.newTerms * Double(comparison.newTerms)
    odds += Self.agreedTerm * Double(min(Self.mostTerms, agreedTerms(index)))
    odds += Self.name * Double(min(Self.mostNames, comparison.newNamesAndDays))
    let hasEvent = vector.events.contains(where: isUntold)
    if hasEvent { odds += Self.event }
    odds += numbers(index, isOtherwiseKnown: !hasEvent && comparison.newNamesAndDays == 0)
    if reading.titleVector.events.contains(where: isUntold) { odds += Self.eventOfHeadline }
    let article = reading.article.article
    if memory.hasHeard(outlet: article.outlet) { odds += Self.sameOutlet }
    let hours = Double(max(0, article.firstSeen.seconds(since: story.firstSeen))) / 3_600
    return odds + Self.logHours * log1p(hours)
  }

  /// Where the largest was told, a share of it is no news; the counts may be: "nine of 14".
  private func numbers(_ index: Int, isOtherwiseKnown: Bool) -> Double {
    let all = reading.annotations[index].quantities
    let isKnown = memory.numbers.hasToldLargest(of: all)
    let new = all.filter { !memory.numbers.covers($0) && (!isKnown || !$0.isOfMeasure) }
    if new.contains(where: isInHeadline) {
      return Self.agreedNumber + (new.contains(where: \.isOfPeople) ? Self.people : 0)
    }
    if isKnown { return isOtherwiseKnown ? Self.otherWords : 0 }
    return new.contains(where: \.isOfPeople) ? Self.people : 0
  }

  /// Words of headline and sentence that the story never told.
  private func agreedTerms(_ index: Int) -> Int {
    let sentence = reading.words[index]
    return reading.vectors[index].terms.count { term in
      !memory.told.hasTold(term: term.root) && !Self.units.contains(term.root)
        && reading.titleVector.terms.contains { $0.root == term.root }
        && !sentence.words.contains { $0.root == term.root && $0.isNumber }
    }
  }

  private func isInHeadline(_ quantity: Quantity) -> Bool {
    reading.titleQuantities.contains { $0.value == quantity.value }
  }

  private func isUntold(_ event: UInt64) -> Bool { !memory.told.hasTold(event: event) }

  /// They stand beside numbers, which are compared by value.
  private static let units: Set<UInt64> = Set(
    Words(
      "hundred thousand million billion trillion mn bn euro euros dollar dollars pound pounds percent cent"
    ).all.map(\.root))
}
