internal import Glibc

/// Tables that are read here and there for every article ask the kernel for huge pages. In pages of 4 KiB a table of 100 MB has
/// more of them than the processor keeps addresses of, and each step waits for two addresses instead of one: with
/// 300,000 live articles an article costs an eighth more.
///
/// A hint (madvise(2), MADV_HUGEPAGE), heeded where `transparent_hugepage/enabled` says `madvise` or `always`.
extension Array {
  /// Smaller ones fit what the processor keeps.
  private static var leastHuge: Int { 4 << 20 }

  /// `count` times `value`.
  init(repeating value: Element, inHugePages count: Int) {
    self.init(unsafeUninitializedCapacity: count) { room, filled in
      Self.askForHugePages(UnsafeMutableRawBufferPointer(room))
      room.initialize(repeating: value)
      filled = count
    }
  }

  /// Makes room for `more`, so that appending them moves nothing; twice the room that it was, if any is needed.
  mutating func makeRoomInHugePages(for more: Int) {
    guard count + more > capacity else { return }
    let old = self
    self = Array(unsafeUninitializedCapacity: Swift.max(old.capacity * 2, old.count + more)) {
      room, filled in
      Self.askForHugePages(UnsafeMutableRawBufferPointer(room))
      filled = room.initialize(fromContentsOf: old)
    }
  }

  private static func askForHugePages(_ room: UnsafeMutableRawBufferPointer) {
    guard let start = room.baseAddress, room.count >= leastHuge else { return }
    let page = UInt(getpagesize())
    let first = (UInt(bitPattern: start) + page - 1) / page * page
    let end = (UInt(bitPattern: start) + UInt(room.count)) / page * page
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }
}
