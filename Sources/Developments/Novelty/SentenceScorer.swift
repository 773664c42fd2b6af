internal import News

/// Scores the sentences of one article against what its story has told.
struct SentenceScorer {
  let reading: ArticleReading
  let memory: StoryMemory
  /// Of each sentence with the memory.
  let comparisons: [ToldFacts.Comparison]
  /// New names are then another way to say what is known.
  var isRewrite = false
  /// Sentences that an edit has added.
  var added: Set<Int> = []
  /// Heaviest terms of the story's headline and of the article's own.
  private let headline: [SentenceVector.Term]
  private let published: CivilDate

  /// Leads look back and are news all the same: "ending more than two decades …".
  private static let leadSentences = 2
  /// "In 2019, …": a date within so many bytes of the start is that of the whole sentence.
  private static let opening = 4
  /// A rewrite in other words is a quarter new; below this the score falls off.
  private static let halfNew = 0.5
  /// A rewrite has no new name to which something new happens.
  private static let someoneNew = 0.45
  private static let someoneNewGain = 1.25
  /// The same number, nobody new and nothing else that happened: the same in other words.
  private static let otherWords = 0.4
  /// What happened on the day of publication is never mere context.
  private static let todaysRole = 0.6
  /// How many of a headline's terms say what it is about.
  private static let headlineTerms = 4

  init(
    _ reading: ArticleReading, memory: StoryMemory, _ comparisons: [ToldFacts.Comparison],
    headline: String
  ) {
    self.reading = reading
    self.memory = memory
    self.comparisons = comparisons
    published = reading.article.article.published.utcDate
    let story = Self.heaviest(
      SentenceVector(SentenceWords(headline, language: reading.title.language)))
    let own = Self.heaviest(reading.titleVector)
    self.headline = story + own.filter { term in !story.contains { $0.root == term.root } }
  }

  /// `place` counts the sentences that are no furniture, from 0.
  func score(_ index: Int, place: Int) -> DevelopmentScore {
    let annotation = reading.annotations[index]
    let overlap = overlap(index)
    let namesToday = !reading.freshDays(of: index).isEmpty
    let happens = !reading.vectors[index].happenings.isEmpty
    let opensOld = annotation.dates.contains {
      $0.span.lowerBound <= Self.opening && $0.months(before: published) >= 2
    }
    let isLead = place < Self.leadSentences && overlap >= 0.5 && !opensOld
    let isExempt = namesToday || isLead
    let isOld = annotation.dates.contains { $0.months(before: published) >= 2 }
    let isTold = History.isTold(reading.words[index])
    let date = isExempt ? 1 : isOld ? 0.25 : isTold && overlap < 0.5 ? 0.55 : 1
    // What stands on top and shows no sign of the past is no history, whatever it is likely to be.
    let isNow = place < Self.leadSentences && !isTold && !isOld && !reading.isUnderBackground[index]
    let isHistory =
      annotation.role == .history && !isNow || reading.isUnderBackground[index] && isTold
    return DevelopmentScore(
      newness: newness(index),
      role: max(
        Self.roleFactor(annotation, isNow: isNow),
        happens && (namesToday || isNow && tellsSomeoneNew(index)) ? Self.todaysRole : 0),
      date: date,
      relevance: 0.35 + 0.65 * overlap, place: 0.6 + 0.4 / (1 + 0.06 * Double(place)),
      isBackground: !isExempt && (isOld || isHistory))
  }

  /// (1 - nearest) × mean of new terms and new pairs, against everything told.
  private func newness(_ index: Int) -> Double {
    let vector = reading.vectors[index]
    let comparison = comparisons[index]
    let nearest = Double(comparison.match.nearest)
    var newness =
      (1 - nearest) * (0.5 * Double(comparison.newTerms) + 0.5 * Double(comparison.newPairs))
    if comparison.newNumbers > 0 { newness *= 1.1 }
    let quantities = reading.annotations[index].quantities
    if isInOtherWords(index) {
      newness *= Self.otherWords
      return newness * newness / Self.halfNew
    }
    if isSomeoneNew(comparison) || tellsNewEvent(index) {
      return min(1, max(Self.someoneNew, Self.someoneNewGain * newness))
    }
    if comparison.newNamesAndDays == 0,
      memory.numbers.hasToldLargest(of: quantities),
      vector.events.allSatisfy({ memory.told.hasTold(event: $0) })
    {
      newness *= Self.otherWords
    }
    return newness < Self.halfNew ? newness * newness / Self.halfNew : newness
  }

