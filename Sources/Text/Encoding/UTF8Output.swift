/// Writes UTF-8 into memory that its owner made large enough for all that will come, and for sixteen bytes more.
struct UTF8Output {
  /// Behind the last byte.
  private(set) var end: UnsafeMutablePointer<UInt8>

  init(_ start: UnsafeMutablePointer<UInt8>) {
    end = start
  }

  /// The first `count` bytes of a block, which is written whole.
  @inline(__always)
  mutating func append(_ block: SIMD16<UInt8>, _ count: Int) {
    UnsafeMutableRawPointer(end).storeBytes(of: block, as: SIMD16<UInt8>.self)
    end += count
  }

  /// Eight letters of ASCII, the first in the lowest byte.
  @inline(__always)
  mutating func append(eight letters: UInt64) {
    UnsafeMutableRawPointer(end).storeBytes(of: letters.littleEndian, as: UInt64.self)
    end += 8
  }

  /// The character with the number, which is no surrogate's.
  @inline(__always)
  mutating func append(_ code: UInt32) {
    if code < 0x80 {
      put(code)
    } else if code < 0x800 {
      put(0xc0 | code >> 6)
      put(0x80 | code & 0x3f)
    } else {
      if code < 0x10000 {
        put(0xe0 | code >> 12)
      } else {
        put(0xf0 | code >> 18)
        put(0x80 | code >> 12 & 0x3f)
      }
      put(0x80 | code >> 6 & 0x3f)
      put(0x80 | code & 0x3f)
    }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt32) {
    end.pointee = UInt8(truncatingIfNeeded: byte)
    end += 1
  }
}
