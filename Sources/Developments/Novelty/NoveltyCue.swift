/// What tells whether a sentence is new to its story; names of rows in `novelty.tsv`.
enum NoveltyCue: Int, CaseIterable {
  // Against everything told: `SentenceIndex.Match`, `ToldFacts.Comparison`.
  case nearest, nearestThree, containment, uncovered, centre, newTerms, newMass, newPairs
  case newPairShare, newNumber, sentences
  // The sentence by itself.
  case number, length, mass, hours, query, triggers, capitals, quote, names, numbers
  // The document so far: the best share of the query, how often it was half or more, how many sentences.
  case queryBefore, queryShare, place

  static let count = NoveltyCue.allCases.count
}
