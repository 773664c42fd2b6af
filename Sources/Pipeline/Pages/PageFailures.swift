import News

/// Which feeds' pages cannot be read: after a few failures in a row they are left in peace for a while.
struct PageFailures {
  private var runs: [String: (count: Int, last: Timestamp)] = [:]

  /// Failures in a row of one feed's pages.
  static let maximum = 3
  static let pause: Int64 = 3_600

  func isResting(feed: String, at now: Timestamp) -> Bool {
    guard let run = runs[feed] else { return false }
    return run.count >= Self.maximum && now.seconds(since: run.last) < Self.pause
  }

  mutating func note(feed: String, didFail: Bool, at now: Timestamp) {
    runs[feed] = didFail ? ((runs[feed]?.count ?? 0) + 1, now) : nil
  }
}
