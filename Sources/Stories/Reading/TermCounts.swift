/// How many articles of one kind carried each term.
struct TermCounts: Sendable {
  /// Open addressing: a term, and below it 16 bits of its count; a count of 0 is a free cell.
  private var cells: [UInt64] = Array(repeating: 0, count: 1 << 12)
  private var used = 0
  private(set) var articles = 0.0

  /// Counts one article's distinct terms.
  mutating func add(_ distinct: [UInt32]) {
    for term in distinct { increment(term) }
    articles += 1
  }

  func count(of term: UInt32) -> UInt64 {
    Self.count(of: cells[index(of: term)])
  }

  private static func count(of cell: UInt64) -> UInt64 { cell & 0xffff }

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
    if used > cells.count / 4 * 3 { rebuild { $0 } }
  }

  /// Forgets half, and what was seen once.
  mutating func halve() {
    articles /= 2
    rebuild { cell in
      let half = Self.count(of: cell) / 2
      return half > 0 ? cell & ~0xffff | half : 0
    }
  }

  /// Puts what `keeping` makes of each cell, unless it is 0, into a table of the size that it needs. No list of them in
  /// between: with as many terms as a day brings, it would be what the process takes most memory for.
  private mutating func rebuild(_ keeping: (UInt64) -> UInt64) {
    let old = cells
    used = old.count { $0 != 0 && keeping($0) != 0 }
    cells = []
    cells = Array(repeating: 0, count: Self.size(for: used))
    for cell in old where cell != 0 {
      let kept = keeping(cell)
      if kept != 0 { cells[index(of: UInt32(kept >> 32))] = kept }
    }
  }

  private static func size(for count: Int) -> Int {
    var size = 1 << 12
    while size / 4 * 3 <= count * 3 / 2 { size *= 2 }
    return size
  }

  private mutating func fill(_ kept: [UInt64]) {
    cells = Array(repeating: 0, count: Self.size(for: kept.count))
    used = kept.count
    for cell in kept { cells[index(of: UInt32(cell >> 32))] = cell }
  }
}

// MARK: - Checkpoints

extension TermCounts {
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
  init?(from record: inout RecordReader) {
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
