/// Knows whether a compressed body came to its end.
///
/// libcurl 7.88 decodes a gzip, deflate or zstd stream that stops in the middle and reports
/// success, when the Content-Length fits the stump. The formats say where they end; this reads
/// that from the bytes as they were on the wire. Brotli cannot be judged without decoding it.
struct StreamEnding {
  private enum Format {
    case unknown, gzip, deflate, zstd
  }

  private var format = Format.unknown
  private var chunks: ChunkedPayload?
  /// Bytes that the Content-Length still allows; what comes after is not the body.
  private var bytesLeft = Int.max
  private var count = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var frames = ZstdFrames()

  /// Judges nothing.
  init() {}

  /// For the body that follows these header fields.
  init(_ headers: HeaderFields) {
    let codings = Self.tokens(headers.all("Content-Encoding")).filter { $0 != "identity" }
    guard codings.count == 1, let coding = codings.first else { return }
    switch coding {
    case "gzip", "x-gzip": format = .gzip
    case "deflate": format = .deflate
    case "zstd": format = .zstd
    default: return
    }
    let transfer = Self.tokens(headers.all("Transfer-Encoding"))
    if transfer == ["chunked"] {
      chunks = ChunkedPayload()
    } else if !transfer.isEmpty {
      format = .unknown
    } else if let length = ContentLength(headers).first {
      bytesLeft = length
    }
  }

  /// Bytes of the body section as they came, chunk framing included.
  mutating func add(_ wire: UnsafeRawBufferPointer) {
    guard format != .unknown else { return }
    guard chunks != nil else {
      addPayload(wire[...])
      return
    }
    var rest = wire[...]
    while let piece = chunks?.next(&rest) { addPayload(piece) }
  }

  /// False when the stream was cut short; `body` is what it was decoded to.
  func isWhole(_ body: [UInt8]) -> Bool {
    guard count > 0 else { return true }
    switch format {
    case .unknown: return true
    case .gzip: return count >= 18 && littleEndianTail == UInt32(truncatingIfNeeded: body.count)
    case .deflate: return !hasZlibHeader || littleEndianTail.byteSwapped == Adler32.of(body)
    case .zstd: return frames.isAtEnd
    }
  }
}

extension StreamEnding {
  private mutating func addPayload(_ piece: Slice<UnsafeRawBufferPointer>) {
    let piece = piece.prefix(bytesLeft)
    bytesLeft -= piece.count
    count += piece.count
    if head.count < 2 { head += piece.prefix(2 - head.count) }
    tail = Array((tail + piece.suffix(4)).suffix(4))
    if format == .zstd { frames.add(piece) }
  }

  /// Gzip ends with the length (RFC 1952 2.3.1), zlib with a checksum the other way round
  /// (RFC 1950 2.2).
  private var littleEndianTail: UInt32 {
    tail.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Some servers send bare deflate data under the name; nothing marks its end.
  private var hasZlibHeader: Bool {
    head.count == 2 && head[0] & 15 == 8 && (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
  }

  private static func tokens(_ values: [[UInt8]]) -> [String] {
    values.flatMap { $0.split(separator: UInt8(ascii: ",")) }
      .map { $0.filter { $0 != 0x20 && $0 != 0x09 } }.filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
  }
}
