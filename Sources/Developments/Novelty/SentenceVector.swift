internal import Glibc
internal import Text

/// A sentence made comparable: its weighted terms, its pairs of terms, its numbers.
struct SentenceVector: Sendable {
  struct Term: Sendable {
    var root: UInt64
    /// How much the term tells: rare words tell more.
    var weight: Float
    /// `weight` times (1 + ln tf), the vector normalised to length 1.
    var component: Float
  }

  /// Distinct terms in the order of their roots.
  private(set) var terms: [Term] = []
  /// Distinct unordered pairs of terms at most two apart, with the weight of both.
  private(set) var pairs: [(pair: UInt64, weight: Float)] = []
  /// Numbers with a word that follows them.
  private(set) var numbers: [UInt64] = []
  /// The names in it, and the roots of the words of what happens; read by `ArticleReading`.
  private(set) var names: [(root: UInt64, nation: UInt64)] = []
  private(set) var happenings: [UInt64] = []
  /// Of the months and weekdays in it.
  private(set) var days: [UInt64] = []
  /// The events it names (`Event`); read by `ArticleReading`.
  private(set) var events: [UInt64] = []
  /// Those of them that are told by it (`ToldEvent`).
  private(set) var toldEvents: [UInt64] = []
  /// The first of them outside of clauses like "who was …", and whether it has just happened: "has accepted".
  private(set) var mainEvent: UInt64?
  private(set) var isPerfect = false
  /// The counts of events that happen anew (`Event.again`); read by `ArticleReading`.
  private(set) var again: [UInt64] = []
  /// Sum of the terms' weights.
  private(set) var mass: Float = 0
  /// All words, stop words included.
  private(set) var wordCount = 0
  private(set) var nameCount = 0
  private(set) var numberCount = 0
  /// Distinct words of what happens to people and things.
  private(set) var triggerCount = 0
  private(set) var capitalShare: Float = 0
  private(set) var hasQuote = false
  /// Read by `ArticleReading`; the stage that only measures newness has no use for it.
  private(set) var stance: Stance = []
  /// The root of what a "not" is about; read by `ArticleReading`.
  private(set) var negated: UInt64?

  /// From this share of capitals on they are those of a headline and tell nothing.
  private static let headlineStyle: Float = 0.5
  /// Later words are not compared: pages without punctuation make endless sentences.
  static let longest = 80

  init(_ sentence: SentenceWords) {
    hasQuote = QuoteMarks(sentence.bytes[...]).count > 0
    wordCount = sentence.count
    var sequence: [UInt64] = []
    var isNumber: [Bool] = []
    var capitals = 0
    for word in sentence.words {
      if word.isCapitalised { capitals += 1 }
      guard !word.isStopWord || word.isNumber else { continue }
      sequence.append(word.root)
      isNumber.append(word.isNumber)
      if word.isNumber { numberCount += 1 }
      if word.isCapitalised, !word.isSentenceInitial,
        Background.shared.isMostlyCapitalised(stem: word.stem)
      {
        nameCount += 1
      }
      if sequence.count == Self.longest { break }
    }
    capitalShare = Float(capitals) / Float(max(1, sentence.count))
    countTerms(sequence)
    pairTerms(sequence, isNumber: isNumber)
  }

