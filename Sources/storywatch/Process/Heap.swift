import CHeap

/// The C library's heap, which by itself keeps what it was ever given.
enum Heap {
  /// Threads of their own heaps, up to eight a core, each keep what the busiest moment of its threads took; the
  /// daemon's work is done by two or three at a time.
  private static let heaps: Int32 = 2

  /// Before the first thread.
  static func keepSmall() {
    _ = mallopt(M_ARENA_MAX, heaps)
    // Fixed: by itself it grows to the largest block ever given back, and then large documents lie among small ones.
    _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
  }

  /// Gives back to the system what is free.
  static func giveBack() {
    _ = malloc_trim(0)
  }
}
