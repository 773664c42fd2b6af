/// A small fixed set of words, by hash.
///
/// Open addressing at a quarter full: most lookups touch one cell.
public struct TermSet: Sendable {
  private var cells: [UInt64]
  private var mask: UInt64
  private var count = 0

  public init() {
    mask = 63
    cells = Array(repeating: 0, count: 64)
  }

  /// The words of a text, separated by white space, as they stand.
  public init(_ words: String) {
    self.init(words.split(whereSeparator: \.isWhitespace).map { TermHash.of(String($0)) })
  }

  /// The words with these hashes.
  public init(_ hashes: [UInt64]) {
    var size = 8
    while size < hashes.count * 4 { size *= 2 }
    mask = UInt64(size - 1)
    cells = Array(repeating: 0, count: size)
    for hash in hashes { insert(hash) }
  }

  public func contains(_ hash: UInt64) -> Bool {
    var index = Int(truncatingIfNeeded: hash & mask)
    while cells[index] != 0 {
      if cells[index] == hash { return true }
      index = (index + 1) & Int(truncatingIfNeeded: mask)
    }
    return false
  }

  /// For some hundred words at most: a hostile text can choose words that crowd one end.
  public mutating func insert(_ hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash & mask)
    while cells[index] != 0, cells[index] != hash {
      index = (index + 1) & Int(truncatingIfNeeded: mask)
    }
    guard cells[index] == 0 else { return }
    cells[index] = hash
    count += 1
    if count * 4 > cells.count { grow() }
  }

  private mutating func grow() {
    let old = cells
    cells = Array(repeating: 0, count: old.count * 2)
    mask = UInt64(cells.count - 1)
    count = 0
    for hash in old where hash != 0 { insert(hash) }
  }
}
