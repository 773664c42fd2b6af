/// Which of many numbers are open, a bit each: hundreds of them are asked for an article, here and there,
/// and a byte each would not stay near the processor.
struct OpenSlots: Sendable {
  private(set) var words: [UInt64] = []
  private(set) var count = 0

  init() {}

  init(_ isOpen: some Sequence<Bool>) {
    for isOpen in isOpen { append(isOpen) }
  }

  mutating func append(_ isOpen: Bool) {
    if count % UInt64.bitWidth == 0 { words.append(0) }
    count += 1
    self[UInt32(count - 1)] = isOpen
  }

  subscript(number: UInt32) -> Bool {
    get { words[Int(number >> 6)] >> UInt64(number & 63) & 1 != 0 }
    set {
      let bit: UInt64 = 1 << UInt64(number & 63)
      if newValue { words[Int(number >> 6)] |= bit } else { words[Int(number >> 6)] &= ~bit }
    }
  }
}
