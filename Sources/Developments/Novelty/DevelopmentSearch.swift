internal import News
internal import Text

/// The search of one article for what its story did not know: each sentence with its score and kind.
struct DevelopmentSearch {
  let reading: ArticleReading
  let memory: StoryMemory
  let story: Story
  let origin: String
  let isRewrite: Bool
  /// Sentences that an edit has added.
  var added: Set<Int> = []
  /// Best first.
  private(set) var found: [Candidate] = []

  struct Candidate {
    /// Of the sentence; nil for the headline.
    var index: Int?
    /// Among the sentences that are no furniture.
    var place: Int
    var score: Double
    var kind: AlertKind
  }

  /// Shorter and longer sentences are fragments and lists.
  private static let wordCounts = 5...70
  /// Score of a changed number, a confirmation or a dispute whose sentence is otherwise known.
  private static let changed = 0.3
  /// The same of a sentence in which something new happens: of two changes the event is told.
  private static let happened = 0.31
  /// Score of a statement that something was wrong.
  static let correction = 0.9
  /// Pieces that explain, and opinion, stand in the digest at most.
  static let belowAlert = 0.24
  private static let teaserSentences = 2
  private static let leads = 2
  private static let asideWords = 8
  private static let whether = TermHash.of("whether")
  private static let plus = TermHash.of("plus")
  private static let among = TermHash.of("among")
  private static let those = TermSet("them those these")
  /// "At least three of them".
  private static let longestPart = 6
  private static let also = TermHash.of("also")
  private static let newsletter = TermHash.of("newsletter")

  init(
    reading: ArticleReading, memory: StoryMemory, story: Story, origin: String, isRewrite: Bool
  ) {
    self.reading = reading
    self.memory = memory
    self.story = story
    self.origin = origin
    self.isRewrite = isRewrite
  }

  mutating func run() {
    var scorer = SentenceScorer(reading, memory: memory, headline: story.headline)
    scorer.isRewrite = isRewrite
    scorer.added = added
    for (place, index) in reading.sentences.enumerated() {
      if let candidate = candidate(index, place: place, scorer) { found.append(candidate) }
    }
    if let headline = correctedHeadline ?? headline { found.append(headline) }
    silence()
    found.sort { ($0.score, $1.place) > ($1.score, $0.place) }
  }

  private func candidate(_ index: Int, place: Int, _ scorer: SentenceScorer) -> Candidate? {
    let vector = reading.vectors[index]
    let sentence = reading.words[index]
    let isCorrection =
      Correction.statement(in: sentence) != nil
      || place == 0 && Correction.isAnnounced(by: reading.title)
    if isCorrection, vector.wordCount >= Self.wordCounts.lowerBound - 1 {
      return Candidate(index: index, place: place, score: Self.correction, kind: .correction)
    }
    guard Self.wordCounts.contains(vector.wordCount), !isQuestion(sentence),
      !isAside(sentence, vector), !NoAnswer.isTold(by: sentence)
    else { return nil }
    let factors = scorer.score(index, place: place)
    var candidate = Candidate(
      index: index, place: place, score: factors.value(isOpinion: isOpinion), kind: .development)
    if place > 0, dangles(sentence) {
      candidate.score = min(candidate.score, Self.belowAlert)
      return candidate
    }
    let evidence = isLeadOfTeaser(place) && !factors.isBackground ? evidence.odds(index) : nil
    if let evidence, evidence >= 0 || !scorer.tellsNewEvent(index) && !isSomeoneNew(vector) {
      candidate.score = TeaserEvidence.weigh(candidate.score, evidence)
    }
    if !factors.isBackground, let kind = change(index, place: place) {
      candidate.kind = kind
      candidate.score = max(candidate.score, isOpinion ? Self.belowAlert : Self.changed)
      return candidate
    }
    if isWholeNow(index, place: place) || isFirstToll(index, place: place)
      || isOfLaterDay(index, place: place) || scorer.opensWithNewEvent(index),
      !factors.isBackground, !isOpinion
    {
      candidate.score = max(candidate.score, isNewEvent(vector) ? Self.happened : Self.changed)
      return candidate
    }
    if repeatsVoice(index) || isColour(index) {
      candidate.score = min(candidate.score, Self.belowAlert)
    }
    let reported = memory.reported.compare(vector).match
    if isNowFact(index, reported), !factors.isBackground {
      candidate.score = max(candidate.score, Self.changed)
      return candidate
    }
    if evidence.map({ $0 >= 0 }) == true || reported.nearest <= DevelopmentSearch.same {
      return candidate
    }
    if reported.nearest < Self.verbatim && isSomeoneNew(vector) || scorer.tellsNewEvent(index) {
      return candidate
    }
    return nil
  }

