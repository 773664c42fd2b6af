/// A name as two words: different for different names up to sixteen bytes, most likely different for longer ones.
public struct NameKey: Equatable, Sendable {
  @usableFromInline var low: UInt64
  @usableFromInline var high: UInt64

  /// Up to so many bytes no other name has the same key.
  @inlinable public static var longestExact: Int { 16 }

  /// The key of no name.
  @inlinable public static var none: NameKey { NameKey(low: 0, high: 0) }

  @inlinable
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of the name in `start..<end`, which is not empty; the same for names that differ in ASCII case alone.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    // The blanks that this puts behind a short name stand behind every name of that length.
    self.init(bytes, start, end, or: 0x2020_2020_2020_2020)
  }

  /// The key of the name letter for letter.
  @inlinable @inline(__always)
  public init(exactly bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    self.init(bytes, start, end, or: 0)
  }

  @inlinable @inline(__always)
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, or fold: UInt64) {
    let length = end &- start
    guard length <= NameKey.longestExact else {
      self.init(long: bytes, start, end, fold)
      return
    }
    let (low, high) = NameKey.words(bytes, start, length)
    self.init(low: low | fold, high: length > 8 ? high | fold : 0)
  }

  @usableFromInline
  init(long bytes: Span<UInt8>, _ start: Int, _ end: Int, _ fold: UInt64) {
    var index = start
    low = UInt64(truncatingIfNeeded: end - start)
    high = 0xcbf2_9ce4_8422_2325
    while index < end {
      let word = NameKey.word(bytes, index, min(8, end - index)) | fold
      high = (high ^ word) &* 0x9e37_79b9_7f4a_7c15
      low = (low ^ high) &* 0x0000_0100_0000_01b3
      high ^= high >> 32
      index += 8
    }
  }

  /// Where the key is to be looked for in a table whose size is a power of two.
  @inlinable @inline(__always)
  public func slot(_ mask: Int) -> Int {
    let mixed = (low ^ high &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
    return Int(truncatingIfNeeded: mixed >> 40) & mask
  }

  /// Whether the name in `start..<end`, sixteen bytes at most, is the one of which `key` was made letter for letter.
  @inlinable @inline(__always)
  public static func isName(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, of key: NameKey) -> Bool
  {
    let (low, high) = words(bytes, start, end &- start)
    return (low ^ key.low) | (high ^ key.high) == 0
  }

  /// Of one to sixteen bytes, zeroes behind them.
  @inlinable @inline(__always)
  static func words(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> (UInt64, UInt64) {
    let isLong = length > 8
    guard start &+ 16 <= bytes.count else {
      return (
        word(bytes, start, min(length, 8)), isLong ? word(bytes, start + 8, length - 8) : 0
      )
    }
    assert(start >= 0 && length > 0)
    let raw = bytes.bytes
    let low = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
    let high = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self)
    return (
      low & UInt64.max &>> UInt64(truncatingIfNeeded: isLong ? 0 : 64 &- length &* 8),
      isLong ? high & UInt64.max &>> UInt64(truncatingIfNeeded: 128 &- length &* 8) : 0
    )
  }

  /// Up to eight bytes, zeroes behind them.
  @inlinable @inline(__always)
  static func word(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    if start + 8 <= bytes.count, length > 0 {
      return bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        & UInt64.max &>> UInt64(truncatingIfNeeded: (8 - length) * 8)
    }
    var word: UInt64 = 0
    for offset in 0..<length { word |= UInt64(bytes[start + offset]) &<< UInt64(offset * 8) }
    return word
  }
}
