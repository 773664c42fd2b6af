/// Walks over zstd frames without decoding them, to know whether the last one ended (RFC 8878 3.1).
struct ZstdFrames {
  private enum Part {
    case magic, descriptor, headerRest, blockHeader, block, checksum, skippableSize, skippable
  }

  private var part = Part.magic
  /// Bytes of the part that are read and kept.
  private var held: [UInt8] = []
  /// Bytes that complete the part.
  private var missing = 4
  private var hasChecksum = false
  private var isLastBlock = false
  private var frames = 0

  /// Between two frames, or after the last one.
  var isAtEnd: Bool { frames > 0 && part == .magic && held.isEmpty }

  mutating func add(_ bytes: Slice<UnsafeRawBufferPointer>) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(missing)
      rest = rest.dropFirst(piece.count)
      missing -= piece.count
      // Contents are passed over; only headers, of at most four bytes, are looked at.
      if missing + held.count + piece.count <= 4 { held += piece }
      while missing == 0 { finishPart() }
    }
  }

  private mutating func finishPart() {
    let value = held.reversed().reduce(0) { $0 << 8 | Int($1) }
    held = []
    switch part {
    case .magic:
      value & 0xffff_fff0 == 0x184d_2a50 ? begin(.skippableSize, 4) : begin(.descriptor, 1)
    case .descriptor: readDescriptor(value)
    case .headerRest: begin(.blockHeader, 3)
    case .blockHeader:
      isLastBlock = value & 1 == 1
      // A run-length block holds the one byte that it repeats.
      begin(.block, value >> 1 & 3 == 1 ? 1 : value >> 3)
    case .block:
      if !isLastBlock { begin(.blockHeader, 3) } else { begin(.checksum, hasChecksum ? 4 : 0) }
    case .skippableSize: begin(.skippable, value)
    case .checksum, .skippable:
      frames += 1
      begin(.magic, 4)
    }
  }

  private mutating func begin(_ part: Part, _ bytes: Int) {
    self.part = part
    missing = bytes
  }

  private mutating func readDescriptor(_ descriptor: Int) {
    let isSingleSegment = descriptor & 0x20 != 0
    hasChecksum = descriptor & 4 != 0
    let dictionary = [0, 1, 2, 4][descriptor & 3]
    let contentSize = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6 & 3]
    begin(.headerRest, (isSingleSegment ? 0 : 1) + dictionary + contentSize)
  }
}
