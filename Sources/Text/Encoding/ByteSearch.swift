/// Finds bytes in a text, sixteen at a time.
///
/// A block may reach behind the range that is searched, never behind the text: so a short range needs no loop of
/// its own.
public enum ByteSearch {
  /// Where `byte` first stands in `start..<end`, else `end`.
  @inlinable
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int)
    -> Int
  {
    var index = start
    while index < end, index &+ 16 <= bytes.count {
      if let offset = firstSet(equal(byte, block(bytes, index))) {
        return min(index &+ offset, end)
      }
      index &+= 16
    }
    if index >= end { return end }
    while index < end, bytes[unchecked: index] != byte { index &+= 1 }
    return index
  }

  /// Where one of the two bytes first stands in `start..<end`, else `end`.
  @inlinable
  public static func first(
    _ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index < end, index &+ 16 <= bytes.count {
      let block = block(bytes, index)
      if let offset = firstSet(equal(one, block) | equal(other, block)) {
        return min(index &+ offset, end)
      }
      index &+= 16
    }
    if index >= end { return end }
    while index < end, bytes[unchecked: index] != one, bytes[unchecked: index] != other {
      index &+= 1
    }
    return index
  }

  /// How many times `byte` stands in `start..<end`.
  public static func count(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int)
    -> Int
  {
    var count = 0
    var index = start
    while index + 16 <= end {
      let words = unsafeBitCast(equal(byte, block(bytes, index)), to: SIMD2<UInt64>.self)
      count += words[0].nonzeroBitCount + words[1].nonzeroBitCount
      index += 16
    }
    count /= 8
    while index < end {
      if bytes[index] == byte { count += 1 }
      index += 1
    }
    return count
  }

  /// Whether no byte is part of a character of more than one.
  @inline(__always)
  static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    var found: UInt64 = 0
    let raw = bytes.bytes
    if bytes.count >= 16 {
      var index = 0
      var blocks = SIMD16<UInt8>(repeating: 0)
      while index + 16 < bytes.count {
        blocks |= block(bytes, index)
        index += 16
      }
      // The last block overlaps.
      blocks |= block(bytes, bytes.count - 16)
      let words = unsafeBitCast(blocks, to: SIMD2<UInt64>.self)
      found = words[0] | words[1]
    } else if bytes.count >= 8 {
      found =
        raw.unsafeLoadUnaligned(as: UInt64.self)
        | raw.unsafeLoadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    } else {
      for index in 0..<bytes.count { found |= UInt64(bytes[index]) }
    }
    return found & highBits == 0
  }

  /// The sixteen bytes at `index`, which must all be there: nobody asks once more.
  @inlinable @inline(__always)
  public static func block(_ bytes: Span<UInt8>, _ index: Int) -> SIMD16<UInt8> {
    assert(index >= 0 && index + 16 <= bytes.count)
    return bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// The position of the first lane whose highest bit is set.
  @inlinable @inline(__always)
  public static func firstSet(_ lanes: SIMD16<UInt8>) -> Int? {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    if (words[0] | words[1]) & highBits == 0 { return nil }
    let low = words[0] & highBits
    if low != 0 { return low.trailingZeroBitCount >> 3 }
    return 8 &+ (words[1] & highBits).trailingZeroBitCount >> 3
  }

  /// Lanes that have all bits set where `block` has the byte, else none.
  ///
  /// With the pattern in a constant of its own the compiler takes the comparison for the vectors' own; else it
  /// compares lane by lane.
  @inlinable @inline(__always)
  public static func equal(_ byte: UInt8, _ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    let pattern = SIMD16<UInt8>(repeating: byte)
    let mask: SIMDMask<SIMD16<Int8>> = block .== pattern
    return unsafeBitCast(mask, to: SIMD16<UInt8>.self)
  }

  /// Lanes whose highest bit tells of an ASCII byte below `limit`, which is at most 0x80. Swift compares vectors
  /// for order one lane after the other.
  @inlinable @inline(__always)
  public static func below(_ limit: UInt8, _ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
    (block &- SIMD16(repeating: limit)) & ~block
  }

  @inlinable static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}
