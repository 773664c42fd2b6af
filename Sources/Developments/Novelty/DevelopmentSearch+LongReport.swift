internal import News
internal import Text

/// Long reports: a scene, a portrait and a second account of the known are all new words.
extension DevelopmentSearch {
  /// From so many sentences on new words alone are no news. Who writes less leaves the colour out.
  private static let longReport = 5

  /// Leaves what shows no sign of news to the digest.
  mutating func demandEvidence() {
    guard !memory.isEmpty, !isRewrite, reading.sentences.count >= Self.longReport else { return }
    for position in found.indices where !isNews(found[position]) {
      found[position].score = min(found[position].score, Self.belowAlert)
    }
  }

  /// A claim or a number changes, an event that nobody told, something new that happens to somebody new, or on top what
  /// happens, or is said, on a later day than all that was told.
  private func isNews(_ candidate: Candidate) -> Bool {
    guard candidate.kind == .development, candidate.outcome == nil, !candidate.isEvent,
      let index = candidate.index
    else { return true }
    let comparison = comparisons[index]
    return candidate.place == 0 && !news(of: index).isEmpty
      || comparison.newNames > 0 && comparison.newHappenings > 0
      || isWholeNow(index, place: candidate.place) || isFirstToll(index, place: candidate.place)
      || added.contains(index) || isSaidLater(index, place: candidate.place)
  }

  private func isSaidLater(_ index: Int, place: Int) -> Bool {
    guard place < Self.teaserSentences, namesLaterDay(index) else { return false }
    let vector = reading.vectors[index]
    return place == 0 || !vector.events.isEmpty
      || reading.annotations[index].attribution != nil
  }
}