  /// Of a sequel that is a headline and a sentence or two.
  private func isLeadOfTeaser(_ place: Int) -> Bool {
    place == 0 && !memory.isEmpty && !isRewrite && !isOpinion
      && reading.sentences.count <= Self.teaserSentences
  }

  private var evidence: TeaserEvidence {
    TeaserEvidence(reading: reading, memory: memory, story: story)
  }

  private static let verbatim: Float = 0.85
  /// From here on two sentences may speak of the same.
  private static let alike: Float = 0.5
  private static let same = DevelopmentFinder.sameAsReported

  /// What the sentence does to a claim or number of the story.
  private func change(_ index: Int, place: Int) -> AlertKind? {
    let claim = ClaimKind(reading: reading, memory: memory, origin: origin).kind(
      index, place: place)
    if isOpinion { return claim == .dispute ? claim : nil }
    var context = NumberContext(
      origin: origin, speaker: reading.speaker(of: index), sentence: reading.words[index],
      place: place)
    context.headline = reading.titleQuantities.map(\.value)
    return memory.numbers.change(
      reading.annotations[index].quantities, of: reading.vectors[index], context: context) ?? claim
  }

  /// Short sentences of one event share most of their words; a new name to which something new happens
  /// makes another sentence of it.
  private func isSomeoneNew(_ vector: SentenceVector) -> Bool {
    guard !isRewrite else { return false }
    let comparison = memory.told.compare(vector)
    return comparison.newNames > 0 && comparison.newHappenings > 0
  }

  /// What headline and lead say of all was told of some, or of nobody: "all are free", "nobody is left".
  private func isWholeNow(_ index: Int, place: Int) -> Bool {
    let stance = reading.vectors[index].stance
    return place < Self.leads && !isRewrite && !memory.isEmpty && stance.contains(.whole)
      && !stance.contains(.possible) && reading.titleVector.stance.contains(.whole)
      && !memory.told.compare(reading.vectors[index]).match.stance.contains(.whole)
  }

  /// What stands on top is of a later day than all that the story told.
  private func isOfLaterDay(_ index: Int, place: Int) -> Bool {
    guard place < Self.leads, !isRewrite, let last = memory.lastDay,
      reading.vectors[index].stance.isDisjoint(with: [.possible, .continuing])
    else { return false }
    return reading.freshDays(of: index).contains { $0 > last }
  }

  /// A lead that counts whom it befell, where nobody counted them before.
  private func isFirstToll(_ index: Int, place: Int) -> Bool {
    place < Self.leads && !isRewrite && !memory.isEmpty
      && !reading.vectors[index].stance.contains(.possible)
      && memory.numbers.isFirstToll(among: reading.annotations[index].quantities)
  }

  /// Somebody who was heard before, in quotation marks, and nothing happens in what he says.
  private func repeatsVoice(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    guard vector.hasQuote, vector.happenings.isEmpty, vector.numberCount == 0,
      isQuotation(reading.words[index]), let speaker = reading.speaker(of: index),
      !namesSomebodyNew(vector)
    else { return false }
    return Words(speaker).all.allSatisfy {
      !$0.isCapitalised || memory.speakers.contains($0.form)
    }
  }

  /// "I crawled out through a hole," said somebody.
  private func isColour(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    let sentence = reading.words[index]
    return vector.hasQuote && vector.happenings.isEmpty && vector.numberCount == 0
      && QuoteMarks(sentence.head).isOpenAfter(false)
      && sentence.classes(0).contains(.anyPronoun) && isQuotation(sentence)
  }

  /// Most of its words stand in quotation marks: not one "historic" word.
  private func isQuotation(_ sentence: SentenceWords) -> Bool {
    var isOpen = QuoteMarks(sentence.head).isOpenAfter(false)
    var quoted = 0
    for index in 0..<sentence.count {
      quoted += isOpen ? 1 : 0
      isOpen = QuoteMarks(sentence.gap(after: index)).isOpenAfter(isOpen)
    }
    return quoted * 2 > sentence.count
  }

