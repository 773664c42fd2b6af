/// Takes the framing off a chunked body (RFC 9112 7.1), piece by piece. libcurl has judged it
/// already, so this need not complain of errors.
struct ChunkedPayload {
  private enum State {
    case size, lineEnd, data(Int), dataEnd, over
  }

  private var state = State.size
  private var size = 0

  /// The next piece of payload at the front of `wire`, which is cut off; nil when `wire` is used up.
  mutating func next(_ wire: inout Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer>?
  {
    while let byte = wire.first {
      switch state {
      case .data(let left):
        let piece = wire.prefix(left)
        wire = wire.dropFirst(piece.count)
        state = piece.count == left ? .dataEnd : .data(left - piece.count)
        return piece
      case .over:
        wire = wire.dropFirst(wire.count)
      default:
        wire = wire.dropFirst()
        takeFraming(byte)
      }
    }
    return nil
  }

  private mutating func takeFraming(_ byte: UInt8) {
    switch state {
    case .size:
      if let digit = Self.hexDigit(byte) {
        size = min(size, 1 << 50) << 4 | digit
      } else if byte == 10 {
        beginData()
      } else {
        state = .lineEnd
      }
    case .lineEnd where byte == 10: beginData()
    case .dataEnd where byte == 10:
      size = 0
      state = .size
    default: break
    }
  }

  private mutating func beginData() {
    state = size == 0 ? .over : .data(size)
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }
}
