internal import Glibc
internal import Text

/// How many articles carried each term, learnt from the stream on top of a little prior knowledge.
///
/// Counts are halved every 20,000 articles and terms seen once are forgotten then, so that rarity
/// means rare of late and the table stays bounded.
struct TermFrequencies: Sendable {
  private var terms: [UInt32] = Array(repeating: 0, count: 1 << 12)
  private var counts: [UInt16] = Array(repeating: 0, count: 1 << 12)
  private var used = 0
  private var articles = 0.0
  private var sinceHalving = 0

  /// As many articles of the stream as the background table counts for.
  private static let priorArticles = 60.0
  private static let halvingPeriod = 20_000

  /// ln of (articles / articles with the word), at least 0.1.
  func rarity(ofWord term: UInt32, stem: UInt64, background: Background) -> Double {
    let known = background.documents(withStem: stem) ?? 0.5
    let prior = Self.priorArticles * known / background.documents
    return rarity(count: prior + Double(count(of: term)))
  }

  /// The same for a pair of words, of which nothing is known beforehand.
  func rarity(ofPair term: UInt32) -> Double {
    rarity(count: Double(count(of: term)))
  }

  private func rarity(count: Double) -> Double {
    max(0.1, log((Self.priorArticles + articles + 1) / (count + 0.5)))
  }

  /// Counts one article's distinct terms.
  mutating func add(_ distinct: [UInt32]) {
    for term in distinct { increment(term) }
    articles += 1
    sinceHalving += 1
    if sinceHalving >= Self.halvingPeriod { halve() }
  }

  private func count(of term: UInt32) -> UInt16 {
    counts[index(of: term)]
  }

  private func index(of term: UInt32) -> Int {
    var index = Int(term &* 0x9e37_79b1) & (terms.count - 1)
    while counts[index] != 0, terms[index] != term { index = (index + 1) & (terms.count - 1) }
    return index
  }

  private mutating func increment(_ term: UInt32) {
    let index = index(of: term)
    if counts[index] == 0 {
      terms[index] = term
      used += 1
    }
    if counts[index] < .max { counts[index] += 1 }
    if used > terms.count / 4 * 3 { rebuild(capacity: terms.count * 2) { $0 } }
  }

  private mutating func halve() {
    sinceHalving = 0
    articles /= 2
    rebuild(capacity: terms.count) { $0 / 2 }
  }

  private mutating func rebuild(capacity: Int, _ change: (UInt16) -> UInt16) {
    let old = zip(terms, counts).map { ($0, change($1)) }.filter { $0.1 > 0 }
    var size = 1 << 12
    while size < capacity, size / 4 * 3 <= old.count * 2 { size *= 2 }
    terms = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    used = old.count
    for (term, count) in old {
      let index = index(of: term)
      terms[index] = term
      counts[index] = count
    }
  }
}
