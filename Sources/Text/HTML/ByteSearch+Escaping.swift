extension ByteSearch {
  /// Where one of `&<>"`, which HTML wants escaped in a value, first stands in `start..<end`, else `end`.
  ///
  /// - Parameter orInvisible: Or a blank, what is below it, and DEL: what no URL has.
  static func firstToEscape(
    in bytes: Span<UInt8>, from start: Int, to end: Int, orInvisible: Bool
  ) -> Int {
    first(in: bytes, from: start, to: end) { block in
      // `<` and `>` differ in one bit.
      let marks =
        equal(UInt8(ascii: ">"), block | SIMD16<UInt8>(repeating: 2))
        | equal(UInt8(ascii: "&"), block) | equal(UInt8(ascii: "\""), block)
      return orInvisible ? marks | below(0x21, block) | equal(0x7f, block) : marks
    }
  }
}
