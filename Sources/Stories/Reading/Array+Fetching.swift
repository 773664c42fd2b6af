internal import CBlocks

/// In a large memory each step of a search waits for another place of it. Where the places are known beforehand, all of them
/// are asked for before one is read, and the waits pass together.
extension Array {
  /// Elements in a line of memory, one at least.
  private static var inLine: Int { Swift.max(1, 64 / MemoryLayout<Element>.stride) }

  /// Asks for an element that will be read soon, without waiting for it.
  @inline(__always)
  func fetch(_ index: Int) {
    withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress, elements.indices.contains(index) else { return }
      cblock_prefetch(start + index)
    }
  }

  /// Asks for each line of memory that some of these elements stand in.
  @inline(__always)
  func fetch(_ range: Range<Int>) {
    for index in stride(from: range.lowerBound, to: range.upperBound, by: Self.inLine) {
      fetch(index)
    }
    fetch(range.upperBound - 1)
  }
}
