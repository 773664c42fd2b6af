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
  func heaviest(_ most: Int) -> ArraySlice<Int> {
    // Counting the weights finds the lightest that is needed.
    var frequencies = [Int](repeating: 0, count: 256)
    for index in 0..<count { frequencies[Int(wholeLevel(index))] += 1 }
    var lightest: UInt32 = 255
    var found = frequencies[255]
    while lightest > 0, found < most {
      lightest -= 1
      found += frequencies[Int(lightest)]
    }
    return (0..<count).filter { wholeLevel($0) >= lightest }.sorted {
      (wholeLevel($1), $0) < (wholeLevel($0), $1)
    }.prefix(most)
  }

  /// How heavily each of two articles opens with a name that the other lacks: the lesser of both.
  func conflict(with other: TermEntries) -> Double {
    Double(min(heaviestName(absentFrom: other), other.heaviestName(absentFrom: self)))
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

  /// Adds to `overlap` what two articles share. `rarities[i]` belongs to entry i: 0 where that is no pair.
  @inline(__always)
  func add(to overlap: inout Overlap, rarities: UnsafeBufferPointer<Float>, with other: TermEntries)
  {
    Self.wholes.withUnsafeBufferPointer { wholes in
      Self.leads.withUnsafeBufferPointer { leads in
        Self.names.withUnsafeBufferPointer { names in
          var i = 0
          var j = 0
          while i < count, j < other.count {
            let x = numbers[i] >> 6
            let y = other.numbers[j] >> 6
            if x == y {
              let a = weights(i)
              let b = other.weights(j)
              overlap.whole += wholes[Int(a >> 8)] * wholes[Int(b >> 8)]
              overlap.lead += leads[Int(a >> 1 & 0x7f)] * leads[Int(b >> 1 & 0x7f)]
              overlap.names += names[Int(numbers[i] & 63)] * names[Int(other.numbers[j] & 63)]
              if a & b & 1 != 0, i < rarities.count { overlap.pairs += rarities[i] }
            }
            i += x <= y ? 1 : 0
            j += y <= x ? 1 : 0
          }
        }
      }
    }
  }
}
