internal import News
internal import Text

/// The search of one article for what its story did not know: each sentence with its score and kind.
struct DevelopmentSearch {
  let reading: ArticleReading
  let memory: StoryMemory
  let story: Story
  let origin: String
  private(set) var isRewrite = false
  /// Of each sentence with the memory.
  let comparisons: [ToldFacts.Comparison]
  /// Sentences that an edit has added.
  var added: Set<Int> = []
  /// Best first.
  var found: [Candidate] = []

  struct Candidate {
    /// Of the sentence; nil for the headline.
    var index: Int?
    /// Among the sentences that are no furniture.
    var place: Int
    var score: Double
    var kind: AlertKind
    /// The number that was told before a changed one.
    var before: String?
    /// Under a first sentence in which nothing new happens, how much this one decides.
    var outcome: Outcome?
    /// What happens in it first was never told.
    var isEvent = false
  }

  /// Shorter and longer sentences are fragments and lists.
  private static let wordCounts = 5...70
  private static let wordsOfFlash = 3
  /// A correction this near to what was told was told.
  private static let again: Float = 0.99
  /// Score of a changed number, a confirmation or a dispute whose sentence is otherwise known.
  static let changed = 0.3
  /// The same of a sentence in which something new happens: of two changes the event is told.
  private static let happened = 0.31
  /// By so much goes before what scores as high.
  static let ahead = 0.001
  /// Score of a statement that something was wrong.
  static let correction = 0.9
  /// Pieces that explain, and opinion, stand in the digest at most.
  static let belowAlert = Development.alertScore - 0.02
  static let teaserSentences = 2

  init(
    reading: ArticleReading, memory: StoryMemory, story: Story, origin: String, isRewrite: Bool
  ) {
    self.reading = reading
    self.memory = memory
    self.story = story
    self.origin = origin
    comparisons = memory.compare(reading)
    // What opens on a later day than all that was told tells more than that again.
    self.isRewrite = isRewrite && !(reading.sentences.first.map(namesLaterDay) ?? false)
  }

  mutating func run() {
    var scorer = SentenceScorer(
      reading, memory: memory, comparisons, headline: story.headline)
    scorer.isRewrite = isRewrite
    scorer.added = added
    for (place, index) in reading.sentences.enumerated() {
      if let candidate = candidate(index, place: place, scorer) { found.append(candidate) }
    }
    if let headline = correctedHeadline ?? headline { found.append(headline) }
    demandEvidence()
    silence()
    raiseOutcome(among: &found)
    found.sort { ($0.score, $1.place) > ($1.score, $0.place) }
  }

  private func candidate(_ index: Int, place: Int, _ scorer: SentenceScorer) -> Candidate? {
    if let correction = correction(index, place: place) { return correction }
    guard isStatement(index, place: place) else { return nil }
    let factors = scorer.score(index, place: place)
    var candidate = Candidate(
      index: index, place: place, score: factors.value(isOpinion: isOpinion), kind: .development)
    candidate.isEvent = isNewEvent(reading.vectors[index])
    if saysLittle(index, place: place) {
      candidate.score = min(candidate.score, Self.belowAlert)
      return candidate
    }
    let odds = isLeadOfTeaser(place) && !factors.isBackground ? evidence.odds(index) : nil
    if let odds, odds >= 0 || !scorer.tellsNewEvent(index) && !isSomeoneNew(index) {
      candidate.score = TeaserEvidence.weigh(candidate.score, odds)
    }
    candidate.outcome = outcome(index, place: place, factors)
    if !factors.isBackground, let change = change(index, place: place),
      candidate.outcome == nil || change.kind == .number
    {
      return changed(candidate, change)
    }
    if !factors.isBackground, !isOpinion, isLifted(candidate, index, scorer) {
      candidate.score = max(candidate.score, candidate.isEvent ? Self.happened : Self.changed)
      return candidate
    }
    if repeatsVoice(index) || isColour(index) {
      candidate.score = min(candidate.score, Self.belowAlert)
    }
    return known(candidate, index, scorer, isBackground: factors.isBackground, odds: odds)
  }

