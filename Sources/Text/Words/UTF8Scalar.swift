/// Unicode scalars in bytes that may be anything.
enum UTF8Scalar {
  /// The scalar at `index` and its length; a malformed byte reads as U+FFFD of one byte.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, width: Int) {
    let first = UInt32(bytes[index])
    let malformed: (UInt32, width: Int) = (0xfffd, 1)
    switch first {
    case 0..<0x80: return (first, 1)
    case 0xc2..<0xe0:
      guard let second = continuation(bytes, index + 1) else { return malformed }
      return ((first & 0x1f) << 6 | second, 2)
    case 0xe0..<0xf0:
      guard let second = continuation(bytes, index + 1),
        let third = continuation(bytes, index + 2)
      else { return malformed }
      let scalar = (first & 0x0f) << 12 | second << 6 | third
      return scalar < 0x800 || (0xd800..<0xe000).contains(scalar) ? malformed : (scalar, 3)
    case 0xf0..<0xf5:
      guard let second = continuation(bytes, index + 1),
        let third = continuation(bytes, index + 2), let fourth = continuation(bytes, index + 3)
      else { return malformed }
      let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      return scalar < 0x10000 || scalar > 0x10ffff ? malformed : (scalar, 4)
    default: return malformed
    }
  }

  private static func continuation(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32? {
    guard index < bytes.count, bytes[index] & 0xc0 == 0x80 else { return nil }
    return UInt32(bytes[index] & 0x3f)
  }

  static func forEachByte(of scalar: UInt32, _ body: (UInt8) -> Void) {
    switch scalar {
    case 0..<0x80: body(UInt8(scalar))
    case 0x80..<0x800:
      body(UInt8(0xc0 | scalar >> 6))
      body(UInt8(0x80 | scalar & 0x3f))
    case 0x800..<0x10000:
      body(UInt8(0xe0 | scalar >> 12))
      body(UInt8(0x80 | scalar >> 6 & 0x3f))
      body(UInt8(0x80 | scalar & 0x3f))
    default:
      body(UInt8(0xf0 | scalar >> 18 & 0x07))
      body(UInt8(0x80 | scalar >> 12 & 0x3f))
      body(UInt8(0x80 | scalar >> 6 & 0x3f))
      body(UInt8(0x80 | scalar & 0x3f))
    }
  }
}
