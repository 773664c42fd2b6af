internal import Glibc
internal import Text

/// How many articles carried each term, learnt from the stream on top of a little prior knowledge.
///
/// Counts are halved after every so many articles and terms seen once are forgotten then, so that rarity
/// means rare of late and the table stays bounded.
struct TermFrequencies: Sendable {
  /// Open addressing: a term, and below it 16 bits of its count; a count of 0 is a free cell.
  private var cells: [UInt64] = Array(repeating: 0, count: 1 << 12)
  private var used = 0
  private var articles = 0.0
  /// Articles counted since the counts were halved.
  private(set) var sinceHalving = 0
  let halvingPeriod: Int

  /// As many articles of the stream as the background table counts for.
  private static let priorArticles = 60.0

  init(halvingPeriod: Int) {
    self.halvingPeriod = halvingPeriod
  }

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
    if sinceHalving >= halvingPeriod { halve() }
  }

  private static func count(of cell: UInt64) -> UInt64 { cell & 0xffff }

  private func count(of term: UInt32) -> UInt64 {
    Self.count(of: cells[index(of: term)])
  }

  private func index(of term: UInt32) -> Int {
    var index = Int(term &* 0x9e37_79b1) & (cells.count - 1)
    while cells[index] != 0, cells[index] >> 32 != UInt64(term) {
      index = (index + 1) & (cells.count - 1)
    }
    return index
  }

  private mutating func increment(_ term: UInt32) {
    let index = index(of: term)
    if cells[index] == 0 {
      cells[index] = UInt64(term) << 32
      used += 1
    }
    if Self.count(of: cells[index]) < 0xffff { cells[index] += 1 }
    if used > cells.count / 4 * 3 { fill(cells.filter { $0 != 0 }) }
  }

  private mutating func halve() {
    sinceHalving = 0
    articles /= 2
    fill(
      cells.compactMap { cell in
        let half = Self.count(of: cell) / 2
        return half > 0 ? cell & ~0xffff | half : nil
      })
  }

  private mutating func fill(_ kept: [UInt64]) {
    var size = 1 << 12
    while size / 4 * 3 <= kept.count * 3 / 2 { size *= 2 }
    cells = Array(repeating: 0, count: size)
    used = kept.count
    for cell in kept { cells[index(of: UInt32(cell >> 32))] = cell }
  }
}

// MARK: - Checkpoints

extension TermFrequencies {
  /// Written right after the counts were halved.
  func write(to record: inout RecordWriter) {
    record.add(articles.bitPattern)
    let kept = cells.filter { $0 != 0 }.sorted()
    record.add(UInt32(kept.count))
    for cell in kept {
      record.add(UInt32(cell >> 32))
      record.add(UInt16(cell & 0xffff))
    }
  }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader, halvingPeriod: Int) {
    self.init(halvingPeriod: halvingPeriod)
    guard let articles = record.uint64(), let count = record.uint32() else { return nil }
    self.articles = Double(bitPattern: articles)
    var kept: [UInt64] = []
    for _ in 0..<count {
      guard let term = record.uint32(), let seen = record.uint16() else { return nil }
      kept.append(UInt64(term) << 32 | UInt64(seen))
    }
    fill(kept)
  }
}
