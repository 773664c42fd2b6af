/// New numbers for what stays open, in the same order, when what has closed is let go.
struct Renumbering {
  private var numbers: [UInt32] = []
  /// How many stay open.
  private(set) var count = 0

  private static let closed = UInt32.max

  init(isOpen: some Sequence<Bool>) {
    for isOpen in isOpen {
      numbers.append(isOpen ? UInt32(count) : Self.closed)
      count += isOpen ? 1 : 0
    }
  }

  /// Nil for what has closed.
  func number(for old: UInt32) -> UInt32? {
    let number = numbers[Int(old)]
    return number == Self.closed ? nil : number
  }
}
