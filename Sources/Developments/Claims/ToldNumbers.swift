internal import News
internal import Text

/// The numbers that a story has told: a series for each thing that is counted.
struct ToldNumbers: Sendable {
  private struct Told: Sendable {
    var value: Double
    /// As it was told: "at least 5".
    var wording: String
    var bound: Quantity.Bound
    var context: NumberContext
  }

  private struct Series: Sendable {
    /// The latest last.
    var told: [Told] = []
    /// Roots of the sentence that told the latest.
    var roots: [UInt64] = []
  }

  /// What is counted, and of whom; what is planned is another count.
  private struct Subject: Hashable, Sendable {
    var thing: UInt64
    var group: UInt64?
    var isPlanned = false
  }

  private var series: [Subject: Series] = [:]
  /// "Five more" of a fate.
  private var increments: Set<Increment> = []
  /// All values, whatever they counted.
  private var values: Set<Double> = []

  /// Of them fewer are left as they are found.
  private static let missing = Casualties.fate(TermHash.of("missing"))
  private static let mostSubjects = 400
  private static let mostValues = 12
  private static let mostNumbers = 2_000
  /// Small numbers return by chance.
  private static let large = 10.0
  /// Sentences about the same count share this much of the shorter one's terms; "killed" and
  /// "injured" say more of themselves.
  private static let sharedTerms = 0.4
  private static let sharedAboutPeople = 0.25
  private static let sharedByCount = 0.15
  /// Who is counted in so many bytes from the start is whom the sentence is about.
  private static let head = 12
  /// Bytes between an old number and the new one: " billion euros, from ", " per cent in May and not ".
  private static let beside = 48
  /// A rounded number this near to the last says the same.
  private static let rounding = 0.1
  /// "More than 100" says as much of up to so many times as many.
  private static let rounded = 1.25
  /// Numbers that differ by less are two ways to count, no dispute.
  private static let disputed = 0.2

  mutating func insert(
    _ quantities: [Quantity], of vector: SentenceVector, context: NumberContext
  ) {
    for quantity in quantities {
      if values.count < Self.mostNumbers { values.insert(quantity.value) }
      guard let subject = Self.subject(of: quantity), Self.isNow(quantity) || subject.isPlanned
      else { continue }
      if quantity.isIncrement {
        if increments.count < Self.mostSubjects {
          increments.insert(Increment(thing: subject.thing, value: quantity.value))
        }
        continue
      }
      guard series[subject] != nil || series.count < Self.mostSubjects else { continue }
      if series[subject]?.told.last?.value == quantity.value { continue }
      let told = Told(
        value: quantity.value, wording: quantity.wording, bound: quantity.bound, context: context)
      series[subject, default: Series()].told.append(told)
      if (series[subject]?.told.count ?? 0) > Self.mostValues {
        series[subject]?.told.removeFirst()
      }
      series[subject]?.roots = vector.terms.map(\.root)
    }
  }

  /// Whether the number was told, of whatever.
  func hasTold(_ value: Double) -> Bool { values.contains(value) }

  /// Whether the largest of the numbers was told, of whatever: who tells the same in other words says so, and "more
  /// than 100" where 112 were counted.
  func hasToldLargest(of quantities: [Quantity]) -> Bool {
    if let toll = quantities.first, toll.span.lowerBound <= Self.head, hasToldToll(toll) {
      return true
    }
    guard let largest = quantities.max(by: { $0.value < $1.value }), largest.value >= Self.large
    else { return false }
    return values.contains(largest.value) || isExceeded(largest)
  }

  /// Whether so many were told to whom the same befell: "six dead", "half a dozen killed".
  private func hasToldToll(_ toll: Quantity) -> Bool {
    toll.isOfPeople && series(of: toll)?.told.contains { $0.value == toll.value } ?? false
  }