  private func correction(_ index: Int, place: Int) -> Candidate? {
    let vector = reading.vectors[index]
    let isRight = reading.isCorrection && Correction.sets(right: reading.words[index])
    guard
      isRight || Correction.statement(in: reading.words[index]) != nil
        || place == 0 && Correction.isAnnounced(by: reading.title),
      isRight || vector.wordCount >= Self.wordCounts.lowerBound - 1,
      comparisons[index].match.nearest < Self.again
    else { return nil }
    return Candidate(
      index: index, place: place, score: Self.correction + (isRight ? Self.ahead : 0),
      kind: .correction)
  }

  /// A sentence that says something: no fragment, list, question, stamp or aside.
  private func isStatement(_ index: Int, place: Int) -> Bool {
    let (vector, sentence) = (reading.vectors[index], reading.words[index])
    return (Self.wordCounts.contains(vector.wordCount) || isNewsOfOddLength(vector, place: place))
      && !sentence.isQuestion && !VersionChanges.isStamp(sentence)
      && !(sentence.isAside && Self.isBare(vector))
      && !(NoAnswer.isTold(by: sentence) && untold(vector).isEmpty)
  }

  /// It stands on what comes before it, or only sends condolences.
  private func saysLittle(_ index: Int, place: Int) -> Bool {
    let sentence = reading.words[index]
    return place > 0 && (sentence.dangles || sentence.onlyNamesSource)
      || Courtesy.isTold(by: sentence) && !bringsNews(index, place: place)
  }

  private func changed(_ candidate: Candidate, _ change: Change)
    -> Candidate
  {
    var candidate = candidate
    candidate.outcome = goesBeforeScene(candidate, change) && isUnderNoEvent ? .event : nil
    candidate.kind = change.kind
    candidate.before = change.before
    candidate.score = max(candidate.score, isOpinion ? Self.belowAlert : Self.changed)
    return candidate
  }

  /// A toll behind "dogs searched the mud", a denial behind "appeared before the cameras".
  private func goesBeforeScene(_ candidate: Candidate, _ change: Change) -> Bool {
    guard let index = candidate.index, candidate.place > 0 else { return false }
    let isNear = candidate.place < Self.teaserSentences
    return switch change.kind {
    case .number: change.isToll || isNear && leadCountsNothing
    case .dispute: isNear && reading.vectors[index].stance.contains(.denied)
    case .story, .development, .confirmed, .correction, .edit: false
    }
  }

  /// It is worth an alert, however known its words are.
  private func isLifted(_ candidate: Candidate, _ index: Int, _ scorer: SentenceScorer) -> Bool {
    let place = candidate.place
    return candidate.outcome != nil || isWholeNow(index, place: place)
      || isFirstToll(index, place: place) && !scorer.isInOtherWords(index)
      || isOfLaterDay(index, place: place) || scorer.opensWithNewEvent(index)
  }

  /// The candidate where it was not reported in other words, or was as a plan; nil where it was.
  private func known(
    _ candidate: Candidate, _ index: Int, _ scorer: SentenceScorer, isBackground: Bool,
    odds: Double?
  ) -> Candidate? {
    let vector = reading.vectors[index]
    let reported = memory.reported.match(vector)
    if isNowFact(index, reported), !isBackground {
      var candidate = candidate
      candidate.score = max(candidate.score, Self.changed)
      return candidate
    }
    let isNew =
      odds.map { $0 >= 0 } == true || reported.nearest <= Self.same
      || reported.nearest < Self.verbatim && isSomeoneNew(index) || scorer.tellsNewEvent(index)
    return isNew ? candidate : nil
  }

  /// "Somebody has resigned.", with "More follows." behind it or "Candles burned" before it; and a page's sentences without
  /// blanks between them, which are one long one.
  private func isNewsOfOddLength(_ vector: SentenceVector, place: Int) -> Bool {
    let isFlash =
      !memory.isEmpty && vector.wordCount >= Self.wordsOfFlash && place < Self.nearTop
    return isNewEvent(vector)
      && (isFlash || place == 0 && vector.wordCount > Self.wordCounts.upperBound)
  }

