/// UTF-16 to UTF-8, eight letters of ASCII at a step.
enum UTF16Decoding {
  /// The text, and how many times U+FFFD had to stand in for half a character.
  static func utf8(_ bytes: Span<UInt8>, isBigEndian: Bool) -> (text: [UInt8], failures: Int) {
    var failures = 0
    // A unit becomes three bytes at most.
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count / 2 * 3 + 16) { target, count in
      guard let start = target.baseAddress else { return }
      var output = UTF8Output(start)
      failures = decode(bytes, isBigEndian, &output)
      count = output.end - start
    }
    return (text, failures)
  }

  private static func decode(
    _ bytes: Span<UInt8>, _ isBigEndian: Bool, _ output: inout UTF8Output
  ) -> Int {
    var failures = 0
    func fail() {
      failures += 1
      output.append(0xfffd)
    }
    let raw = bytes.bytes
    func unit(_ index: Int) -> UInt32 {
      let unit = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt16.self)
      return UInt32(isBigEndian ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit))
    }
    var index = 0
    while index + 1 < bytes.count {
      while index + 16 <= bytes.count,
        let letters = letters(raw, index, isBigEndian)
      {
        output.append(eight: letters)
        index += 16
      }
      guard index + 1 < bytes.count else { break }
      let first = unit(index)
      index += 2
      switch first {
      case 0xd800...0xdbff:
        if index + 1 < bytes.count, case let second = unit(index), second & 0xfc00 == 0xdc00 {
          output.append(0x10000 + (first & 0x3ff) << 10 + second & 0x3ff)
          index += 2
        } else {
          fail()
        }
      case 0xdc00...0xdfff: fail()
      default: output.append(first)
      }
    }
    if index < bytes.count { fail() }
    return failures
  }

  /// The eight units at `index` as bytes, the first in the lowest; nil where not all are ASCII.
  @inline(__always)
  private static func letters(_ raw: RawSpan, _ index: Int, _ isBigEndian: Bool) -> UInt64? {
    var low = UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    var high = UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
    let other: UInt64 = isBigEndian ? 0x80ff_80ff_80ff_80ff : 0xff80_ff80_ff80_ff80
    guard (low | high) & other == 0 else { return nil }
    if isBigEndian {
      low >>= 8
      high >>= 8
    }
    return packed(low) | packed(high) << 32
  }

  /// Every other byte of a word.
  @inline(__always)
  private static func packed(_ word: UInt64) -> UInt64 {
    let pairs = (word | word >> 8) & 0x0000_ffff_0000_ffff
    return (pairs | pairs >> 16) & 0xffff_ffff
  }
}
