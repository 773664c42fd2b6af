/// The cues that a sentence tells what somebody says; names of rows in `attribution.tsv`.
enum AttributionCue: Int, CaseIterable {
  /// The words' probabilities to be a cue: the highest, the mean of the two highest, the noisy or.
  case highest, meanOfTwo, anyOf
  case quote, insideQuote, oddQuotes, opensQuote, closesQuote, twoQuotes
  case firstPerson, secondPerson, accordingTo, cueAndThat, startsWithPronoun, pronounAndCue
  case nameAndCue, colon, namesSpeakerFirst, cueAfterComma, reportedly, question
  case length, short, names, first

  static let count = AttributionCue.allCases.count

  static let ofNeighbours: [AttributionCue] = [
    .highest, .anyOf, .quote, .insideQuote, .oddQuotes, .accordingTo, .nameAndCue, .firstPerson,
    .namesSpeakerFirst, .opensQuote, .closesQuote, .startsWithPronoun,
  ]
}
