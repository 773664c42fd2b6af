/// A row of bytes that grows at its end.
public protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  /// Appends the bytes of a text in `start..<end`.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int)
  /// Appends a character as UTF-8.
  mutating func append(_ scalar: Unicode.Scalar)
}

extension ByteBuffer: ByteSink {}

extension [UInt8]: ByteSink {}
