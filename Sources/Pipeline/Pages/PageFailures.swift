import News

/// Which feeds' pages are left in peace for a while: after a few failures in a row, and where their server asks for it.
struct PageFailures {
  private var runs: [String: (count: Int, last: Timestamp)] = [:]
  private var rests: [String: Timestamp] = [:]

  /// Failures in a row of one feed's pages.
  static let maximum = 3
  static let pause: Int64 = 3_600

  func isResting(feed: String, at now: Timestamp) -> Bool {
    if let end = rests[feed], end > now { return true }
    guard let run = runs[feed] else { return false }
    return run.count >= Self.maximum && now.seconds(since: run.last) < Self.pause
  }

  mutating func note(feed: String, didFail: Bool, at now: Timestamp) {
    runs[feed] = didFail ? ((runs[feed]?.count ?? 0) + 1, now) : nil
  }

  mutating func rest(feed: String, until end: Timestamp) {
    rests[feed] = end
  }
}