  private func isSomeoneNew(_ comparison: ToldFacts.Comparison) -> Bool {
    !isRewrite && comparison.newNamesAndDays > 0 && comparison.newHappenings > 0
  }

  /// As a fact, and of a known story.
  private func tellsSomeoneNew(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    return !memory.isEmpty && !vector.stance.contains(.possible)
      && isSomeoneNew(comparisons[index])
  }

  /// What the article's headline is about happened since: the story has not told the like, or not so
  /// often.
  func tellsNewEvent(_ index: Int) -> Bool {
    guard !isRewrite, !memory.isEmpty else { return false }
    if !reading.vectors[index].happenings.isEmpty,
      reading.titleVector.again.contains(where: { !memory.told.hasTold(event: $0) }),
      index == reading.sentences.first
    {
      return true
    }
    return opensWithNewEvent(index)
      || reading.vectors[index].events.contains {
        reading.titleVector.events.contains($0) && !memory.told.hasTold(event: $0)
      }
  }

  /// The first sentence, or one that an edit added, is of these days, and what happens in it first was not told: a
  /// headline may call it otherwise.
  func opensWithNewEvent(_ index: Int) -> Bool {
    guard !isRewrite, !memory.isEmpty else { return false }
    let vector = reading.vectors[index]
    if isInOtherWords(index) { return false }
    guard index == reading.sentences.first || added.contains(index),
      !vector.stance.contains(.possible)
    else { return false }
    if vector.again.contains(where: { !memory.told.hasTold(event: $0) }),
      !History.isTold(reading.words[index])
    {
      return true
    }
    guard let event = vector.mainEvent, !memory.told.hasTold(event: event) else { return false }
    return vector.isPerfect || !reading.freshDays(of: index).isEmpty || added.contains(index)
      || Event.decides(event)
      || vector.wordCount <= Self.terse && reading.titleVector.events.contains(event)
  }

  /// A headline and so few words that both tell it.
  private static let terse = 12

  /// Two and more numbers that were told, nobody new: "raised its forecast to 7 from 6 billion" after "7 instead of 6".
  /// So is "kidnapped nine workers" after "seized nine oil workers": another word for how it began.
  func isInOtherWords(_ index: Int) -> Bool {
    let vector = reading.vectors[index]
    let comparison = comparisons[index]
    guard !memory.isEmpty, comparison.newNamesAndDays == 0 else { return false }
    let quantities = reading.annotations[index].quantities
    let untold = vector.events.filter { !memory.told.hasTold(event: $0) }
    let areWords = untold.allSatisfy { event in
      Event.measures.contains(event)
        || Event.isAnotherWord(event) { memory.told.hasTold(event: $0) }
    }
    guard areWords else { return false }
    if memory.numbers.hasToldAll(quantities) { return true }
    return !untold.isEmpty && !quantities.isEmpty
      && quantities.allSatisfy { memory.numbers.hasTold($0.value) }
  }

  /// Share of the headlines' heaviest terms that the sentence has.
  private func overlap(_ index: Int) -> Double {
    guard !headline.isEmpty else { return 1 }
    let shared = headline.count { term in
      reading.vectors[index].terms.contains { $0.root == term.root }
    }
    return min(1, Double(shared) / Double(min(headline.count, Self.headlineTerms)))
  }

  private static func roleFactor(_ annotation: Annotation, isNow: Bool) -> Double {
    let news = annotation.probability(.main) + annotation.probability(.consequence)
    let rest =
      (isNow ? 0 : annotation.probability(.history)) + annotation.probability(.evaluation)
      + 0.7 * annotation.probability(.expectation) + 0.5 * annotation.probability(.anecdote)
      + 0.3 * annotation.probability(.context)
    return min(1, max(0.05, 0.5 + 0.5 * news - 0.6 * rest))
  }

  private static func heaviest(_ vector: SentenceVector) -> [SentenceVector.Term] {
    let sorted = vector.terms.sorted { ($0.weight, $0.root) > ($1.weight, $1.root) }
    return Array(sorted.prefix(headlineTerms))
  }
}
