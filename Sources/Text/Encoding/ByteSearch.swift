/// Finds bytes in a text, sixteen at a time.
public enum ByteSearch {
  /// Where `byte` first stands in `start..<end`, else `end`.
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int)
    -> Int
  {
    let raw = bytes.bytes
    let pattern = SIMD16<UInt8>(repeating: byte)
    var index = start
    while index + 16 <= end {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if let offset = firstSet(block .== pattern) { return index + offset }
      index += 16
    }
    while index < end, bytes[index] != byte { index += 1 }
    return index
  }

  /// Where one of the two bytes first stands in `start..<end`, else `end`.
  public static func first(
    _ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let raw = bytes.bytes
    let pattern = SIMD16<UInt8>(repeating: one)
    let otherPattern = SIMD16<UInt8>(repeating: other)
    var index = start
    while index + 16 <= end {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if let offset = firstSet((block .== pattern) .| (block .== otherPattern)) {
        return index + offset
      }
      index += 16
    }
    while index < end, bytes[index] != one, bytes[index] != other { index += 1 }
    return index
  }

  /// The position of the first lane that is true. A mask has all bits of a lane set or none, so it reads as two
  /// words.
  @inline(__always)
  static func firstSet(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    if words[1] != 0 { return 8 + words[1].trailingZeroBitCount >> 3 }
    return nil
  }
}
