extension [UInt8] {
  /// Appends a part of a text.
  @inlinable
  public mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    source.extracting(start..<end).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a character as UTF-8.
  public mutating func append(_ scalar: Unicode.Scalar) {
    let code = scalar.value
    if code < 0x80 {
      append(UInt8(truncatingIfNeeded: code))
    } else if code < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xc0 | code >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3f))
    } else if code < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xe0 | code >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3f))
    } else {
      append(UInt8(truncatingIfNeeded: 0xf0 | code >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3f))
    }
  }
}
