public import News
internal import Text

/// What a story has told so far; empty for a new story, and for one of opinion alone.
///
/// Bounded however long the story runs: some 25 KB for a story of one article of twenty sentences, half a megabyte for one of
/// a hundred of these, 1.7 MB where hardly a word returns, and 7 MB where all is made to take most.
public struct StoryMemory: Sendable {
  /// Everything that was said.
  private(set) var told = ToldFacts(sentences: 400)
  /// What was reported as new.
  private(set) var reported = SentenceIndex(limit: 100)
  /// What was confirmed, denied or disputed.
  private(set) var judged = SentenceIndex(limit: 50)
  private(set) var numbers = ToldNumbers()
  /// How many numbers were told; `numbers` keeps as many at most.
  private var numberCount = 0
  /// Speakers named so far, by the words of their names.
  private(set) var speakers = RecentSet(limit: 1_000)
  private var origins = RecentSet(limit: 1_000)
  private var outlets = RecentSet(limit: 1_000)
  /// The last day of which the story told; of an article that names none, its day of publication.
  private(set) var lastDay: CivilDate?
  /// An official source has spoken.
  private(set) var isOfficial = false

  public init() {}

  public var isEmpty: Bool { told.count == 0 }

  /// What it takes in memory, but for some hundred bytes.
  public var byteCount: Int {
    told.byteCount + reported.byteCount + judged.byteCount + speakers.byteCount
      + origins.byteCount + outlets.byteCount
      + min(numberCount, Self.mostNumbers) * Self.bytesPerNumber
  }

  /// What `ToldNumbers` keeps at most: 400 subjects of twelve numbers.
  private static let mostNumbers = 400 * 12
  /// With what is known of its sentence and its speaker.
  private static let bytesPerNumber = 400

  /// Whether an article of that origin was taken in.
  func hasHeard(_ origin: String) -> Bool {
    origins.contains(TermHash.of(origin))
  }

  /// Whether an article of that outlet was taken in.
  func hasHeard(outlet: String) -> Bool {
    outlets.contains(TermHash.of(outlet))
  }

  /// How much of each sentence has not been told, furniture left out. The name of a day is new where it is later than all
  /// that was told, and else another word for when it was.
  func compare(_ reading: ArticleReading) -> [ToldFacts.Comparison] {
    var comparisons = reading.vectors.map { _ in ToldFacts.Comparison() }
    for index in reading.sentences {
      comparisons[index] = told.compare(reading.vectors[index])
      if let lastDay, !reading.freshDays(of: index).contains(where: { $0 > lastDay }) {
        comparisons[index].newDays = 0
      }
    }
    return comparisons
  }

  /// Takes in an article after its developments were found, in the order of arrival.
  ///
  /// `origin` is whom it really comes from, as the stories stage found. Opinion speaks for nobody, and
  /// what a column says or explains was told to nobody, but for what it was worth an alert: it is not told yet.
  public mutating func remember(
    _ reading: ArticleReading, telling developments: [Development], origin: String
  ) {
    if reading.isCommentary {
      for development in developments where development.score >= Development.alertScore {
        told.insert(report(development, in: reading.title.language))
      }
      return
    }
    told.insert(reading.titleVector)
    origins.insert(TermHash.of(origin))
    outlets.insert(TermHash.of(reading.article.article.outlet))
    for (place, index) in reading.sentences.enumerated() {
      told.insert(reading.vectors[index])
      let speaker = reading.speaker(of: index)
      numberCount += reading.annotations[index].quantities.count
      numbers.insert(
        reading.annotations[index].quantities, of: reading.vectors[index],
        context: NumberContext(
          origin: origin, speaker: speaker, sentence: reading.words[index], place: place))
      for word in Words(speaker ?? "").all where word.isCapitalised { speakers.insert(word.form) }
    }
    // After them: whom the headline alone counts; and what it does where there is no text.
    let isAlone = reading.sentences.isEmpty
    numbers.insert(
      reading.titleQuantities.filter { isAlone || $0.isOfPeople }, of: reading.titleVector,
      context: NumberContext(origin: origin, speaker: nil, sentence: reading.title, place: 0))
    let days = reading.sentences.flatMap { reading.freshDays(of: $0) }
    let last = days.max() ?? reading.article.article.published.utcDate
    lastDay = max(lastDay ?? last, last)
    if reading.article.article.role == .official { isOfficial = true }
    for development in developments { report(development, in: reading.title.language) }
  }

  @discardableResult
  private mutating func report(_ development: Development, in language: Language?)
    -> SentenceVector
  {
    let vector = SentenceVector(
      withStance: SentenceWords(development.sentence, language: language))
    reported.insert(vector)
    if development.kind == .confirmed || development.kind == .dispute { judged.insert(vector) }
    return vector
  }
}
