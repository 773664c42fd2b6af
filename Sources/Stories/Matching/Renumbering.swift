/// New numbers for what stays open, in the same order, when what has closed is let go: how many open ones come
/// before.
struct Renumbering {
  private let slots: OpenSlots
  /// Open ones before each word of bits.
  private var before: [UInt32] = []
  /// How many stay open.
  let count: Int

  init(_ slots: OpenSlots) {
    self.slots = slots
    var count = 0
    for word in slots.words {
      before.append(UInt32(count))
      count += word.nonzeroBitCount
    }
    self.count = count
  }

  /// Whether the one with this old number stays.
  func keeps(_ old: UInt32) -> Bool { slots[old] }

  /// Nil for what has closed.
  func number(for old: UInt32) -> UInt32? {
    guard keeps(old) else { return nil }
    let lower = slots.words[Int(old >> 6)] & (1 << UInt64(old & 63) - 1)
    return before[Int(old >> 6)] + UInt32(lower.nonzeroBitCount)
  }
}
