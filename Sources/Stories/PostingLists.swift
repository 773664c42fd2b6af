/// Term to the live stories it is a key of; the latest 64 for each term.
///
/// Lists are blocks of one pool, doubled as they grow; freed blocks are used again.
struct PostingLists: Sendable {
  private struct List: Sendable {
    var term: UInt32
    var start: UInt32
    var count: UInt16
    /// Where the next entry goes in a full list.
    var next: UInt8
    var order: UInt8
  }

  /// Open addressing; a list without entries is a free cell.
  private var cells: [List]
  private var used = 0
  private var pool: [UInt32] = []
  private var free: [[UInt32]] = Array(repeating: [], count: Self.largestOrder + 1)

  /// 2^6 stories: a term that more live stories share tells none from another.
  private static let largestOrder = 6
  private static let empty = List(term: 0, start: 0, count: 0, next: 0, order: 0)

  init() {
    cells = Array(repeating: Self.empty, count: 1 << 10)
  }

  /// Calls `body` with each story listed under `term`.
  func forEach(_ term: UInt32, _ body: (UInt32) -> Void) {
    let list = cells[index(of: term)]
    for offset in 0..<Int(list.count) { body(pool[Int(list.start) + offset]) }
  }

  mutating func add(_ story: UInt32, under term: UInt32) {
    let index = index(of: term)
    var list = cells[index]
    if list.count == 0 {
      list = List(term: term, start: block(order: 0), count: 0, next: 0, order: 0)
      used += 1
    }
    for offset in 0..<Int(list.count) where pool[Int(list.start) + offset] == story { return }
    if Int(list.count) == 1 << Int(list.order), Int(list.order) < Self.largestOrder { grow(&list) }
    if Int(list.count) < 1 << Int(list.order) {
      pool[Int(list.start) + Int(list.count)] = story
      list.count += 1
    } else {
      pool[Int(list.start) + Int(list.next)] = story
      list.next = (list.next + 1) & UInt8((1 << Self.largestOrder) - 1)
    }
    cells[index] = list
    if used > cells.count / 4 * 3 { rehash() }
  }

  private mutating func grow(_ list: inout List) {
    let start = block(order: Int(list.order) + 1)
    for offset in 0..<Int(list.count) {
      pool[Int(start) + offset] = pool[Int(list.start) + offset]
    }
    free[Int(list.order)].append(list.start)
    list.start = start
    list.order += 1
  }

  private mutating func block(order: Int) -> UInt32 {
    if let start = free[order].popLast() { return start }
    let start = UInt32(pool.count)
    pool.append(contentsOf: repeatElement(0, count: 1 << order))
    return start
  }

  private func index(of term: UInt32) -> Int {
    var index = Int(term &* 0x9e37_79b1) & (cells.count - 1)
    while cells[index].count != 0, cells[index].term != term {
      index = (index + 1) & (cells.count - 1)
    }
    return index
  }

  private mutating func rehash() {
    let old = cells
    cells = Array(repeating: Self.empty, count: old.count * 2)
    for list in old where list.count != 0 { cells[index(of: list.term)] = list }
  }
}
