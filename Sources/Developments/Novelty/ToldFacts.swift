/// What has been told of a story: terms, pairs of terms, numbers, and the sentences themselves.
struct ToldFacts: Sendable {
  private var terms = RecentSet(limit: 8_000)
  private var pairs = RecentSet(limit: 24_000)
  private var numbers = RecentSet(limit: 4_000)
  private var events: Set<UInt64> = []
  private var index: SentenceIndex
  /// Sentences told so far, dropped ones included.
  private(set) var count = 0

  /// How much of a sentence has not been told.
  struct Comparison: Sendable {
    var match = SentenceIndex.Match()
    /// Share of the terms' mass that is new, and that mass itself.
    var newTerms: Float = 1
    var newMass: Float = 0
    /// Share of the pairs' mass that is new.
    var newPairs: Float = 1
    /// Share of the pairs that are new, each counting one.
    var newPairCount: Float = 1
    /// Numbers with a word behind them, never told together.
    var newNumbers = 0
    /// Names and words of what happens, never told.
    var newNames = 0
    var newHappenings = 0
    /// Months and weekdays.
    var newDays = 0
    var newNamesAndDays: Int { newNames + newDays }
  }

  init(sentences limit: Int) {
    index = SentenceIndex(limit: limit)
  }

  /// What it takes in memory.
  var byteCount: Int {
    terms.byteCount + pairs.byteCount + numbers.byteCount + index.byteCount
  }

  mutating func insert(_ vector: SentenceVector) {
    index.insert(vector)
    count += 1
    for term in vector.terms { terms.insert(term.root) }
    for name in vector.names { terms.insert(name.nation) }
    for pair in vector.pairs { pairs.insert(pair.pair) }
    for number in vector.numbers { numbers.insert(number) }
    // What is expected to happen is not told when it happens.
    if !vector.stance.contains(.possible) { events.formUnion(vector.toldEvents + vector.again) }
  }

  func hasTold(term root: UInt64) -> Bool { terms.contains(root) }

  /// Whether an event, or its count, was told, in whatever words; there are some hundred.
  func hasTold(event: UInt64) -> Bool { events.contains(event) }

  func compare(_ vector: SentenceVector) -> Comparison {
    var comparison = Comparison()
    comparison.match = index.match(vector)
    for term in vector.terms where !terms.contains(term.root) { comparison.newMass += term.weight }
    if vector.mass > 0 { comparison.newTerms = comparison.newMass / vector.mass }
    var all: Float = 0
    var new: Float = 0
    var newCount = 0
    for pair in vector.pairs {
      all += pair.weight
      guard !pairs.contains(pair.pair) else { continue }
      new += pair.weight
      newCount += 1
    }
    if all > 0 {
      comparison.newPairs = new / all
      comparison.newPairCount = Float(newCount) / Float(vector.pairs.count)
    }
    comparison.newNumbers = vector.numbers.count { !numbers.contains($0) }
    comparison.newNames = vector.names.count {
      !terms.contains($0.root) && !terms.contains($0.nation)
    }
    comparison.newDays = vector.days.count { !terms.contains($0) }
    comparison.newHappenings = vector.happenings.count { !terms.contains($0) }
    return comparison
  }
}
