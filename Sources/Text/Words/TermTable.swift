/// Counts by hash in open addressing; never holds more than its capacity takes.
///
/// Eight bytes a cell, so that the whole stays near the processor: half of the hash is compared, the
/// other half finds the cell.
struct TermTable: Sendable {
  struct Entry: Sendable {
    fileprivate var tag: UInt32
    /// 0 for a free cell.
    var count: UInt16
    var percent: UInt8
  }

  private var cells: [Entry]
  private var used = 0

  /// `capacity` is a power of two; it takes three quarters of that.
  init(capacity: Int) {
    cells = Array(repeating: Entry(tag: 0, count: 0, percent: 0), count: capacity)
  }

  func entry(_ hash: UInt64) -> Entry? {
    let cell = cells[index(of: hash)]
    return cell.count > 0 ? cell : nil
  }

  /// Keeps the larger count, with the percentage that came with it.
  mutating func raise(_ hash: UInt64, to count: Int, percent: UInt8) {
    let index = index(of: hash)
    if cells[index].count == 0 {
      guard used < cells.count / 4 * 3 else { return }
      used += 1
    }
    guard count > Int(cells[index].count) else { return }
    cells[index] = Entry(tag: Self.tag(hash), count: UInt16(clamping: count), percent: percent)
  }

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  private func index(of hash: UInt64) -> Int {
    let tag = Self.tag(hash)
    var index = Int(truncatingIfNeeded: hash) & (cells.count - 1)
    while cells[index].count != 0, cells[index].tag != tag {
      index = (index + 1) & (cells.count - 1)
    }
    return index
  }
}
