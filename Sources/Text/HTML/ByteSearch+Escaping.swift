extension ByteSearch {
  /// Where one of `&<>"`, which HTML wants escaped in a value, first stands in `start..<end`, else `end`.
  ///
  /// - Parameter orInvisible: Or a blank, what is below it, and DEL: what no URL has.
  static func firstToEscape(
    in bytes: Span<UInt8>, from start: Int, to end: Int, orInvisible: Bool
  ) -> Int {
    var index = start
    while index < end, index + 16 <= bytes.count {
      let block = block(bytes, index)
      // `<` and `>` differ in one bit.
      var marks =
        equal(UInt8(ascii: ">"), block | SIMD16<UInt8>(repeating: 2))
        | equal(UInt8(ascii: "&"), block) | equal(UInt8(ascii: "\""), block)
      if orInvisible { marks |= below(0x21, block) | equal(0x7f, block) }
      if let offset = firstSet(marks) { return min(index + offset, end) }
      index += 16
    }
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return index
      case 0...0x20, 0x7f: if orInvisible { return index }
      default: break
      }
      index += 1
    }
    return end
  }
}
