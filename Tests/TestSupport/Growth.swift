import Glibc

/// How the cost of some work grows with its size.
///
/// Counts the processor's time of this thread alone, so that a busy machine changes little, and the best of a few runs.
public enum Growth {
  private static let runs = 3
  /// What a busy machine does once it hardly does so often; what grows with the square does it always.
  private static let tries = 4

  /// Whether four times the size takes less than eight times as long. `work`: makes what is to be run, in time that
  /// does not count.
  public static func isLinear(from size: Int, _ work: (Int) -> () -> Void) -> Bool {
    let (small, large) = (work(size), work(4 * size))
    return (0..<tries).contains { _ in time(of: large) < 8 * time(of: small) }
  }

  private static func time(of work: () -> Void) -> Double {
    (0..<runs).map { _ in
      let start = now
      work()
      return now - start
    }.min() ?? 0
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
