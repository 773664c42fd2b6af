/// A growing row of bytes with one owner: to append neither counts references nor asks for other owners, and short
/// pieces are copied in one step.
///
/// Owns its memory from `start`, freed with it. There are always `slack` bytes behind the capacity, into which a
/// block may be written whose end does not count.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0
  @usableFromInline static var slack: Int { 16 }

  public init(capacity: Int = 0) {
    self.capacity = capacity
    start = .allocate(capacity: capacity + ByteBuffer.slack)
  }

  deinit { start.deallocate() }

  @inlinable public var count: Int { length }
  @inlinable public var isEmpty: Bool { length == 0 }

  /// Forgets the bytes and keeps the memory.
  @inlinable
  public mutating func removeAll() { length = 0 }

  /// Forgets all but the first `count` bytes.
  public mutating func cut(to count: Int) {
    if count >= 0, count < length { length = count }
  }

  /// Gives the memory back where it is more than `limit` bytes; the bytes go, too.
  public mutating func shrink(above limit: Int) {
    guard capacity > limit else { return }
    start.deallocate()
    capacity = 0
    length = 0
    start = .allocate(capacity: ByteBuffer.slack)
  }

  /// Makes room for `count` bytes more.
  @inlinable @inline(__always)
  public mutating func reserve(_ count: Int) {
    if length + count > capacity { grow(length + count) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ wanted: Int) {
    let capacity = max(wanted, self.capacity * 2, 256)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + ByteBuffer.slack)
    larger.update(from: start, count: length)
    start.deallocate()
    start = larger
    self.capacity = capacity
  }

  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    start[length] = byte
    length += 1
  }

  /// Appends the bytes in `from..<to`.
  @inlinable @inline(__always)
  public mutating func append(_ source: Span<UInt8>, _ from: Int, _ to: Int) {
    let count = to - from
    guard count > 0, from >= 0, to <= source.count else { return }
    reserve(count)
    if count <= 16, from &+ 16 <= source.count {
      storeBlock(source, from, at: length)
    } else if count >= 16, count <= 128 {
      // The last block overlaps the one before it.
      var offset = 0
      while offset < count &- 16 {
        storeBlock(source, from &+ offset, at: length &+ offset)
        offset &+= 16
      }
      storeBlock(source, to &- 16, at: length &+ count &- 16)
    } else {
      copy(source, from, count)
    }
    length += count
  }

  /// Appends what stands before the first such byte in `from..<to`, all of it where there is none, and tells where it
  /// ended.
  @inlinable
  public mutating func append(
    _ source: Span<UInt8>, _ from: Int, _ to: Int, upTo byte: UInt8
  ) -> Int {
    guard from >= 0, from < to, to <= source.count else { return to }
    reserve(to &- from)
    var index = from
    var out = UnsafeMutableRawPointer(start + length)
    while index < to, index &+ 16 <= source.count {
      let block = ByteSearch.block(source, index)
      out.storeBytes(of: block, as: SIMD16<UInt8>.self)
      if let offset = ByteSearch.firstSet(ByteSearch.equal(byte, block)) {
        index = min(index &+ offset, to)
        length &+= index &- from
        return index
      }
      index &+= 16
      out += 16
    }
    index = min(index, to)
    length &+= index &- from
    while index < to, source[index] != byte {
      append(source[index])
      index &+= 1
    }
    return index
  }

  @inlinable @inline(__always)
  func storeBlock(_ source: Span<UInt8>, _ from: Int, at position: Int) {
    UnsafeMutableRawPointer(start + position)
      .storeBytes(of: ByteSearch.block(source, from), as: SIMD16<UInt8>.self)
  }

  @usableFromInline
  func copy(_ source: Span<UInt8>, _ from: Int, _ count: Int) {
    source.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      (start + length).update(from: base + from, count: count)
    }
  }

  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0.span, 0, $0.count) }
  }

  /// Appends a character as UTF-8.
  public mutating func append(_ scalar: Unicode.Scalar) {
    let code = scalar.value
    if code < 0x80 { return append(UInt8(truncatingIfNeeded: code)) }
    if code < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xc0 | code >> 6))
    } else {
      if code < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xe0 | code >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xf0 | code >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3f))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3f))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3f))
  }

  /// Appends the bytes as they have to stand in a quoted value or text of HTML.
  mutating func appendEscaped(_ source: Span<UInt8>) {
    var start = 0
    while start < source.count {
      let stop = ByteSearch.firstToEscape(
        in: source, from: start, to: source.count, orInvisible: false)
      append(source, start, stop)
      guard stop < source.count else { return }
      switch source[stop] {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      default: append("&quot;")
      }
      start = stop + 1
    }
  }

  /// The text that the bytes are, which are UTF-8 of `DecodedDocument`'s; nil where there are none.
  public var text: String? {
    isEmpty ? nil : withSpan { String(cleaned: $0) }
  }

  /// Hands the bytes out for as long as `body` runs.
  @inlinable @inline(__always)
  public func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: start, count: length).span)
  }
}
