public import News

/// Tells which articles report one event, in one pass, in order of arrival.
///
/// Decides by what it remembers and changes only in `remember`: replaying `prepare` and `remember`
/// over the stored articles with their stories gives the same memory again.
public struct StoryMatcher: Sendable {
  private var frequencies = TermFrequencies()
  private var texts = RecentTexts()
  private var index = StoryIndex()
  var weights = ScoreWeights.standard

  private static let arcs = 5

  public init() {}

  /// The article as it is compared, by what is known of words at this moment.
  ///
  /// Pass `isDated: false` where `published` is no date: then time plays no part.
  public func prepare(_ cleaned: CleanedArticle, isDated: Bool = true) -> PreparedArticle {
    let day = isDated ? Double(cleaned.article.published.seconds) / 86_400 : nil
    return ArticleVectorizer(frequencies: frequencies).prepare(cleaned, day: day)
  }

  public func match(_ article: PreparedArticle) -> StoryMatch {
    let candidates = index.candidates(for: article, weights)
    let described = candidates.map { $0.described(for: article, weights) }
    if let original = texts.original(of: article) {
      return StoryMatch(
        verdict: .copy(of: original.number), story: original.story, origin: original.origin,
        candidates: described)
    }
    guard let best = candidates.first, best.value >= best.threshold else {
      return StoryMatch(
        verdict: .new, story: StableID.make("st", article.id), origin: article.source,
        arc: index.arcs(for: article, candidates).prefix(Self.arcs).map { $0 },
        candidates: described)
    }
    if let original = rewritten(by: article, in: best.story) {
      return StoryMatch(
        verdict: .rewrite(of: original.number), story: best.story.id, origin: original.origin,
        candidates: described)
    }
    return StoryMatch(
      verdict: .joins, story: best.story.id, origin: article.source, candidates: described)
  }

  /// Takes the article in. `story` and `origin` are what `match` said, or what is stored.
  public mutating func remember(_ article: PreparedArticle, story: String, origin: String) {
    index.add(article, to: story)
    texts.add(article, story: story, origin: origin)
    frequencies.add(article.terms)
  }

  /// The earliest member that the article retells.
  private func rewritten(by article: PreparedArticle, in story: StoryMemory) -> RecentTexts.Text? {
    for member in story.members {
      guard let text = texts.text(number: member.number), let gist = text.gist else { continue }
      if article.gist.isRewrite(of: gist) { return text }
    }
    return nil
  }
}
