/// Where a text stands in a row of bytes; an empty one is no text.
public struct TextPlace: BitwiseCopyable, Sendable {
  public var start: UInt32
  public var count: UInt32

  @inlinable
  public init(start: UInt32 = 0, count: UInt32 = 0) {
    self.start = start
    self.count = count
  }

  @inlinable public var isEmpty: Bool { count == 0 }

  @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
