/// FNV-1a, 64 bit, over bytes: what a word is to every stage after the tokeniser.
///
/// Source: G. Fowler, L. Noll, K. Vo; RFC 9923. The same in every process, unlike `Hasher`.
public enum TermHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// Hash of a form as `Words` stores it: folded, in lower case.
  public static func of(_ form: String) -> UInt64 {
    var form = form
    return form.withUTF8 { of($0[...]) }
  }

  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  /// The hash of more bytes, those of `range`, after that of others.
  @inline(__always)
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, after hash: UInt64)
    -> UInt64
  {
    var hash = hash
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* prime }
    return hash
  }

  @inline(__always)
  static func adding(_ byte: UInt8?, to hash: UInt64) -> UInt64 {
    guard let byte else { return hash }
    return (hash ^ UInt64(byte)) &* prime
  }

  /// Hash of two terms in this order; (a, b) differs from (b, a).
  @inlinable
  public static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = (first ^ 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 29)) &+ second
    hash = (hash ^ (hash >> 32)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}
