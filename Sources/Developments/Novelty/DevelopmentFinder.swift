public import News
internal import Text

/// Finds what an article says that its story did not know yet.
///
/// Reads no clock and keeps no state: the same article and memory give the same developments.
public struct DevelopmentFinder: Sendable {
  /// From this score on a development may alert.
  public static let alertThreshold = 0.26
  /// From this score on it is news for the digest; `find` returns nothing below it.
  public static let digestThreshold = 0.15

  private let annotator = SentenceAnnotator()

  /// Shorter and longer sentences are fragments and lists.
  private static let wordCounts = 5...70
  /// A sentence this near to one already reported says the same.
  private static let sameAsReported: Float = 0.6
  private static let mostPerArticle = 8
  /// Score of a changed number whose sentence is otherwise known.
  private static let changedNumber = 0.3
  private static let whether = TermHash.of("whether")
  /// Score of a headline that has no text under it.
  private static let headlineAlone = 0.5

  public init() {}

  /// Annotates the sentences and makes them comparable; once per article.
  public func read(_ article: CleanedArticle) -> ArticleReading {
    ArticleReading(article, annotator: annotator)
  }

  /// The developments, best first.
  ///
  /// Where the article opens its story, the best one has kind `.story`, and there is one unless the
  /// article is opinion or empty.
  public func find(
    in reading: ArticleReading, memory: StoryMemory, story: Story, opensStory: Bool
  ) -> [Development] {
    var found = candidates(reading, memory, story)
    found.sort { ($0.score, $1.place) > ($1.score, $0.place) }
    var developments: [Development] = []
    var chosen = ToldFacts(sentences: Self.mostPerArticle)
    for candidate in found where developments.count < Self.mostPerArticle {
      guard candidate.score >= Self.digestThreshold else { break }
      let vector = reading.vectors[candidate.index]
      guard chosen.compare(vector).match.nearest <= Self.sameAsReported else { continue }
      chosen.insert(vector)
      developments.append(development(candidate, reading, story))
    }
    if opensStory { open(&developments, reading, found.first, story) }
    return developments
  }

  private struct Candidate {
    var index: Int
    var place: Int
    var score: Double
    var kind: AlertKind
  }

  private func candidates(_ reading: ArticleReading, _ memory: StoryMemory, _ story: Story)
    -> [Candidate]
  {
    let scorer = SentenceScorer(reading, memory: memory, headline: story.headline)
    let isOpinion = reading.article.article.role == .opinion
    var candidates: [Candidate] = []
    for (place, index) in reading.sentences.enumerated() {
      let vector = reading.vectors[index]
      guard Self.wordCounts.contains(vector.wordCount), !isQuestion(reading.words[index])
      else { continue }
      let factors = scorer.score(index, place: place)
      var candidate = Candidate(
        index: index, place: place, score: factors.value(isOpinion: isOpinion), kind: .development)
      let changed = memory.numbers.change(reading.annotations[index].quantities, of: vector)
      if changed != nil, !factors.isBackground, !isOpinion {
        candidate.kind = .number
        candidate.score = max(candidate.score, Self.changedNumber)
      } else if memory.reported.compare(vector).match.nearest > Self.sameAsReported {
        continue
      } else if let kind = ClaimKind.kind(reading, index, memory: memory) {
        candidate.kind = kind
      }
      candidates.append(candidate)
    }
    return candidates
  }

  /// A question claims nothing.
  private func isQuestion(_ sentence: SentenceWords) -> Bool {
    sentence.bytes.last == UInt8(ascii: "?") || sentence.form(0) == Self.whether
  }

  private func development(_ candidate: Candidate, _ reading: ArticleReading, _ story: Story)
    -> Development
  {
    let sentence = reading.article.sentences[candidate.index]
    let annotation = reading.annotations[candidate.index]
    return Development(
      id: Self.id(sentence.text, story), kind: candidate.kind, sentence: sentence.text,
      span: sentence.span, score: candidate.score, role: annotation.role,
      speaker: annotation.attribution.flatMap { $0.span == nil ? nil : $0.name ?? $0.speaker },
      limit: limit(of: candidate.index, reading))
  }

  /// The sentence's own limit, or the article's where the sentence claims that something is whole.
  private func limit(of index: Int, _ reading: ArticleReading) -> String? {
    if let limit = reading.annotations[index].limit { return limit }
    guard LimitScanner.claimsWhole(reading.words[index]) else { return nil }
    return reading.sentences.lazy.compactMap { reading.annotations[$0].limit }.first
  }

  /// Makes the best development the one that opens the story; takes one where none was good enough.
  private func open(
    _ developments: inout [Development], _ reading: ArticleReading, _ best: Candidate?,
    _ story: Story
  ) {
    guard reading.article.article.role != .opinion else { return }
    if developments.isEmpty, let best {
      developments.append(development(best, reading, story))
    }
    if developments.isEmpty, !reading.article.title.isEmpty {
      developments.append(
        Development(
          id: Self.id(reading.article.title, story), kind: .story,
          sentence: reading.article.title, span: nil, score: Self.headlineAlone))
    }
    if !developments.isEmpty {
      developments[0].kind = .story
      developments[0].score = max(developments[0].score, Self.alertThreshold)
    }
  }

  /// A function of the story and the sentence's words, whatever its case and punctuation.
  private static func id(_ sentence: String, _ story: Story) -> String {
    let words = Words(sentence)
    let folded = words.all.map { words.form(of: $0) }.joined(separator: " ")
    return StableID.make("dv", story.id, folded)
  }
}
