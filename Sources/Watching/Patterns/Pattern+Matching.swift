extension Pattern {
  /// Where it matches in well-formed UTF-8, leftmost first, not overlapping, at most `limit` times.
  func matches(in bytes: [UInt8], limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var simulation = PatternSimulation(pattern: self, bytes: bytes)
    var start = 0
    while found.count < limit, let match = simulation.next(from: start) {
      found.append(match)
      start = match.upperBound
    }
    return found
  }

  /// Letters, digits and the underscore, in order: what `\w` is and `\b` stands at the border of.
  ///
  /// Every scalar from U+00C0 on that is no punctuation or space counts as a letter: good enough for
  /// news, and one comparison instead of a table.
  static let wordRanges: [ClosedRange<UInt32>] = [
    0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a, 0xaa...0xaa, 0xb5...0xb5, 0xba...0xba,
    0xc0...0xd6, 0xd8...0xf6, 0xf8...0x1fff, 0x2c00...0x2dff, 0x3005...0x3007, 0x3021...0x302f,
    0x3031...0xd7ff, 0xf900...0xfdff, 0xfe70...0xfefc, 0xff10...0xff19, 0xff21...0xff3a,
    0xff41...0xff5a, 0xff66...0xffdc, 0x10000...0x1efff, 0x20000...0x3ffff,
  ]

  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a || scalar >= 0x30 && scalar <= 0x39
        || scalar == 0x5f
    }
    return wordRanges.contains { $0.contains(scalar) }
  }
}
