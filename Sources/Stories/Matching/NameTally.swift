internal import Glibc

/// The names of the members of one story, counted.
struct NameTally {
  struct Name {
    let key: UInt32
    var members = 0
    /// Sum over the members.
    var weight: Float = 0
  }

  /// In the order of their first count.
  private var names: [Name] = []
  /// Open addressing: index into `names` plus one.
  private let cells: UnsafeMutableBufferPointer<UInt16>

  /// Cells for the names of one member, of which a vector has some hundred at most.
  private static let cellsOfMember = 128

  /// Calls `body` with an empty tally for the names of so many members.
  static func with<Result>(members: Int, _ body: (inout NameTally) -> Result) -> Result {
    var capacity = cellsOfMember
    while capacity < members * cellsOfMember { capacity *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity) { cells in
      cells.baseAddress.map { _ = memset($0, 0, capacity * MemoryLayout<UInt16>.stride) }
      var tally = NameTally(cells: cells)
      return body(&tally)
    }
  }

  private init(cells: UnsafeMutableBufferPointer<UInt16>) {
    self.cells = cells
    names.reserveCapacity(cells.count / 2)
  }

  mutating func add(_ key: UInt32, _ weight: Float) {
    let cell = cell(of: key)
    if cells[cell] == 0 {
      // A cell stays free, whatever a record made of a vector.
      guard names.count + 1 < cells.count else { return }
      names.append(Name(key: key))
      cells[cell] = UInt16(names.count)
    }
    let index = Int(cells[cell]) - 1
    names[index].members += 1
    names[index].weight += weight
  }

  func contains(_ key: UInt32) -> Bool { cells[cell(of: key)] != 0 }

  /// The names that as many members have, by key.
  func names(ofAtLeast members: Int) -> [Name] {
    var found: [Name] = []
    found.reserveCapacity(names.count)
    for name in names where name.members >= members { found.append(name) }
    found.sort { $0.key < $1.key }
    return found
  }

  private func cell(of key: UInt32) -> Int {
    var cell = Int((key &* 0x9e37_79b1) >> 16) & (cells.count - 1)
    while cells[cell] != 0, names[Int(cells[cell]) - 1].key != key {
      cell = (cell + 1) & (cells.count - 1)
    }
    return cell
  }
}
