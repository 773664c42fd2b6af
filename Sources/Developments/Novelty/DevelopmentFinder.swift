public import News
internal import Text

/// Finds what an article says that its story did not know yet.
///
/// Reads no clock and keeps no state: the same article and memory give the same developments.
public struct DevelopmentFinder: Sendable {
  /// From this score on a development is news for the digest; `find` returns nothing below it.
  public static let digestThreshold = 0.15

  private let annotator = SentenceAnnotator()

  /// A sentence this near to one already reported says the same.
  static let sameAsReported: Float = 0.6
  static let mostPerArticle = 8
  /// What scores this share of the best and stands before it opens the story: a headline of the copy
  /// desk's making must not choose another sentence.
  private static let nearBest = 0.5
  /// The same for what an article adds to its story.
  private static let nearlyBest = 0.75
  /// Score of a piece that comments or explains and opens its story: it stands in the digest.
  private static let ofCommentary = 0.2
  /// Least score of what opens a story whose headline says that something happened: above what muses.
  private static let happening = 0.5

  public init() {}

  /// Annotates the sentences and makes them comparable; once per article.
  public func read(_ article: CleanedArticle) -> ArticleReading {
    ArticleReading(article, annotator: annotator)
  }

  /// The developments, best first; `origin` is whom the article really comes from.
  ///
  /// Where the memory is empty the article opens its story: the best one has kind `.story`, and there is
  /// one unless the article is opinion or empty. Opinion raises disputes and adds nothing else. What a
  /// rewrite says in its own words, names and all, its original has said.
  public func find(
    in reading: ArticleReading, memory: StoryMemory, story: Story, origin: String,
    isRewrite: Bool = false
  ) -> [Development] {
    find(
      by: DevelopmentSearch(
        reading: reading, memory: memory, story: story, origin: origin, isRewrite: isRewrite))
  }

  func find(by search: consuming DevelopmentSearch) -> [Development] {
    search.run()
    let (reading, story) = (search.reading, search.story)
    var developments: [Development] = []
    var told: [DevelopmentSearch.Candidate] = []
    var chosen = ToldFacts(sentences: Self.mostPerArticle)
    for candidate in search.found where developments.count < Self.mostPerArticle {
      guard candidate.score >= Self.digestThreshold else { break }
      let vector = candidate.index.map { reading.vectors[$0] } ?? reading.titleVector
      guard chosen.compare(vector).match.nearest <= Self.sameAsReported else { continue }
      chosen.insert(vector)
      developments.append(development(candidate, reading, story))
      told.append(candidate)
    }
    if search.memory.isEmpty {
      open(&developments, reading, search.found.first { $0.index != nil }, story)
    } else {
      leadFirst(&developments, told)
    }
    return developments
  }

  /// What stands before the best and is nearly as good goes before it: articles begin with their news. Nothing goes
  /// before a new event that is none itself; and one on top goes before what is none, however new its words are.
  private func leadFirst(
    _ developments: inout [Development], _ candidates: [DevelopmentSearch.Candidate]
  ) {
    guard let best = developments.first, best.kind == .development, let place = best.span,
      candidates[0].outcome == nil
    else { return }
    let least = max(Development.alertScore, Self.nearlyBest * best.score)
    let lead = developments.indices.filter {
      let isEvent = candidates[$0].isEvent
      let isNews = isEvent && candidates[$0].place == 0 && !candidates[0].isEvent
      return developments[$0].score
        >= (isNews ? Development.alertScore : least)
        && (isEvent || !candidates[0].isEvent || developments[$0].kind != .development)
    }.min { start(of: developments[$0]) < start(of: developments[$1]) }
    guard let lead, start(of: developments[lead]) < place.lowerBound else { return }
    developments[lead].score = best.score
    developments.insert(developments.remove(at: lead), at: 0)
  }

  func development(
    _ candidate: DevelopmentSearch.Candidate, _ reading: ArticleReading, _ story: Story
  ) -> Development {
    guard let index = candidate.index else {
      let title = reading.article.title
      return Development(
        id: Self.id(title, story), kind: candidate.kind, sentence: title, span: nil,
        score: candidate.score, before: candidate.before)
    }
    let sentence = reading.article.sentences[index]
    let annotation = reading.annotations[index]
    return Development(
      id: Self.id(sentence.text, story), kind: candidate.kind, sentence: sentence.text,
      span: sentence.span, score: candidate.score, role: annotation.role,
      speaker: annotation.attribution.flatMap { NamedSpeaker.shown($0, in: reading.words[index]) },
      limit: limit(of: index, reading), before: candidate.before)
  }

  /// The sentence's own limit, or that of the next one which says nothing else, or the article's where the sentence or
  /// the headline, which stands beside it, claims that something is whole.
  private func limit(of index: Int, _ reading: ArticleReading) -> String? {
    if let limit = reading.annotations[index].limit { return limit }
    if let next = reading.sentences.first(where: { $0 > index }),
      LimitScanner.isAside(reading.words[next])
    {
      return reading.annotations[next].limit
    }
    guard
      LimitScanner.claimsWhole(reading.words[index]) || LimitScanner.claimsWhole(reading.title)
    else { return nil }
    return reading.sentences.lazy.compactMap { reading.annotations[$0].limit }.first
  }

  /// Makes the best development the one that opens the story; takes one where none was good enough.
  private func open(
    _ developments: inout [Development], _ reading: ArticleReading,
    _ best: DevelopmentSearch.Candidate?, _ story: Story
  ) {
    guard reading.article.article.role != .opinion else { return }
    if developments.isEmpty, let best {
      developments.append(development(best, reading, story))
    }
    let headline = DevelopmentSearch.Candidate(
      index: nil, place: -1, score: developments.first?.score ?? Development.alertScore,
      kind: .story)
    if developments.isEmpty ? !reading.article.title.isEmpty : FilledForm.isOne(reading) {
      developments.insert(development(headline, reading, story), at: 0)
      developments = Array(developments.prefix(Self.mostPerArticle))
    }
    guard let best = developments.first else { return }
    if best.span == nil {
      developments[0].score = score(ofOpening: best.score, reading)
      return
    }
    let first = developments.indices.filter { index in
      developments[index].score >= Self.nearBest * best.score && developments[index].span != nil
    }.min { start(of: developments[$0]) < start(of: developments[$1]) }
    developments.insert(developments.remove(at: first ?? 0), at: 0)
    developments[0].kind = .story
    developments[0].score = score(ofOpening: best.score, reading)
  }

  private func score(ofOpening best: Double, _ reading: ArticleReading) -> Double {
    if reading.isCommentary { return Self.ofCommentary }
    return max(best, reading.title.happens ? Self.happening : Development.alertScore)
  }

  private func start(of development: Development) -> Int {
    development.span?.lowerBound ?? Int.max
  }

  /// A function of the story and the sentence's words, whatever its case and punctuation.
  private static func id(_ sentence: String, _ story: Story) -> String {
    let words = Words(sentence)
    let folded = words.all.map { words.form(of: $0) }.joined(separator: " ")
    return StableID.make("dv", story.id, folded)
  }
}
