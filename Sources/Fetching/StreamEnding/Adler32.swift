/// The checksum at the end of a zlib stream (RFC 1950 section 9).
enum Adler32 {
  static func of(_ bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    var index = 0
    while index < bytes.count {
      // As many as fit before the sums could overflow 32 bits.
      let end = min(index + 5_552, bytes.count)
      for byte in bytes[index..<end] {
        low &+= UInt32(byte)
        high &+= low
      }
      low %= 65_521
      high %= 65_521
      index = end
    }
    return high << 16 | low
  }
}
