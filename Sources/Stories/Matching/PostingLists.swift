/// Numbers of stories (or texts) by key, in the order in which they were last added.
///
/// A number may stand in a list more than once: its last place counts. What a list says of the open
/// ones does not depend on those that are closed, so lists that let go of these say the same.
struct PostingLists: Sendable {
  private struct List: Sendable {
    var key: UInt32
    /// Where its block starts; the number itself where there is but one.
    var start: UInt32
    /// 0 for a free cell. A block has room for the next power of two.
    var count: UInt32
  }

  /// Open addressing.
  private var cells: [List]
  private var used = 0
  private var pool: [UInt32] = []
  /// Starts of blocks given up, by order.
  private var free: [[UInt32]] = Array(repeating: [], count: 32)

  /// How far back an earlier place of a number is looked for, to save room.
  private static let lookBack = 8

  private static let leastRoom = 1 << 10
  /// Numbers of a list that are asked for before it is read: those who read it seldom go further back.
  private static let readAhead = 32

  init() {
    cells = Array(repeating: List(key: 0, start: 0, count: 0), count: Self.leastRoom)
  }

  /// How many cells ahead the lists of a cell are asked for, when all are read.
  private static let cellsAhead = 16

  /// A list that was found.
  struct Found {
    fileprivate let start: UInt32
    fileprivate let count: UInt32
    /// The latest number; read ahead, as `lists` tells.
    fileprivate var latest: UInt32
  }

  /// The lists under `keys`, in their order.
  ///
  /// All are found before any is read: in a large index each step waits for memory, and waits of steps that do
  /// not depend on each other pass together.
  func lists(under keys: some Sequence<UInt32>) -> [Found] {
    var found: [Found] = []
    found.reserveCapacity(64)
    for key in keys { cells.fetch(home(of: key)) }
    for key in keys {
      let list = cells[index(of: key)]
      found.append(Found(start: list.start, count: list.count, latest: list.start))
    }
    for list in found where list.count > 1 {
      let end = Int(list.start + list.count)
      pool.fetch(max(Int(list.start), end - Self.readAhead)..<end)
    }
    for index in found.indices where found[index].count > 1 {
      found[index].latest = pool[Int(found[index].start + found[index].count) - 1]
    }
    return found
  }

  /// Calls `body` with what is listed, the latest first, while that returns true.
  @inline(__always)
  func forEachLatest(in list: Found, _ body: (UInt32) -> Bool) {
    guard list.count > 0, body(list.latest) else { return }
    var place = Int(list.start) + Int(list.count) - 1
    while place > Int(list.start) {
      place -= 1
      guard body(pool[place]) else { return }
    }
  }

  /// The same under one key.
  @inline(__always)
  func forEachLatest(_ key: UInt32, _ body: (UInt32) -> Bool) {
    for list in lists(under: CollectionOfOne(key)) { forEachLatest(in: list, body) }
  }

  mutating func add(_ number: UInt32, under key: UInt32) {
    let index = index(of: key)
    var list = cells[index]
    switch list.count {
    case 0:
      list = List(key: key, start: number, count: 1)
      used += 1
    case 1:
      guard list.start != number else { return }
      let start = block(order: 1)
      pool[Int(start)] = list.start
      pool[Int(start) + 1] = number
      list.start = start
      list.count = 2
    default:
      guard !moveToEnd(number, in: list) else { return }
      if list.count & (list.count - 1) == 0 { grow(&list) }
      pool[Int(list.start) + Int(list.count)] = number
      list.count += 1
    }
    cells[index] = list
    // To half as many cells again: most keys are listed once, and their cells are most of the memory.
    if used > cells.count / 8 * 7 { resize(to: cells.count / 2 * 3) }
  }

  private mutating func moveToEnd(_ number: UInt32, in list: List) -> Bool {
    let end = Int(list.start) + Int(list.count)
    var place = end
    while place > max(Int(list.start), end - Self.lookBack) {
      place -= 1
      guard pool[place] == number else { continue }
      while place + 1 < end {
        pool[place] = pool[place + 1]
        place += 1
      }
      pool[end - 1] = number
      return true
    }
    return false
  }

