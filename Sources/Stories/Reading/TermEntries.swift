/// Reads the terms of a vector where it stands: first each term's key and its weight among names, sorted
/// by key, then, two to a number, the other weights.
struct TermEntries {
  private let numbers: UnsafeBufferPointer<UInt32>
  let count: Int

  init(_ numbers: UnsafeBufferPointer<UInt32>) {
    self.numbers = numbers
    count = numbers.count * 2 / 3
  }

  /// Whether these numbers are those of a vector.
  static func areWhole(_ numbers: [UInt32]) -> Bool {
    let count = numbers.count * 2 / 3
    guard numbers.count == count + (count + 1) / 2, numbers.count <= Int(UInt16.max) else {
      return false
    }
    let keys = numbers.prefix(count).map(TermVector.key(of:))
    return zip(keys, keys.dropFirst()).allSatisfy(<=)
  }

  func key(_ index: Int) -> UInt32 { TermVector.key(of: numbers[index]) }
  func whole(_ index: Int) -> Float { Self.wholes[Int(wholeLevel(index))] }
  func lead(_ index: Int) -> Float { Self.leads[Int(weights(index) >> 1 & 0x7f)] }
  func names(_ index: Int) -> Float { Self.names[Int(numbers[index] & 63)] }
  func isPair(_ index: Int) -> Bool { weights(index) & 1 != 0 }
  /// A word that weighs among names.
  func isName(_ index: Int) -> Bool { numbers[index] & 63 != 0 && !isPair(index) }
  /// The weight in the whole article as it is stored, 0 to 255.
  func wholeLevel(_ index: Int) -> UInt32 { weights(index) >> 8 }

  @inline(__always)
  private func weights(_ index: Int) -> UInt32 {
    numbers[count + index >> 1] >> UInt32((index & 1) << 4) & 0xffff
  }

  private static let wholes = squares(255)
  private static let leads = squares(127)
  private static let names = squares(63)

  private static func squares(_ most: Int) -> [Float] {
    (0...most).map { Float($0 * $0) / Float(most * most) }
  }

  /// Index of a key's entry.
  func index(of key: UInt32) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle) < key { low = middle + 1 } else { high = middle }
    }
    return low < count && self.key(low) == key ? low : nil
  }

  /// The indices of the entries that weigh most in the whole article, heaviest first.
  func heaviest(_ most: Int) -> [Int] {
    // Of equal weights the first.
    var order = (0..<count).map { UInt64(wholeLevel($0)) << 32 | UInt64(~UInt32($0)) }
    order.bringLargestToFront(most)
    return order.prefix(most).sorted(by: >).map { Int(~UInt32(truncatingIfNeeded: $0)) }
  }

  /// The part of the words' common weight that one word has, 0 to 1.
  func reliance(on other: TermEntries) -> Float {
    var total: Float = 0
    var largest: Float = 0
    for index in 0..<count where !isPair(index) {
      guard let place = other.index(of: key(index)) else { continue }
      let product = whole(index) * other.whole(place)
      total += product
      largest = max(largest, product)
    }
    return total > 0 ? largest / total : 1
  }

  /// How heavily each of two articles opens with a name that the other lacks: the lesser of both.
  func conflict(with other: TermEntries) -> Double {
    let own = heaviestName(absentFrom: other)
    return own > 0 ? Double(min(own, other.heaviestName(absentFrom: self))) : 0
  }

  private func heaviestName(absentFrom other: TermEntries) -> Float {
    var heaviest: UInt32 = 0
    for index in 0..<count {
      let level = numbers[index] & 63
      guard level > heaviest, weights(index) & 0xfe != 0, !isPair(index),
        other.index(of: key(index)) == nil
      else { continue }
      heaviest = level
    }
    return Self.names[Int(heaviest)]
  }

  /// What stored levels weigh, at hand for a comparison of many.
  struct Levels {
    fileprivate let wholes = TermEntries.wholes
    fileprivate let leads = TermEntries.leads
    fileprivate let names = TermEntries.names
  }

  /// Adds to `overlap` what two articles share by a term of both. `rarity`: of a pair.
  @inline(__always)
  func addProduct(
    at index: Int, with other: TermEntries, at place: Int, _ levels: Levels, rarity: Float,
    to overlap: inout Overlap
  ) {
    let own = weights(index)
    let others = other.weights(place)
    overlap.whole += levels.wholes[Int(own >> 8)] * levels.wholes[Int(others >> 8)]
    overlap.lead += levels.leads[Int(own >> 1 & 0x7f)] * levels.leads[Int(others >> 1 & 0x7f)]
    overlap.names +=
      levels.names[Int(numbers[index] & 63)] * levels.names[Int(other.numbers[place] & 63)]
    if own & others & 1 != 0 { overlap.pairs += rarity }
  }
}
