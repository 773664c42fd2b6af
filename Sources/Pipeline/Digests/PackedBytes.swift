import CZlib

/// Bytes that are kept for long and read seldom: their length in eight bytes, then a zlib stream (RFC 1950).
enum PackedBytes {
  /// Of the unpacked bytes; a day of 10,000 articles has a fiftieth of it.
  static let maximumBytes = 256 << 20

  /// Nil where zlib has no memory.
  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&packed, &length, bytes, uLong(bytes.count), 6) == Z_OK else { return nil }
    let size = (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
    return size + packed[..<Int(length)]
  }

  /// Nil for what `pack` did not write.
  static func unpack(_ packed: [UInt8]) -> [UInt8]? {
    guard packed.count > 8 else { return nil }
    let size = packed[..<8].enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    guard (0...maximumBytes).contains(size) else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    var length = uLong(size)
    let stream = Array(packed[8...])
    guard uncompress(&bytes, &length, stream, uLong(stream.count)) == Z_OK, length == size else {
      return nil
    }
    return bytes
  }
}
