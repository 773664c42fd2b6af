/// Holds the best of several candidates for one value.
///
/// Of two that rank alike the first wins: a repeated element does not override. A lower rank is better: an
/// extension never overrides the native element, in whatever order they stand.
struct Slot<Value> {
  private(set) var value: Value?
  private var rank = UInt8.max

  mutating func offer(_ candidate: Value?, rank: UInt8 = 0) {
    value.offer(candidate, rank: rank, over: &self.rank)
  }

  func wants(rank: UInt8) -> Bool {
    rank < self.rank
  }
}

extension Optional {
  /// Takes the candidate where there is one and it ranks better than what is held.
  @inline(__always)
  mutating func offer(_ candidate: Wrapped?, rank: UInt8, over current: inout UInt8) {
    guard rank < current, let candidate else { return }
    self = candidate
    current = rank
  }
}