  /// Whether the numbers, two or more that do not return by chance, were all told: an old value beside the new one is
  /// no change.
  func hasToldAll(_ quantities: [Quantity]) -> Bool {
    let sizeable = quantities.filter { $0.value >= Self.large || $0.unit != nil }
    return sizeable.count > 1 && sizeable.allSatisfy { values.contains($0.value) }
  }

  /// Whether it was told, or as many as it says at least.
  func covers(_ quantity: Quantity) -> Bool { hasTold(quantity.value) || isExceeded(quantity) }

  private func isExceeded(_ quantity: Quantity) -> Bool {
    guard quantity.isOfPeople, [.atLeast, .about].contains(quantity.bound) else { return false }
    let told = series(of: quantity)?.told ?? []
    let most = quantity.most ?? quantity.value * Self.rounded
    return told.contains { (quantity.value...most).contains($0.value) }
  }

  /// Whether one of the numbers counts whom something befell of whom no number was told.
  func isFirstToll(among quantities: [Quantity]) -> Bool {
    quantities.contains { quantity in
      quantity.isOfPeople && Self.isNow(quantity) && quantity.bound != .upTo
        && !quantity.isIncrement
        && !series.keys.contains { $0.thing == quantity.subject && !$0.isPlanned }
        && !(quantity.value >= Self.large && values.contains(quantity.value))
    }
  }

  /// Whether one of the numbers is to be added to a toll: "five more died".
  func areMore(among quantities: [Quantity]) -> Bool {
    quantities.contains { quantity in
      guard quantity.isIncrement, quantity.isOfPeople, Self.isNow(quantity),
        let subject = Self.subject(of: quantity)
      else { return false }
      return series.keys.contains { $0.thing == subject.thing }
        && !increments.contains(Increment(thing: subject.thing, value: quantity.value))
    }
  }

  private struct Increment: Hashable, Sendable {
    var thing: UInt64
    var value: Double
  }

  /// What a number does to what was told of the same thing.
  struct Change {
    /// `.number` where it changed, `.correction` where it was taken back, `.dispute` where another speaker has another.
    var kind: AlertKind
    /// What was told: "at least 5".
    var before: String
    /// It counts whom something befell, or what burnt.
    var isToll = false
  }

  /// What the sentence's numbers do to what was told of the same things; nil where nothing changed.
  ///
  /// A value that was told before is no change, nor one that only rounds the last, nor a lower count
  /// of what can only grow: late articles repeat old numbers.
  func change(_ quantities: [Quantity], of vector: SentenceVector, context: NumberContext)
    -> Change?
  {
    let changes = quantities.compactMap { change($0, vector, context) }
    for kind in [AlertKind.correction, .dispute, .number] {
      if let change = changes.first(where: { $0.kind == kind }) { return change }
    }
    return restated(quantities, context)
  }

  /// "To 6.4 from 6.8", "from 7.5 to 9.8", "2.4 and not 2.1": what was told beside what takes its place, whatever it measures.
  private func restated(_ quantities: [Quantity], _ context: NumberContext) -> Change? {
    for (first, second) in zip(quantities, quantities.dropFirst()) {
      let (old, new) = first.tense == .historical ? (first, second) : (second, first)
      guard old.tense == .historical, Self.isNow(new) || new.tense == .target, old.unit == new.unit,
        second.span.lowerBound - first.span.upperBound <= Self.beside,
        hasTold(old.value), !hasTold(new.value)
      else { continue }
      let isTakenBack = context.replaces || context.corrects && new.value < old.value
      return Change(kind: isTakenBack ? .correction : .number, before: old.digits)
    }
    return nil
  }