  init(withStance sentence: SentenceWords) {
    self.init(sentence)
    stance = Stance(sentence)
    negated = Negation.root(of: sentence)
    var clauses = RelativeClauses(of: sentence)
    again = sentence.words.indices.compactMap { Event.again(sentence, $0) }
    var main: (event: UInt64, isPerfect: Bool)?
    // "The ban was lifted": what happens to an event goes before the event.
    var subject: (event: UInt64, isPerfect: Bool)?
    for (index, word) in sentence.words.enumerated() where !word.isNumber {
      if Stance.isRefusal(sentence, index) {
        events.append(Event.refusal)
        toldEvents.append(Event.refusal)
      }
      if let state = StateEvent.of(sentence, index) {
        events.append(state)
        toldEvents.append(state)
        if !clauses.contain(index) { main = (state, true) }
      }
      let event = Event.of(sentence, index)
      let isTold = event.map { ToldEvent.isOne($0, sentence, index) } ?? false
      // "Nobody was hurt", "no one was" tell no harm.
      if let event, !Event.harms.contains(event) || isTold && !stance.contains(.negated) {
        events.append(event)
        if isTold { toldEvents.append(event) }
        if main == nil, isTold, !Event.isSomebody(word.form), !clauses.contain(index) {
          let isPerfect =
            Stance.isPerfect(sentence, index) || MainEvent.isState(index, of: sentence)
          let told = (event, isPerfect)
          if MainEvent.isAside(index, of: sentence) {
            subject = subject ?? told
          } else {
            main = told
          }
        }
      }
      if word.isStopWord { continue }
      if Trigger.happens(word.root) { happenings.append(word.root) }
      if CalendarWords.contains(word.form) {
        days.append(word.root)
      } else if isName(index, in: sentence) {
        names.append((word.root, NationName.key(sentence.normal(index))))
      }
    }
    (mainEvent, isPerfect) = (main ?? subject).map { ($0.event, $0.isPerfect) } ?? (nil, false)
  }

  /// A capital inside a sentence, of a word that has one elsewhere, too, or beside another: "the Red Dawn Front".
  private func isName(_ index: Int, in sentence: SentenceWords) -> Bool {
    func isCapital(_ index: Int) -> Bool {
      sentence.words.indices.contains(index) && sentence.words[index].isCapitalised
        && !sentence.words[index].isSentenceInitial
    }
    guard isCapital(index) else { return false }
    return Background.shared.isMostlyCapitalised(stem: sentence.words[index].stem)
      || capitalShare < Self.headlineStyle && (isCapital(index - 1) || isCapital(index + 1))
  }

  /// ln of the share of background articles that have the term: the same for every story.
  static func weight(_ root: UInt64) -> Float {
    let background = Background.shared
    let documents = background.documents(withRoot: root) ?? 0
    return max(0.2, logf(Float((background.documents + 1) / (documents + 1))))
  }

  private mutating func countTerms(_ sequence: [UInt64]) {
    let sorted = sequence.sorted()
    terms.reserveCapacity(sorted.count)
    var index = 0
    var square: Float = 0
    while index < sorted.count {
      var end = index + 1
      while end < sorted.count, sorted[end] == sorted[index] { end += 1 }
      let weight = Self.weight(sorted[index])
      let component = (1 + logf(Float(end - index))) * weight
      square += component * component
      mass += weight
      if Trigger.contains(sorted[index]) { triggerCount += 1 }
      terms.append(Term(root: sorted[index], weight: weight, component: component))
      index = end
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    for index in terms.indices { terms[index].component *= scale }
  }

  private mutating func pairTerms(_ sequence: [UInt64], isNumber: [Bool]) {
    let weights = sequence.map(weight(of:))
    pairs.reserveCapacity(sequence.count * 2)
    for index in sequence.indices {
      for next in index + 1...index + 2 where next < sequence.count {
        let low = min(sequence[index], sequence[next])
        let high = max(sequence[index], sequence[next])
        if low != high {
          pairs.append((TermHash.pair(low, high), weights[index] + weights[next]))
        }
        if isNumber[index] { numbers.append(TermHash.pair(sequence[index], sequence[next])) }
      }
    }
    pairs.sort { $0.pair < $1.pair }
    var last: UInt64?
    pairs.removeAll { pair in
      defer { last = pair.pair }
      return pair.pair == last
    }
  }

  private func weight(of root: UInt64) -> Float {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle].root < root { low = middle + 1 } else { high = middle }
    }
    return low < terms.count && terms[low].root == root ? terms[low].weight : 0
  }
}
