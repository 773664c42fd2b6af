import News

/// Which troubles the log was told of: each at once, and while it lasts less and less often, since a full disk may stay
/// full over a weekend.
struct Troubles {
  private var told: [String: (last: Timestamp, pause: Int64)] = [:]

  /// Seconds between the first two lines, doubled for each further one.
  static let firstPause: Int64 = 60
  static let longestPause: Int64 = 6 * 3_600

  mutating func isToBeTold(_ message: String, at now: Timestamp) -> Bool {
    // What was not heard of for twice its pause has passed.
    told = told.filter { now.seconds(since: $0.value.last) <= 2 * $0.value.pause }
    guard let earlier = told[message], now >= earlier.last else {
      told[message] = (now, Self.firstPause)
      return true
    }
    guard now.seconds(since: earlier.last) >= earlier.pause else { return false }
    told[message] = (now, min(earlier.pause * 2, Self.longestPause))
    return true
  }
}
