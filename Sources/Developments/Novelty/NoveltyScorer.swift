internal import News
internal import Text

/// Says of each sentence of a story, in order, how new it is to the story.
///
/// Streams differ: some hold only sentences about their stories, some whole pages with their furniture.
/// The stream tells which it is as it goes on (`StreamKind`), and the score moves between two regressions.
struct NoveltyScorer: Sendable {
  /// Log-odds from which on a sentence counts as new: best F1 on the training year.
  private static let newFrom = -1.25
  /// A sentence that is hardly about the story loses up to this share of its log-odds.
  private static let relevanceShare = 0.3
  private static let relevanceShift = 1.5
  /// Brings the rarer "new in the stream" to the scale of "new".
  private static let streamShift = 1.2

  private var told = ToldFacts(sentences: 400)
  private let query: QueryWords
  private var first: Timestamp?
  private var document = Document()
  private var kind = StreamKind.Part()

  /// Sentences with the same instant are taken for one document.
  private struct Document: Sendable {
    var published: Timestamp?
    var sentences = 0
    var best: Float = 0
    var halves = 0
  }

  struct Novelty: Sendable {
    /// 0 to 1.
    var score: Double
    var isNew: Bool
  }

  /// `query`: the user's words for the event, or its headline.
  init(query: String) {
    self.query = QueryWords(query)
  }

  /// Scores a sentence and takes it into the story's memory, and into what is known of its stream.
  mutating func score(_ text: String, published: Timestamp?, in stream: inout StreamKind) -> Novelty
  {
    let sentence = SentenceWords(text)
    let vector = SentenceVector(sentence)
    if first == nil { first = published }
    if document.published != published || published == nil {
      document = Document(published: published)
    }
    let share = query.share(in: sentence)
    let odds = NoveltyModel.shared.odds(cues(vector, share: share, published: published))
    told.insert(vector)
    document.sentences += 1
    document.best = max(document.best, share)
    if share >= 0.5 { document.halves += 1 }
    let z = combine(odds, picked: stream.isPicked(odds.picked, part: &kind))
    return Novelty(score: Logarithm.sigmoid(z), isNew: z >= Self.newFrom)
  }

  private func combine(_ odds: NoveltyModel.Odds, picked: Double) -> Double {
    let relevance = Logarithm.ofSigmoid(odds.relevant + Self.relevanceShift)
    let new = odds.new + Self.relevanceShare * relevance
    let inStream = odds.newInStream + Self.streamShift
    return inStream + picked * (new - inStream)
  }

  private func cues(_ vector: SentenceVector, share: Float, published: Timestamp?) -> [Float] {
    let comparison = told.compare(vector)
    let values: [(NoveltyCue, Float)] = [
      (.nearest, comparison.match.nearest),
      (.nearestThree, comparison.match.nearestThree),
      (.containment, comparison.match.containment),
      (.uncovered, comparison.match.uncovered),
      (.centre, comparison.match.centre),
      (.newTerms, comparison.newTerms),
      (.newMass, Logarithm.ofOnePlus(comparison.newMass)),
      (.newPairs, comparison.newPairs),
      (.newPairShare, comparison.newPairCount),
      (.newNumber, comparison.newNumbers > 0 ? 1 : 0),
      (.sentences, Logarithm.ofOnePlus(told.count)),
      (.number, vector.numbers.isEmpty ? 0 : 1),
      (.length, Logarithm.ofOnePlus(vector.wordCount)),
      (.mass, Logarithm.ofOnePlus(vector.mass)),
      (.hours, hours(published)),
      (.query, share),
      (.triggers, Logarithm.ofOnePlus(vector.triggerCount)),
      (.capitals, vector.capitalShare),
      (.quote, vector.hasQuote ? 1 : 0),
      (.names, Logarithm.ofOnePlus(vector.nameCount)),
      (.numbers, Logarithm.ofOnePlus(vector.numberCount)),
      (.queryBefore, document.best),
      (.queryShare, Float(document.halves) / Float(max(1, document.sentences))),
      (.place, Logarithm.ofOnePlus(document.sentences)),
    ]
    var cues = [Float](repeating: 0, count: NoveltyCue.count)
    for (cue, value) in values { cues[cue.rawValue] = value }
    for (cue, square) in NoveltyCue.squares {
      cues[square.rawValue] = cues[cue.rawValue] * cues[cue.rawValue]
    }
    return cues
  }

  /// ln(1 + hours since the story's first sentence)
  private func hours(_ published: Timestamp?) -> Float {
    guard let first, let published else { return 0 }
    return Logarithm.ofOnePlus(Float(max(0, published.seconds(since: first))) / 3_600)
  }
}
