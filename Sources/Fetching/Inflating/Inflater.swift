import CZlib

/// Decodes a body piece by piece: gzip of as many members as it has (RFC 1952 2.2), a zlib stream (RFC 1950), or bare
/// deflate data (RFC 1951), as some servers send under the name.
///
/// libcurl 7.88 fails at a second member, and takes a stump for the whole. What comes behind the end and is no other
/// member is passed over: some servers pad.
final class Inflater {
  enum Coding {
    case gzip, deflate
  }

  enum Failure: Error {
    case broken, tooLarge
  }

  private enum Phase {
    /// Nothing was decoded; holds the first byte, where one came alone.
    case unopened([UInt8])
    case inside
    /// Behind a whole member.
    case between
    case over
  }

  private let coding: Coding
  /// zlib remembers where it is: it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 16)
  private var phase = Phase.unopened([])
  private var members = 0
  /// What the current member was decoded to, in bytes.
  private var made = 0

  init(_ coding: Coding) {
    self.coding = coding
    stream.initialize(to: z_stream())
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    room.deallocate()
  }

  /// False when the data was cut short; an empty body is whole.
  var isWhole: Bool {
    switch phase {
    case .unopened(let held): held.isEmpty
    case .inside: false
    case .between, .over: true
    }
  }

  /// Decodes `piece` to the end of `body`, which may grow to `limit` bytes.
  func add(_ piece: UnsafeRawBufferPointer, to body: inout [UInt8], limit: Int) throws(Failure) {
    if case .unopened(let held) = phase {
      let start = held + piece
      // The first two bytes tell what it is.
      guard start.count > 1 else {
        phase = .unopened(start)
        return
      }
      guard inflateInit2_(stream, window(start), ZLIB_VERSION, Self.streamSize) == Z_OK else {
        throw .broken
      }
      phase = .inside
      var result: Result<Void, Failure> = .success(())
      start.withUnsafeBytes { start in
        do throws(Failure) { try decode(start, &body, limit) } catch { result = .failure(error) }
      }
      return try result.get()
    }
    try decode(piece, &body, limit)
  }

  private static let streamSize = Int32(MemoryLayout<z_stream>.size)

  /// zlib's code for the format: 15 for a window of 32 KiB, negative without a frame, 32 more to see which frame it is.
  private func window(_ start: [UInt8]) -> Int32 {
    let isZlib = start[0] & 15 == 8 && (Int(start[0]) << 8 | Int(start[1])) % 31 == 0
    return coding == .gzip || isZlib ? 15 + 32 : -15
  }
}

extension Inflater {
  private func decode(
    _ bytes: UnsafeRawBufferPointer, _ body: inout [UInt8], _ limit: Int
  ) throws(Failure) {
    var rest = bytes
    while true {
      switch phase {
      case .unopened, .over: return
      case .between:
        guard let first = rest.first else { return }
        beginMember(first)
      case .inside:
        let hasMore = try step(&rest, &body, limit)
        guard hasMore else { return }
      }
    }
  }

  private func beginMember(_ first: UInt8) {
    guard coding == .gzip, first == 0x1f, inflateReset(stream) == Z_OK else {
      phase = .over
      return
    }
    made = 0
    phase = .inside
  }

  /// One call of zlib's. False when `rest` is used up, and all that it gives is in `body`.
  private func step(
    _ rest: inout UnsafeRawBufferPointer, _ body: inout [UInt8], _ limit: Int
  ) throws(Failure) -> Bool {
    stream.pointee.next_in = UnsafeMutableRawPointer(mutating: rest.baseAddress)?
      .assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_in = uInt(clamping: rest.count)
    stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_out = uInt(room.count)
    let code = inflate(stream, Z_NO_FLUSH)
    let count = room.count - Int(stream.pointee.avail_out)
    made += count
    guard count <= limit - body.count else { throw .tooLarge }
    body.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<count]))
    rest = UnsafeRawBufferPointer(rebasing: rest.suffix(Int(stream.pointee.avail_in)))
    switch code {
    case Z_STREAM_END:
      members += 1
      phase = .between
      return true
    case Z_OK, Z_BUF_ERROR:
      // A full room may hold back some.
      return stream.pointee.avail_out == 0
    default:
      guard members > 0, made == 0 else { throw .broken }
      phase = .over
      return false
    }
  }
}
