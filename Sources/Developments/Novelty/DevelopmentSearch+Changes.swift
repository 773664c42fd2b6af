internal import News
internal import Text

/// What a sentence changes in what its story told.
extension DevelopmentSearch {
  private static let leads = 2
  /// From here on two sentences may speak of the same.
  private static let alike: Float = 0.5

  /// What a sentence does to a claim, or to a number, of the story.
  struct Change {
    var kind: AlertKind
    /// The number that was told before.
    var before: String?
    /// The number counts whom something befell, or what burnt.
    var isToll = false
  }

  func change(_ index: Int, place: Int) -> Change? {
    let claim = ClaimJudge(
      reading: reading, memory: memory, comparisons: comparisons, origin: origin
    ).kind(index, place: place)
    if isOpinion { return claim == .dispute ? Change(kind: .dispute) : nil }
    var context = NumberContext(
      origin: origin, speaker: reading.speaker(of: index), sentence: reading.words[index],
      place: place)
    context.headline = reading.titleQuantities.map(\.value)
    let change = memory.numbers.change(
      reading.annotations[index].quantities, of: reading.vectors[index], context: context)
    return change.map { Change(kind: $0.kind, before: $0.before, isToll: $0.isToll) }
      ?? claim.map { Change(kind: $0) }
  }

  /// What headline and lead say of all was told of some, or of nobody: "all are free", "nobody is left".
  func isWholeNow(_ index: Int, place: Int) -> Bool {
    let stance = reading.vectors[index].stance
    return place < Self.leads && !isRewrite && !memory.isEmpty && stance.contains(.whole)
      && !stance.contains(.possible) && reading.titleVector.stance.contains(.whole)
      && !comparisons[index].match.stance.contains(.whole)
  }

  /// What stands on top is of a later day than all that the story told.
  func isOfLaterDay(_ index: Int, place: Int) -> Bool {
    guard place < Self.leads, !isRewrite,
      reading.vectors[index].stance.isDisjoint(with: [.possible, .continuing])
        || place == 0 && isDecided(index)
    else { return false }
    return namesLaterDay(index)
  }

  /// A day later than all that the story told.
  func namesLaterDay(_ index: Int) -> Bool {
    guard let last = memory.lastDay else { return false }
    return reading.freshDays(of: index).contains { $0 > last }
  }

  /// "Will be flying again from Friday, the airline said on Tuesday".
  private func isDecided(_ index: Int) -> Bool {
    let sentence = reading.words[index]
    guard !reading.vectors[index].stance.contains(.continuing),
      reading.annotations[index].attribution?.cue != nil
    else { return false }
    return !(0..<sentence.count).contains {
      sentence.classes($0).contains(.modal) && sentence.form($0) != Form.will
        || Self.undecided.contains(sentence.form($0))
    }
  }

  private static let undecided = TermSet(
    "plans plan planned considers considering expected hopes hope hoped may wants want fears feared likely reportedly alleged if"
  )

  /// The events of a sentence that the story has not told.
  func untold(_ vector: SentenceVector) -> [UInt64] {
    vector.events.filter { !memory.told.hasTold(event: $0) }
  }

  /// A lead that counts whom it befell, where nobody counted them before, or counts more of them.
  func isFirstToll(_ index: Int, place: Int) -> Bool {
    place < Self.leads && !isRewrite && !memory.isEmpty
      && !reading.vectors[index].stance.contains(.possible)
      && (memory.numbers.isFirstToll(among: reading.annotations[index].quantities)
        || memory.numbers.areMore(among: reading.annotations[index].quantities))
  }

  /// What was told as planned or possible is now told as so; what goes on did not come about.
  func isNowFact(_ index: Int, _ reported: SentenceIndex.Match) -> Bool {
    reported.nearest >= Self.alike && reported.stance.contains(.possible)
      && reading.vectors[index].stance.isDisjoint(with: [.possible, .continuing])
      && !reading.vectors[index].happenings.isEmpty && !isOpinion
  }
}
