import News

/// Counts the articles of one poll that became alerts: a poll that tells too much is a flood.
struct FloodCount {
  struct Poll: Hashable {
    var feed: String
    var at: Timestamp
  }

  private var counts: [Poll: Int] = [:]
  private var order: [Poll] = []

  /// Polls whose articles may still be waiting when those of others come.
  static let remembered = 64

  func alerted(in poll: Poll) -> Int {
    counts[poll, default: 0]
  }

  mutating func note(_ poll: Poll) {
    if counts[poll] == nil { order.append(poll) }
    counts[poll, default: 0] += 1
    if order.count > Self.remembered { counts[order.removeFirst()] = nil }
  }
}
