/// Looks names up in the table of character references.
enum CharacterReferenceNames {
  struct Entry {
    var first: Unicode.Scalar
    var second: Unicode.Scalar?
    /// Known without a semicolon, too.
    var isLegacy: Bool
  }
  /// `CounterClockwiseContourIntegral`
  static let longest = 31
  static let longestLegacy = 6

  /// The entry of the name in `start..<end`, by its exact letters.
  static func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Entry? {
    let index = self.index
    return CharacterReferenceTable.text.withUTF8Buffer { table in
      var low = 0
      var high = index.count
      while low < high {
        let middle = (low + high) / 2
        let order = compare(bytes, start, end, table, Int(index[middle]))
        if order == 0 { return entry(table, Int(index[middle]) + end - start) }
        if order < 0 { high = middle } else { low = middle + 1 }
      }
      return nil
    }
  }

  /// Where each name begins in the table.
  private static let index: [UInt16] = CharacterReferenceTable.text.withUTF8Buffer { table in
    var starts: [UInt16] = []
    var start = 0
    for position in table.indices where table[position] == 0x20 {
      starts.append(UInt16(truncatingIfNeeded: start))
      start = position + 1
    }
    return starts
  }

  /// Below, at or above zero as the name sorts before, with or after that of the table.
  private static func compare(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ table: UnsafeBufferPointer<UInt8>,
    _ entry: Int
  ) -> Int {
    for offset in 0..<(end - start) {
      let other = table[entry + offset]
      if other == mark || other == legacyMark { return 1 }
      let difference = Int(bytes[start + offset]) - Int(other)
      if difference != 0 { return difference }
    }
    let next = table[entry + end - start]
    return next == mark || next == legacyMark ? 0 : -1
  }

  private static func entry(_ table: UnsafeBufferPointer<UInt8>, _ markPosition: Int) -> Entry? {
    var end = markPosition + 1
    while end < table.count, table[end] != 0x20 { end += 1 }
    let scalars = String(decoding: table[(markPosition + 1)..<end], as: UTF8.self).unicodeScalars
    guard let first = scalars.first else { return nil }
    return Entry(
      first: first, second: scalars.dropFirst().first, isLegacy: table[markPosition] == legacyMark)
  }

  private static let mark = UInt8(ascii: ":")
  private static let legacyMark = UInt8(ascii: "!")
}
