public import CBlocks

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
    first(in: bytes, from: start, to: end) { equal(byte, $0) }
  }

  /// Where one of the two bytes first stands in `start..<end`, else `end`.
  @inlinable
  public static func first(
    _ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Int {
    @inline(__always)
    func marks(_ block: SIMD16<UInt8>) -> SIMD16<UInt8> {
      equal(one, block) | equal(other, block)
    }
    return first(in: bytes, from: start, to: end, marks)
  }

  /// Where a byte first stands in `start..<end` whose lane `marks` marks by the highest bit, else `end`.
  @inlinable @inline(__always)
  static func first(
    in bytes: Span<UInt8>, from start: Int, to end: Int,
    _ marks: (SIMD16<UInt8>) -> SIMD16<UInt8>
  ) -> Int {
    var index = start
    let last = bytes.count &- 16
    while index < end, index <= last {
      if let offset = firstSet(marks(block(bytes, index))) { return min(index &+ offset, end) }
      index &+= 16
    }
    guard index < end, index >= 0 else { return end }
    // The last block overlaps what was looked at.
    let tail = last >= 0 ? block(bytes, last) : shortBlock(bytes)
    let bits = cblock_high_bits(marks(tail)) &>> UInt32(truncatingIfNeeded: index &- max(last, 0))
    return bits == 0 ? end : min(index &+ bits.trailingZeroBitCount, end)
  }

  /// A text of fewer than sixteen bytes, zeroes behind them.
  @usableFromInline
  static func shortBlock(_ bytes: Span<UInt8>) -> SIMD16<UInt8> {
    let raw = bytes.bytes
    var words = SIMD2<UInt64>()
    if bytes.count >= 8 {
      words[0] = raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
      let rest = raw.unsafeLoadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      words[1] = rest >> UInt64(truncatingIfNeeded: 128 - 8 * bytes.count)
    } else {
      for index in 0..<bytes.count {
        words[0] |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: 8 * index)
      }
    }
    return unsafeBitCast(words, to: SIMD16<UInt8>.self)
  }

  /// Whether `marks` marks no byte of the text.
  @inline(__always)
  static func hasNone(_ bytes: Span<UInt8>, _ marks: (SIMD16<UInt8>) -> SIMD16<UInt8>) -> Bool {
    first(in: bytes, from: 0, to: bytes.count, marks) == bytes.count
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
    hasNone(bytes) { $0 }
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
    let bits = cblock_high_bits(lanes)
    return bits == 0 ? nil : bits.trailingZeroBitCount
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
}
