/// The numbers that a story has told, by what they count.
struct ToldNumbers: Sendable {
  private struct Entry: Sendable {
    /// Every value told, the latest last.
    var values: [Double]
    /// Roots of the sentence that told the latest.
    var roots: [UInt64]
  }

  private var entries: [UInt64: Entry] = [:]

  private static let mostSubjects = 400
  private static let mostValues = 12
  /// Sentences about the same count share this much of the shorter one's terms; "killed" and
  /// "injured" say more of themselves.
  private static let sharedTerms = 0.4
  private static let sharedAboutPeople = 0.25

  mutating func insert(_ quantities: [Quantity], of vector: SentenceVector) {
    for quantity in quantities {
      guard let subject = quantity.subject, Self.isNow(quantity) else { continue }
      guard entries[subject] != nil || entries.count < Self.mostSubjects else { continue }
      var values = entries[subject]?.values ?? []
      if values.last == quantity.value { continue }
      values.append(quantity.value)
      if values.count > Self.mostValues { values.removeFirst() }
      entries[subject] = Entry(values: values, roots: vector.terms.map(\.root))
    }
  }

  /// The quantity that changes what was told of the same thing; nil where none does.
  ///
  /// A value that was told before is no change, nor one that only rounds the last, nor a lower count
  /// of what can only grow: late articles repeat old numbers.
  func change(_ quantities: [Quantity], of vector: SentenceVector) -> Quantity? {
    quantities.first { quantity in
      guard let subject = quantity.subject, Self.isNow(quantity), let entry = entries[subject],
        let last = entry.values.last, !entry.values.contains(quantity.value),
        Self.share(vector, entry.roots)
          >= (quantity.isOfPeople ? Self.sharedAboutPeople : Self.sharedTerms)
      else { return false }
      if quantity.tense == .cumulative || quantity.bound == .atLeast {
        return quantity.value > (entry.values.max() ?? last)
      }
      return abs(quantity.value - last) > 0.1 * last || quantity.bound == .exactly
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
