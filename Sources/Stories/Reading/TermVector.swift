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
    var rarities = Array(repeating: Float(0), count: terms.count)
    self.init(sorted: terms.sorted { $0.hash < $1.hash }, rarities: &rarities)
  }

  /// `terms` sorted by hash, each once; one that weighs nothing is left out, and its rarity, too.
  init(sorted terms: [Term], rarities: inout [Float]) {
    var weights: [UInt32] = []
    weights.reserveCapacity(terms.count)
    numbers = []
    numbers.reserveCapacity(terms.count / 2 * 3 + 2)
    for (index, term) in terms.enumerated() {
      let whole = Self.level(term.whole, 255)
      let lead = Self.level(term.lead, 127)
      let names = Self.level(term.names, 63)
      guard whole | lead | names > 0 else { continue }
      rarities[numbers.count] = rarities[index]
      numbers.append(Self.key(of: term.hash) | names)
      weights.append(whole << 8 | lead << 1 | (term.isPair ? 1 : 0))
    }
    rarities.removeLast(terms.count - numbers.count)
    for first in stride(from: 0, to: weights.count, by: 2) {
      numbers.append(weights[first] | (first + 1 < weights.count ? weights[first + 1] << 16 : 0))
    }
  }

  /// What a vector keeps of a term's hash: two terms in 67 million are one to it.
  static func key(of term: UInt32) -> UInt32 { term & ~63 }

  private static func level(_ weight: Double, _ most: Double) -> UInt32 {
    weight > 0 ? UInt32(min(most, weight.squareRoot() * most + 0.5)) : 0
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
