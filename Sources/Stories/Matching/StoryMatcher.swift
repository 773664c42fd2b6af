internal import News

/// Tells which articles report one event, in one pass, in order of arrival.
///
/// Decides by what it remembers and changes only in `remember`. What it remembers can be stored and
/// restored: see `PreparedArticle.trace` and `checkpoint`.
public struct StoryMatcher: Sendable {
  var frequencies: TermFrequencies
  var texts = KnownTexts()
  var gists = RecentGists()
  var index = StoryIndex()

  /// Stories that a match names.
  private static let described = 3
  /// Of the articles between two closings, the part whose stories say what day it is.
  private static let latestShare = 8
  /// Cosine that a rewrite has with its original at least.
  private static let leastOfRewrite: Float = 0.3
  private let closingPeriod: Int

  public init() {
    self.init(closingPeriod: 1_024, halvingPeriod: 20_480)
  }

  /// Stories are closed, and counts of words halved, after so many articles; one divides the other.
  init(closingPeriod: Int, halvingPeriod: Int) {
    self.closingPeriod = closingPeriod
    frequencies = TermFrequencies(halvingPeriod: halvingPeriod)
  }

  /// The article as it is compared, by what is known of words at this moment.
  ///
  /// Pass `isDated: false` where `published` is no date: then time plays no part.
  public func prepare(_ reading: FurnitureFilter.Reading, isDated: Bool = true) -> PreparedArticle {
    let day = isDated ? Double(reading.cleaned.article.published.seconds) / 86_400 : nil
    return ArticleVectorizer(frequencies: frequencies).prepare(reading, day: day)
  }

  /// `isExplained`: the match names the stories that were nearest, and why.
  public func match(_ article: PreparedArticle, isExplained: Bool = true) -> StoryMatch {
    let candidates = index.candidates(for: article)
    let described = candidates.prefix(isExplained ? Self.described : 0).map {
      index.describe($0, for: article)
    }
    if let original = texts.original(of: article, isOpen: index.isOpen) {
      return copy(of: original, described)
    }
    guard let best = candidates.first, best.value >= best.threshold, !article.isList else {
      return StoryMatch(
        verdict: .new, story: StableID.make("st", article.id), origin: article.source,
        candidates: described, arcCandidates: index.arcCandidates(for: article))
    }
    if let original = texts.original(of: article, in: best.slot) {
      return copy(of: original, described)
    }
    for member in index.members(of: best.story) where isNear(article, member) {
      guard let origin = gists.origin(of: member.number, retoldBy: article.gist) else { continue }
      return StoryMatch(
        verdict: .rewrite(of: member.number), story: best.story.id, origin: origin,
        candidates: described)
    }
    return StoryMatch(
      verdict: .joins, story: best.story.id, origin: article.source, candidates: described)
  }

  /// Whether the texts have so much in common that a comparison sentence by sentence is worth it.
  private func isNear(_ article: PreparedArticle, _ member: OpenStory.Member) -> Bool {
    index.likeness(of: article, to: member) >= Self.leastOfRewrite
  }

  private func copy(of original: KnownTexts.Original, _ candidates: [StoryCandidate]) -> StoryMatch
  {
    StoryMatch(
      verdict: .copy(of: original.text.number), story: index.id(of: original.text.story),
      origin: texts.origin(of: original.text), candidates: candidates, share: original.share)
  }

  /// Closed stories that the story opened by `article` may continue: of `closed`, which share some of
  /// its `arcKeys`.
  public static func arcCandidates(for article: PreparedArticle, among closed: [StoryProfile])
    -> [ArcCandidate]
  {
    closed.map { $0.candidate(for: article) }
  }

  /// Takes the article in. `story` and `origin` are what `match` said.
  ///
  /// Returns the stories that were silent for so long that they are closed now.
  @discardableResult
  public mutating func remember(_ article: PreparedArticle, story: String, origin: String)
    -> [StoryProfile]
  {
    take(article, story: story, origin: origin)
    gists.add(article.gist, of: article.number, origin: origin)
    frequencies.add(article.terms, isHeadline: !article.hasBody)
    guard frequencies.sinceHalving % closingPeriod == 0 else { return [] }
    let closed = index.close(latest: closingPeriod / Self.latestShare)
    if index.isWorthRenumbering { texts.renumber(index.renumber()) }
    return closed
  }

  mutating func take(_ article: PreparedArticle, story: String, origin: String) {
    let slot = index.add(article, to: story)
    texts.add(article, story: slot, origin: origin)
  }
}
