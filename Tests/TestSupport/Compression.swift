/// Compressed bodies made by hand, without compressing: what they hold is in plain sight.
public enum Compression {
  /// One stored block in a gzip member (RFC 1952).
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let head: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    return head + stored(bytes) + little(crc32(bytes)) + little(UInt32(bytes.count))
  }

  /// One stored block in a zlib stream (RFC 1950), as `deflate` should be.
  public static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    [0x78, 0x01] + rawDeflate(bytes) + little(adler32(bytes)).reversed()
  }

  /// Without zlib's frame, as some servers send it.
  public static func rawDeflate(_ bytes: [UInt8]) -> [UInt8] {
    stored(bytes)
  }

  /// Raw blocks in one zstd frame (RFC 8878), with its length.
  public static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    let head: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0xa0] + little(UInt32(bytes.count))
    return head + little(UInt32(bytes.count << 3 | 1)).prefix(3) + bytes
  }

  /// A gzip stream of `count` zero bytes, roughly, at 13 bits for each 258 of them.
  public static func gzipBomb(_ count: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write(0b011, 3)  // last block, fixed codes
    bits.writeCode(0b0011_0000, 8)  // literal 0
    for _ in 0..<(count / 258) {
      bits.writeCode(0b1100_0101, 8)  // length 258
      bits.writeCode(0, 5)  // distance 1
    }
    bits.writeCode(0, 7)  // end of block
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255] + bits.bytes + [0, 0, 0, 0, 0, 0, 0, 0]
  }

  /// A zstd stream of `blocks` times 128 KiB of zeros, at four bytes each.
  public static func zstdBomb(blocks: Int) -> [UInt8] {
    let head: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]
    let block = Array(little(UInt32((128 << 10) << 3 | 2)).prefix(3)) + [0]
    return head + (0..<blocks).flatMap { _ in block }
  }

  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(truncatingIfNeeded: bytes.count)
    return [1] + little(UInt32(length) | UInt32(~length) << 16) + bytes
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private struct BitWriter {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ value: Int, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }

    /// Huffman codes come most significant bit first (RFC 1951 3.1.1).
    mutating func writeCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { write(code >> bit & 1, 1) }
    }
  }
}
