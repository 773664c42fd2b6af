/// Lists of numbers that are kept for weeks, end to end in large blocks: an array each would cost every
/// article some fifty bytes more, and scatter what is read together.
struct NumberPool: Sendable {
  /// Where a list stands.
  struct Place: Hashable, Sendable {
    fileprivate let start: UInt32
    fileprivate let count: UInt16

    static let empty = Place(start: 0, count: 0)
  }

  private struct Block: Sendable {
    var numbers: [UInt32] = []
    /// How many of them are still read.
    var used = 0

    /// Whether so few are in use that it pays to move them.
    var isSparse: Bool { used * 4 < numbers.count * 3 }
  }

  private var blocks: [Block] = []
  /// The block that is being filled.
  private var filling = 0
  /// Blocks given back.
  private var free: [Int] = []

  /// A megabyte: the C library takes blocks of this size from the system and gives them back when they
  /// are freed; smaller ones would stay between what else is on the heap.
  private static let blockSize = 1 << 18

  /// `numbers`: what goes beyond the first 65,535 is left out.
  mutating func add(_ numbers: some Collection<UInt32>) -> Place {
    let numbers = numbers.prefix(Int(UInt16.max))
    guard !numbers.isEmpty else { return .empty }
    if blocks.isEmpty || blocks[filling].numbers.count + numbers.count > Self.blockSize {
      fillNew()
    }
    let place = Place(
      start: UInt32(filling * Self.blockSize + blocks[filling].numbers.count),
      count: UInt16(numbers.count))
    blocks[filling].numbers.append(contentsOf: numbers)
    blocks[filling].used += numbers.count
    return place
  }

  private mutating func fillNew() {
    if blocks.indices.contains(filling), blocks[filling].used == 0 { giveBack(filling) }
    if let block = free.popLast() {
      filling = block
    } else {
      filling = blocks.count
      blocks.append(Block())
    }
    blocks[filling].numbers.reserveCapacity(Self.blockSize)
  }

  /// Calls `body` with the list at a place.
  @inline(__always)
  func with<Result>(_ place: Place, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    guard place.count > 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let offset = Int(place.start) % Self.blockSize
    return blocks[block(of: place)].numbers.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[offset..<(offset + Int(place.count))]))
    }
  }

  /// Asks for a list that will be read soon.
  func fetch(_ place: Place) {
    guard place.count > 0 else { return }
    let offset = Int(place.start) % Self.blockSize
    blocks[block(of: place)].numbers.fetch(offset..<(offset + Int(place.count)))
  }

  func numbers(at place: Place) -> [UInt32] { with(place) { Array($0) } }

  private func block(of place: Place) -> Int { Int(place.start) / Self.blockSize }

  /// Nobody reads the list any more; its room is free again when the others of its block are gone or have moved.
  mutating func drop(_ place: Place) {
    let block = block(of: place)
    guard place.count > 0 else { return }
    blocks[block].used -= Int(place.count)
    if blocks[block].used == 0, block != filling { giveBack(block) }
  }

  private mutating func giveBack(_ block: Int) {
    blocks[block] = Block()
    free.append(block)
  }

  /// Whether so much was dropped that it pays to move the rest of the blocks it was dropped from.
  var isWorthMoving: Bool {
    var (dropped, used) = (0, 0)
    for block in blocks {
      used += block.used
      if block.isSparse { dropped += block.numbers.count - block.used }
    }
    return dropped * 8 > used
  }

  /// Moves a list that stands in a block of which little is in use. When all lists have been asked to move, such blocks are free.
  mutating func move(_ place: inout Place) {
    let block = block(of: place)
    guard place.count > 0, block != filling, blocks[block].isSparse else { return }
    let moved = add(numbers(at: place))
    drop(place)
    place = moved
  }
}
