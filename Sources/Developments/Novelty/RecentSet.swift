/// A set of hashes that forgets its older half when it grows full, so that it stays bounded.
struct RecentSet: Hashable, Sendable {
  private var young: Set<UInt64> = []
  private var old: Set<UInt64> = []
  private let limit: Int

  /// Holds at least the last `limit` members and at most twice as many.
  init(limit: Int) {
    self.limit = limit
  }

  /// What it takes in memory.
  var byteCount: Int { (young.capacity + old.capacity) * 4 / 3 * MemoryLayout<UInt64>.stride }

  func contains(_ hash: UInt64) -> Bool {
    young.contains(hash) || old.contains(hash)
  }

  mutating func insert(_ hash: UInt64) {
    guard young.insert(hash).inserted, young.count >= limit else { return }
    old = young
    young = []
  }
}
