/// Lists of numbers that are kept for weeks, end to end in large blocks: an array each would cost every
/// article some fifty bytes more, and scatter what is read together.
struct NumberPool: Sendable {
  /// Where a list stands.
  struct Place: Hashable, Sendable {
    fileprivate let start: UInt32
    fileprivate let count: UInt16

    static let empty = Place(start: 0, count: 0)
  }

  private var blocks: [[UInt32]] = []
  /// Numbers in all blocks, and those of them that are in use.
  private var added = 0
  private var used = 0

  /// A megabyte: the C library takes blocks of this size from the system and gives them back when they
  /// are freed; smaller ones would stay between what else is on the heap.
  private static let blockSize = 1 << 18

  /// `numbers`: what goes beyond the first 65,535 is left out.
  mutating func add(_ numbers: some Collection<UInt32>) -> Place {
    let numbers = numbers.prefix(Int(UInt16.max))
    guard !numbers.isEmpty else { return .empty }
    if blocks.last.map({ $0.count + numbers.count > Self.blockSize }) ?? true {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(Self.blockSize)
    }
    let block = blocks.count - 1
    let place = Place(
      start: UInt32(block * Self.blockSize + blocks[block].count), count: UInt16(numbers.count))
    blocks[block].append(contentsOf: numbers)
    added += numbers.count
    used += numbers.count
    return place
  }

  /// Calls `body` with the list at a place.
  @inline(__always)
  func with<Result>(_ place: Place, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    guard place.count > 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let offset = Int(place.start) % Self.blockSize
    return blocks[Int(place.start) / Self.blockSize].withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[offset..<(offset + Int(place.count))]))
    }
  }

  func numbers(at place: Place) -> [UInt32] { with(place) { Array($0) } }

  /// Nobody reads the list any more; its room is free again when the others have moved.
  mutating func drop(_ place: Place) { used -= Int(place.count) }

  /// Whether so much was dropped that it pays to move the rest.
  var isWorthMoving: Bool { used * 8 < added * 7 }

  /// The lists in use on their way to a new pool.
  struct Move {
    private var old: NumberPool
    private(set) var new = NumberPool()
    private var left = 0

    init(from old: NumberPool) {
      self.old = old
    }

    /// The new place of a list. Call in ascending order: blocks that lie behind are given back, so
    /// that both pools together hold hardly more than one.
    mutating func move(_ place: Place) -> Place {
      while left < Int(place.start) / NumberPool.blockSize {
        old.blocks[left] = []
        left += 1
      }
      return new.add(old.numbers(at: place))
    }
  }
}

extension NumberPool.Place: Comparable {
  static func < (left: NumberPool.Place, right: NumberPool.Place) -> Bool {
    left.start < right.start
  }
}