  /// To a block of twice the size: the list is as long as its block.
  private mutating func grow(_ list: inout List) {
    let order = list.count.trailingZeroBitCount
    let start = block(order: order + 1)
    for offset in 0..<Int(list.count) {
      pool[Int(start) + offset] = pool[Int(list.start) + offset]
    }
    free[order].append(list.start)
    list.start = start
  }

  private mutating func block(order: Int) -> UInt32 {
    if let larger = (order..<free.count).first(where: { !free[$0].isEmpty }),
      let start = free[larger].popLast()
    {
      for half in order..<larger { free[half].append(start + 1 << half) }
      return start
    }
    let start = UInt32(pool.count)
    pool.makeRoomInHugePages(for: 1 << order)
    pool.append(contentsOf: repeatElement(0, count: 1 << order))
    return start
  }

  /// The cell that a key's list would stand in, were it the only one.
  private func home(of key: UInt32) -> Int {
    Int((UInt64(key &* 0x9e37_79b1) * UInt64(cells.count)) >> 32)
  }

  private func index(of key: UInt32) -> Int {
    var index = home(of: key)
    while cells[index].count != 0, cells[index].key != key {
      index += 1
      if index == cells.count { index = 0 }
    }
    return index
  }

  private mutating func resize(to room: Int) {
    let old = cells
    cells = Array(
      repeating: List(key: 0, start: 0, count: 0), inHugePages: max(Self.leastRoom, room))
    for list in old where list.count != 0 { cells[index(of: list.key)] = list }
  }

  /// Gives each number its new one; those that have none are closed and leave the lists.
  ///
  /// In place: tables made anew would be fresh memory, twice as much of it while both are there. From behind a free
  /// cell on, what a list probes before its cell has been moved when its turn comes; so it moves back or stays.
  mutating func renumber(_ renumbering: Renumbering) {
    guard let free = cells.firstIndex(where: { $0.count == 0 }) else { return }
    var lastSeen = Array(repeating: UInt32(0), count: renumbering.count)
    for step in 1..<cells.count {
      let place = free + step < cells.count ? free + step : free + step - cells.count
      fetchList(place + Self.cellsAhead)
      let list = cells[place]
      guard list.count != 0 else { continue }
      cells[place].count = 0
      if let kept = renumbered(list, renumbering, &lastSeen, mark: UInt32(step)) {
        cells[index(of: list.key)] = kept
      } else {
        used -= 1
      }
    }
    let room = (used / 7 * 10)...(used / 4 * 7 + Self.leastRoom)
    if !room.contains(cells.count) { resize(to: used / 2 * 3) }
  }

  private func fetchList(_ place: Int) {
    guard place < cells.count, cells[place].count > 1 else { return }
    pool.fetch(Int(cells[place].start))
  }

  /// Nil for a list of closed ones alone.
  private mutating func renumbered(
    _ list: List, _ renumbering: Renumbering, _ lastSeen: inout [UInt32], mark: UInt32
  ) -> List? {
    if list.count == 1 {
      return renumbering.number(for: list.start).map { List(key: list.key, start: $0, count: 1) }
    }
    let start = Int(list.start)
    var first = start + Int(list.count)
    // Backwards, as the last place of a number is the one that counts.
    for place in (start..<first).reversed() {
      guard let number = renumbering.number(for: pool[place]), lastSeen[Int(number)] != mark else {
        continue
      }
      lastSeen[Int(number)] = mark
      first -= 1
      pool[first] = number
    }
    let kept = start + Int(list.count) - first
    if first > start {
      for offset in 0..<kept { pool[start + offset] = pool[first + offset] }
    }
    let shrunk = List(
      key: list.key, start: kept == 1 ? pool[start] : list.start, count: UInt32(kept))
    giveBack(list.start, order: Self.order(of: list.count), keeping: UInt32(kept))
    return kept == 0 ? nil : shrunk
  }

  /// Gives back of a block what a list of so many does not need.
  private mutating func giveBack(_ start: UInt32, order: Int, keeping count: UInt32) {
    let kept = count > 1 ? Self.order(of: count) : 0
    // Upper halves, one after the other; a block of one is none.
    for half in (kept..<order).reversed() where half > 0 { free[half].append(start + 1 << half) }
    if count < 2 { free[1].append(start) }
  }

  /// Of the block that has room for so many, two at least.
  private static func order(of count: UInt32) -> Int {
    UInt32.bitWidth - (count - 1).leadingZeroBitCount
  }
}
