/// What an article is about, as weights of terms: three views of one article in one sorted list.
///
/// A term takes six bytes: 26 bits of its hash, and its weight in the whole article in 8 bits, in the lead
/// in 7, and among names in 6, and whether it is a pair. Weights are 0 to 1 and stored as their square
/// root, so that small weights keep their precision.
struct TermVector: Hashable, Sendable {
  /// As `TermEntries` reads them.
  private(set) var numbers: [UInt32]

  /// One term of an article with its weights.
  struct Term: Hashable, Sendable {
    var hash: UInt32
    var whole: Double = 0
    var lead: Double = 0
    var names: Double = 0
    var isPair = false
  }

  /// `terms` in any order, each hash once.
  init(_ terms: [Term]) {
    self.init(sorted: terms.sorted { $0.hash < $1.hash })
  }

  /// `terms` sorted by hash, each once.
  init(sorted terms: [Term]) {
    let kept = terms.lazy.filter(Self.keeps)
    let count = kept.count
    numbers = []
    numbers.reserveCapacity(count + (count + 1) / 2)
    for term in kept { numbers.append(Self.key(of: term.hash) | Self.level(term.names, 63)) }
    for (index, term) in kept.enumerated() {
      let weights =
        Self.level(term.whole, 255) << 8 | Self.level(term.lead, 127) << 1 | (term.isPair ? 1 : 0)
      if index & 1 == 0 {
        numbers.append(weights)
      } else {
        numbers[numbers.count - 1] |= weights << 16
      }
    }
  }

  /// Whether a vector has an entry for the term: one that weighs nothing is left out.
  static func keeps(_ term: Term) -> Bool {
    level(term.whole, 255) > 0 || level(term.lead, 127) > 0 || level(term.names, 63) > 0
  }

  /// What a vector keeps of a term's hash: two terms in 67 million are one to it.
  static func key(of term: UInt32) -> UInt32 { term & ~63 }

  private static func level(_ weight: Double, _ most: Double) -> UInt32 {
    UInt32(min(most, max(0, weight.squareRoot() * most + 0.5)))
  }

  func withEntries<Result>(_ body: (TermEntries) -> Result) -> Result {
    numbers.withUnsafeBufferPointer { body(TermEntries($0)) }
  }
}

// MARK: - Records

extension TermVector {
  func write(to record: inout RecordWriter) { record.add(numbers) }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let numbers = record.uint32s(), TermEntries.areWhole(numbers) else { return nil }
    self.numbers = numbers
  }
}
