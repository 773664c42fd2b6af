/// Knows whether a zstd body came to its end.
///
/// libcurl 7.88 decodes one that stops in the middle and reports success, when the Content-Length fits the stump. The
/// format says where it ends; this reads that from the bytes as they were on the wire. Brotli cannot be judged without
/// decoding it.
struct StreamEnding {
  private let isJudged: Bool
  private var chunks: ChunkedPayload?
  /// Bytes that the Content-Length still allows; what comes after is not the body.
  private var bytesLeft = Int.max
  private var isEmpty = true
  private var frames = ZstdFrames()

  /// Judges nothing.
  init() { isJudged = false }

  /// For the zstd body that follows these header fields.
  init(_ headers: HeaderFields) {
    let transfer = ContentCoding.tokens(headers.all("Transfer-Encoding"))
    isJudged = transfer.isEmpty || transfer == ["chunked"]
    if !transfer.isEmpty {
      chunks = ChunkedPayload()
    } else if let length = ContentLength(headers).first {
      bytesLeft = length
    }
  }

  /// Bytes of the body section as they came, chunk framing included.
  mutating func add(_ wire: UnsafeRawBufferPointer) {
    guard isJudged else { return }
    guard chunks != nil else {
      addPayload(wire[...])
      return
    }
    var rest = wire[...]
    while let piece = chunks?.next(&rest) { addPayload(piece) }
  }

  /// False when the stream was cut short.
  var isWhole: Bool { isEmpty || frames.isAtEnd }

  private mutating func addPayload(_ piece: Slice<UnsafeRawBufferPointer>) {
    let piece = piece.prefix(bytesLeft)
    guard !piece.isEmpty else { return }
    isEmpty = false
    bytesLeft -= piece.count
    frames.add(piece)
  }
}
