/// Adds up weights by number, for one search among many numbers of which few are met.
struct Tally {
  struct Entry {
    var number: UInt32
    var weight: Float
    /// The key that was counted last.
    fileprivate var round: Int32
  }

  /// In the order of their first count.
  private(set) var entries: [Entry] = []
  /// Open addressing: index into `entries` plus one.
  private var cells: [UInt16]

  /// Takes fewer than `most` numbers, which is a power of two up to 2^15.
  init(most: Int) {
    cells = Array(repeating: 0, count: most * 2)
    entries.reserveCapacity(256)
  }

  /// Counts `number` once in each round; returns whether it had not been counted in this one.
  @inline(__always)
  mutating func add(_ number: UInt32, _ weight: Float, round: Int32) -> Bool {
    var cell = Int(number &* 0x9e37_79b1) & (cells.count - 1)
    while cells[cell] != 0 {
      let index = Int(cells[cell]) - 1
      if entries[index].number == number {
        if entries[index].round == round { return false }
        entries[index].weight += weight
        entries[index].round = round
        return true
      }
      cell = (cell + 1) & (cells.count - 1)
    }
    entries.append(Entry(number: number, weight: weight, round: round))
    cells[cell] = UInt16(truncatingIfNeeded: entries.count)
    return true
  }

  /// The `count` heaviest of the entries that `isEligible`, heaviest first; of equal ones the lower
  /// numbers. Only those that would be among them are asked.
  func heaviest(_ count: Int, where isEligible: (Entry) -> Bool = { _ in true }) -> [UInt32] {
    var best: [Entry] = []
    best.reserveCapacity(count + 1)
    for entry in entries {
      if best.count == count, let last = best.last, !entry.isBefore(last) { continue }
      guard isEligible(entry) else { continue }
      var place = best.count
      while place > 0, entry.isBefore(best[place - 1]) { place -= 1 }
      best.insert(entry, at: place)
      if best.count > count { best.removeLast() }
    }
    return best.map(\.number)
  }
}

extension Tally.Entry {
  fileprivate func isBefore(_ other: Tally.Entry) -> Bool {
    weight > other.weight || weight == other.weight && number < other.number
  }
}
