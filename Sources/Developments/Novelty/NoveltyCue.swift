/// What tells whether a sentence is new to its story; names of rows in `novelty.tsv`.
enum NoveltyCue: Int, CaseIterable {
  // Against everything told: `SentenceIndex.Match`, `ToldFacts.Comparison`.
  case nearest, nearestThree, containment, uncovered, centre, newTerms, newMass, newPairs
  case newPairShare, newNumber, sentences
  // The sentence by itself.
  case number, length, mass, hours, query, triggers, capitals, quote, names, numbers
  // The document so far: the best share of the query, how often it was half or more, how many sentences.
  case queryBefore, queryShare, place
  // Squares: neither a sentence that nothing is near to nor a copy is news of the story.
  case nearestSquared, centreSquared, newPairsSquared, newTermsSquared, massSquared
  case uncoveredSquared

  static let squares: [(of: NoveltyCue, is: NoveltyCue)] = [
    (.nearest, .nearestSquared), (.centre, .centreSquared), (.newPairs, .newPairsSquared),
    (.newTerms, .newTermsSquared), (.mass, .massSquared), (.uncovered, .uncoveredSquared),
  ]
  static let count = NoveltyCue.allCases.count
}