  private func change(_ quantity: Quantity, _ vector: SentenceVector, _ context: NumberContext)
    -> Change?
  {
    guard Self.isNow(quantity) || quantity.tense == .target, quantity.bound != .upTo,
      !quantity.isIncrement, let series = series(of: quantity),
      let last = series.told.last, !series.told.contains(where: { $0.value == quantity.value }),
      quantity.isOfPeople
        && (context.headline.contains(quantity.value) || quantity.isStated || context.isCount)
        || Self.share(vector, series.roots)
          >= (context.isCount
            ? Self.sharedByCount : quantity.isOfPeople ? Self.sharedAboutPeople : Self.sharedTerms)
    else { return nil }
    let highest = series.told.max { $0.value < $1.value } ?? last
    return kind(of: quantity, last, highest, context).map { kind in
      let isOfHighest = quantity.isOfPeople && (kind == .dispute || quantity.value > highest.value)
      return Change(
        kind: kind, before: (isOfHighest ? Self.standing(series, last) : last).wording,
        isToll: quantity.isOfPeople || quantity.isOfArea)
    }
  }

  /// What a count that only grows had come to, whoever told less of it meanwhile: the highest since one was taken back.
  private static func standing(_ series: Series, _ last: Told) -> Told {
    let start = series.told.lastIndex { $0.context.corrects } ?? 0
    return series.told[start...].max { $0.value < $1.value } ?? last
  }

  private func kind(
    of quantity: Quantity, _ last: Told, _ highest: Told, _ context: NumberContext
  ) -> AlertKind? {
    let value = quantity.value
    if quantity.bound == .about, abs(value - last.value) <= Self.rounding * last.value {
      return nil
    }
    if value < highest.value, quantity.bound == .atLeast { return nil }
    if context.corrects, value < last.value { return .correction }
    if quantity.subject == Self.missing, value < last.value { return .number }
    if quantity.tense == .cumulative || quantity.isOfPeople || quantity.bound == .atLeast {
      if value > highest.value { return disputes(value, highest, context) ? .dispute : .number }
      return lower(value, highest, context)
    }
    if !quantity.isOfMeasure, disputes(value, last, context) { return .dispute }
    return .number
  }

  /// A lower count of what only grows: somebody else's, or an older one.
  private func lower(_ value: Double, _ highest: Told, _ context: NumberContext) -> AlertKind? {
    let isOther =
      context.isLead && context.isByAnother(than: highest.context)
      && highest.value - value > Self.disputed * highest.value
    return isOther && (context.contrasts || highest.bound == .exactly) ? .dispute : nil
  }

  private func disputes(_ value: Double, _ last: Told, _ context: NumberContext) -> Bool {
    context.speaksAgainst(last.context)
      && abs(value - last.value) > Self.disputed * last.value
  }

  /// That of the same people; else the only one, where either counts people of any kind.
  private func series(of quantity: Quantity) -> Series? {
    guard let subject = Self.subject(of: quantity) else { return nil }
    if let found = series[subject] { return found }
    guard quantity.isOfPeople, quantity.group == nil else { return nil }
    let same = series.filter { $0.key.thing == subject.thing }
    return same.count == 1 ? same.first?.value : nil
  }

  private static func subject(of quantity: Quantity) -> Subject? {
    quantity.subject.map {
      Subject(thing: $0, group: quantity.group, isPlanned: quantity.tense == .target)
    }
  }

  private static func isNow(_ quantity: Quantity) -> Bool {
    quantity.tense == .current || quantity.tense == .cumulative
  }

  /// Share of the shorter sentence's terms that both have.
  private static func share(_ vector: SentenceVector, _ roots: [UInt64]) -> Double {
    var shared = 0
    var index = 0
    for term in vector.terms {
      while index < roots.count, roots[index] < term.root { index += 1 }
      if index < roots.count, roots[index] == term.root { shared += 1 }
    }
    return Double(shared) / Double(max(1, min(vector.terms.count, roots.count)))
  }
}

extension Quantity {
  /// With the word that says how exactly it is meant.
  fileprivate var wording: String {
    if most != nil { return digits }
    return switch bound {
    case .exactly: digits
    case .about: "about " + digits
    case .atLeast: "at least " + digits
    case .upTo: "up to " + digits
    }
  }
}
