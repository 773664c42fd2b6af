/// Finds bytes in a text, eight at a time.
public enum ByteSearch {
  /// Where `byte` first stands in `start..<end`, else `end`.
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int)
    -> Int
  {
    let raw = bytes.bytes
    let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
    var index = start
    while index + 8 <= end {
      let found = zeroBytes(
        raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, bytes[index] != byte { index += 1 }
    return index
  }

  /// Where one of the two bytes first stands in `start..<end`, else `end`.
  public static func first(
    _ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let raw = bytes.bytes
    let pattern = 0x0101_0101_0101_0101 &* UInt64(one)
    let otherPattern = 0x0101_0101_0101_0101 &* UInt64(other)
    var index = start
    while index + 8 <= end {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let found = zeroBytes(word ^ pattern) | zeroBytes(word ^ otherPattern)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, bytes[index] != one, bytes[index] != other { index += 1 }
    return index
  }

  /// The high bit of the lowest zero byte is set, none where there is no zero byte; bits above the lowest
  /// may be wrong (Mycroft's test).
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
