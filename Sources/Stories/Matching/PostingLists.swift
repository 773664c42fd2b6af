/// Numbers of stories (or texts) by key, in the order in which they were last added.
///
/// A number may stand in a list more than once: its last place counts. What a list says of the open
/// ones does not depend on those that are closed, so lists made anew from the open ones say the same.
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

  /// `room`: for as many keys. They may then be added in the order of their cells, which would crowd
  /// one end of a table that grows on the way. `listed`: numbers expected in lists of several.
  init(room: Int = 0, listed: Int = 0) {
    cells = Array(
      repeating: List(key: 0, start: 0, count: 0), inHugePages: max(1 << 10, room / 2 * 3))
    pool.makeRoomInHugePages(for: listed)
  }

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
    for key in keys {
      let list = cells[index(of: key)]
      found.append(Found(start: list.start, count: list.count, latest: list.start))
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
    if used > cells.count / 8 * 7 { rehash() }
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
    if let start = free[order].popLast() { return start }
    let start = UInt32(pool.count)
    pool.makeRoomInHugePages(for: 1 << order)
    pool.append(contentsOf: repeatElement(0, count: 1 << order))
    return start
  }

  private func index(of key: UInt32) -> Int {
    var index = Int((UInt64(key &* 0x9e37_79b1) * UInt64(cells.count)) >> 32)
    while cells[index].count != 0, cells[index].key != key {
      index += 1
      if index == cells.count { index = 0 }
    }
    return index
  }

  /// To half as many cells again: most keys are listed once, and their cells are most of the memory.
  private mutating func rehash() {
    let old = cells
    cells = Array(
      repeating: List(key: 0, start: 0, count: 0), inHugePages: old.count / 2 * 3)
    for list in old where list.count != 0 { cells[index(of: list.key)] = list }
  }

  /// Gives each number its new one; those that have none are closed and leave the lists.
  mutating func renumber(_ renumbering: Renumbering) {
    var renewed = PostingLists(
      room: cells.count { hasOpen($0, renumbering) }, listed: pool.count)
    var lastSeen = Array(repeating: UInt32(0), count: renumbering.count)
    // Backwards, as the last place of a number is the one that counts.
    var kept: [UInt32] = []
    for (serial, list) in cells.enumerated() where list.count != 0 {
      if list.count == 1 {
        if let number = renumbering.number(for: list.start) {
          renewed.add(backwards: CollectionOfOne(number), under: list.key)
        }
        continue
      }
      kept.removeAll(keepingCapacity: true)
      var place = Int(list.count)
      while place > 0 {
        place -= 1
        guard let number = renumbering.number(for: pool[Int(list.start) + place]),
          lastSeen[Int(number)] != UInt32(serial) + 1
        else { continue }
        lastSeen[Int(number)] = UInt32(serial) + 1
        kept.append(number)
      }
      renewed.add(backwards: kept, under: list.key)
    }
    self = renewed
  }

  private func hasOpen(_ list: List, _ renumbering: Renumbering) -> Bool {
    guard list.count > 1 else { return list.count == 1 && renumbering.keeps(list.start) }
    return (0..<Int(list.count)).contains { renumbering.keeps(pool[Int(list.start) + $0]) }
  }

  /// A list under a key that has none.
  private mutating func add(
    backwards numbers: some BidirectionalCollection<UInt32>, under key: UInt32
  ) {
    guard let first = numbers.last else { return }
    var list = List(key: key, start: first, count: UInt32(numbers.count))
    if numbers.count > 1 {
      list.start = UInt32(pool.count)
      pool.append(contentsOf: numbers.reversed())
      let room = 1 << (Int.bitWidth - (numbers.count - 1).leadingZeroBitCount)
      pool.append(contentsOf: repeatElement(0, count: room - numbers.count))
    }
    cells[index(of: key)] = list
    used += 1
  }
}