  /// "Expressed her sorrow and ordered all mines closed", "condolences to the families of the 14 people killed".
  private func bringsNews(_ index: Int, place: Int) -> Bool {
    guard !memory.isEmpty else { return false }
    return change(index, place: place) != nil || isFirstToll(index, place: place)
      || !untold(reading.vectors[index]).isEmpty
  }

  /// Of a sequel that is a headline and a sentence or two.
  private func isLeadOfTeaser(_ place: Int) -> Bool {
    place == 0 && !memory.isEmpty && !isRewrite && !isOpinion
      && reading.sentences.count <= Self.teaserSentences
  }

  private var evidence: TeaserEvidence {
    TeaserEvidence(
      reading: reading, memory: memory, comparisons: comparisons, story: story)
  }

  private static let verbatim: Float = 0.85
  private static let same = DevelopmentFinder.sameAsReported

  /// Short sentences of one event share most of their words; a new name to which something new happens
  /// makes another sentence of it.
  private func isSomeoneNew(_ index: Int) -> Bool {
    guard !isRewrite else { return false }
    let comparison = comparisons[index]
    return comparison.newNamesAndDays > 0 && comparison.newHappenings > 0
  }

  /// Somebody who was heard before, in quotation marks, and nothing happens in what he says.
  private func repeatsVoice(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    guard vector.hasQuote, Self.isBare(vector), reading.words[index].isQuotation,
      let speaker = reading.speaker(of: index),
      comparisons[index].newNames == 0
    else { return false }
    return Words(speaker).all.allSatisfy {
      !$0.isCapitalised || memory.speakers.contains($0.form)
    }
  }

  /// Nothing happens in it, and nothing is counted.
  private static func isBare(_ vector: SentenceVector) -> Bool {
    vector.happenings.isEmpty && vector.numberCount == 0
  }

  /// "I crawled out through a hole," said somebody.
  private func isColour(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    return vector.hasQuote && Self.isBare(vector) && reading.words[index].opensWithVoice
  }

  /// Opinion on a known story only disputes; a piece that comments or explains alerts nobody, unless it tells what
  /// settled the matter.
  private mutating func silence() {
    guard
      reading.isCommentary
        || !memory.isEmpty && (musesOnly || Explainer.looksAhead(reading.title))
    else { return }
    if isOpinion, !memory.isEmpty { found.removeAll { $0.kind != .dispute } }
    for index in found.indices where found[index].kind != .correction && !settles(found[index]) {
      found[index].score = min(found[index].score, Self.belowAlert)
    }
  }

  private func settles(_ candidate: Candidate) -> Bool {
    guard candidate.outcome != nil, let index = candidate.index else { return false }
    return untold(reading.vectors[index]).contains(where: Event.settles)
  }

  var isOpinion: Bool { reading.article.article.role == .opinion }

  /// A teaser in which nothing happens, nobody speaks, nothing is counted or dated, and no name is new.
  private var musesOnly: Bool {
    guard reading.sentences.count <= Self.teaserSentences, !reading.title.happensUnquoted,
      reading.titleQuantities.isEmpty, memory.told.compare(reading.titleVector).newNames == 0
    else { return false }
    return reading.sentences.allSatisfy { index in
      let annotation = reading.annotations[index]
      return annotation.attribution == nil && annotation.quantities.isEmpty
        && annotation.dates.isEmpty && reading.vectors[index].happenings.isEmpty
        && !isNewEvent(reading.vectors[index])
        && comparisons[index].newNames == 0
    }
  }

  /// What happens in it first was never told, and is so.
  func isNewEvent(_ vector: SentenceVector) -> Bool {
    guard let event = vector.mainEvent, !vector.stance.contains(.possible) else { return false }
    return !memory.told.hasTold(event: event)
  }
}
