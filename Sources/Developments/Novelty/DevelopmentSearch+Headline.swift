internal import News
internal import Text

extension DevelopmentSearch {
  /// "CORRECTED-…" over a text that does not say what it corrects.
  var correctedHeadline: Candidate? {
    guard !memory.isEmpty, Correction.statement(in: reading.title) != nil,
      !found.contains(where: { $0.kind == .correction })
    else { return nil }
    return Candidate(index: nil, place: -1, score: Self.correction, kind: .correction)
  }

  /// A headline whose number none of its sentences repeats, or that stands alone and tells a new event.
  var headline: Candidate? {
    guard !isOpinion, !memory.isEmpty, !reading.title.isQuestion else { return nil }
    let change = numberOfHeadline
    guard let kind = change?.kind ?? (isNewEventAlone ? .development : nil) else { return nil }
    return Candidate(
      index: nil, place: -1, score: Self.changed, kind: kind, before: change?.before,
      isEvent: isNewEvent(reading.titleVector))
  }

  private var numberOfHeadline: ToldNumbers.Change? {
    guard !reading.titleQuantities.isEmpty,
      !found.contains(where: { [.number, .dispute, .correction].contains($0.kind) })
    else { return nil }
    let context = NumberContext(origin: origin, speaker: nil, sentence: reading.title, place: 0)
    return memory.numbers.change(
      reading.titleQuantities, of: reading.titleVector, context: context)
  }

  private var isNewEventAlone: Bool {
    let title = reading.titleVector
    return reading.sentences.isEmpty && !isRewrite && !title.stance.contains(.possible)
      && (title.events + title.again).contains { !memory.told.hasTold(event: $0) }
  }
}
