/// How an article fits an earlier story that it does not belong to: whether both are parts of one
/// long affair.
struct ArcLink: Hashable, Sendable {
  let story: String
  /// Cosines of the whole texts and of the names; time plays no part.
  let whole: Double
  let names: Double
  /// Names and other words that stand out in both.
  let sharedNames: Int
  let sharedTopics: Int

  private static let leastWhole: Float = 0.18
  private static let leastNames: Float = 0.12
  /// A term stands out where it has this weight.
  private static let telling: Float = 0.04
  private static let leastSharedNames = 2
  private static let leastSharedTopics = 2

  /// Nil where article and story have too little in common.
  init?(_ article: PreparedArticle, _ profile: StoryProfile) {
    let overlap = Overlap(article.vector, rarities: article.rarities, with: profile.vector)
    guard overlap.whole >= Self.leastWhole, overlap.names >= Self.leastNames else { return nil }
    var shared = (names: 0, topics: 0)
    for entry in profile.vector.entries where !TermVector.isPair(entry) {
      guard TermVector.whole(of: entry) >= Self.telling else { continue }
      let own = article.vector.entry(of: TermVector.hash(of: entry))
      guard let own, TermVector.whole(of: own) >= Self.telling else { continue }
      if TermVector.names(of: own) > 0, TermVector.names(of: entry) > 0 {
        shared.names += 1
      } else {
        shared.topics += 1
      }
    }
    guard shared.names >= Self.leastSharedNames, shared.topics >= Self.leastSharedTopics else {
      return nil
    }
    story = profile.story
    whole = Double(overlap.whole)
    names = Double(overlap.names)
    sharedNames = shared.names
    sharedTopics = shared.topics
  }
}