  /// What was told as planned or possible is now told as so; what goes on did not come about.
  private func isNowFact(_ index: Int, _ reported: SentenceIndex.Match) -> Bool {
    reported.nearest >= Self.alike && reported.stance.contains(.possible)
      && reading.vectors[index].stance.isDisjoint(with: [.possible, .continuing])
      && !reading.vectors[index].happenings.isEmpty && !isOpinion
  }

  /// "CORRECTED-…" over a text that does not say what it corrects.
  private var correctedHeadline: Candidate? {
    guard !memory.isEmpty, Correction.statement(in: reading.title) != nil,
      !found.contains(where: { $0.kind == .correction })
    else { return nil }
    return Candidate(index: nil, place: -1, score: Self.correction, kind: .correction)
  }

  /// A headline whose number none of its sentences repeats, or that stands alone and tells a new event.
  private var headline: Candidate? {
    guard !isOpinion, !memory.isEmpty, !isQuestion(reading.title),
      let kind = numberOfHeadline ?? (isNewEventAlone ? .development : nil)
    else { return nil }
    return Candidate(index: nil, place: -1, score: Self.changed, kind: kind)
  }

  private var numberOfHeadline: AlertKind? {
    guard !reading.titleQuantities.isEmpty,
      !found.contains(where: { [.number, .dispute, .correction].contains($0.kind) })
    else { return nil }
    let context = NumberContext(origin: origin, speaker: nil, sentence: reading.title, place: 0)
    return memory.numbers.change(
      reading.titleQuantities, of: reading.titleVector, context: context)
  }

  private var isNewEventAlone: Bool {
    let title = reading.titleVector
    return reading.sentences.isEmpty && !isRewrite && !title.stance.contains(.possible)
      && (title.events + title.again).contains { !memory.told.hasTold(event: $0) }
  }

  /// Opinion on a known story only disputes; a piece that comments or explains alerts nobody.
  private mutating func silence() {
    guard reading.isCommentary || !memory.isEmpty && musesOnly else { return }
    if isOpinion, !memory.isEmpty { found.removeAll { $0.kind != .dispute } }
    for index in found.indices where found[index].kind != .correction {
      found[index].score = min(found[index].score, Self.belowAlert)
    }
  }

  private var isOpinion: Bool { reading.article.article.role == .opinion }

  /// "And he knows it": a few words that hang on the headline.
  private func isAside(_ sentence: SentenceWords, _ vector: SentenceVector) -> Bool {
    sentence.count <= Self.asideWords && sentence.classes(0).contains(.joint)
      && vector.happenings.isEmpty && vector.numberCount == 0
  }

  /// A teaser in which nothing happens, nobody speaks, nothing is counted or dated, and no name is new.
  private var musesOnly: Bool {
    guard reading.sentences.count <= Self.teaserSentences, !reading.title.happensUnquoted,
      reading.titleQuantities.isEmpty, !namesSomebodyNew(reading.titleVector)
    else { return false }
    return reading.sentences.allSatisfy { index in
      let annotation = reading.annotations[index]
      return annotation.attribution == nil && annotation.quantities.isEmpty
        && annotation.dates.isEmpty && reading.vectors[index].happenings.isEmpty
        && !isNewEvent(reading.vectors[index])
        && !namesSomebodyNew(reading.vectors[index])
    }
  }

  /// What happens in it first was never told, and is so.
  func isNewEvent(_ vector: SentenceVector) -> Bool {
    guard let event = vector.mainEvent, !vector.stance.contains(.possible) else { return false }
    return !memory.told.hasTold(event: event)
  }

  private func namesSomebodyNew(_ vector: SentenceVector) -> Bool {
    memory.told.compare(vector).newNames > 0
  }

  /// "Among them were …", "three of them": says nothing without the sentence before it.
  private func dangles(_ sentence: SentenceWords) -> Bool {
    (1..<min(sentence.count, Self.longestPart)).contains { index in
      Self.those.contains(sentence.form(index))
        && (sentence.form(index - 1) == Form.of || sentence.form(index - 1) == Self.among)
    }
  }

  /// A question claims nothing, nor does what advertises the rest of a newsletter: "Plus, …".
  private func isQuestion(_ sentence: SentenceWords) -> Bool {
    sentence.bytes.last == UInt8(ascii: "?") || sentence.form(0) == Self.whether
      || sentence.form(0) == Self.plus && sentence.gap(after: 0).first == UInt8(ascii: ",")
      || sentence.form(0) == Self.also && (2..<6).contains { sentence.form($0) == Self.newsletter }
  }
}
