/// How often a duration fell under each of some bounds.
struct Histogram: Hashable, Sendable {
  /// Seconds, as floating text; what a poll takes, from a 304 next door to a server that dribbles until the timeout.
  static let bounds: [(text: String, milliseconds: Int)] = [
    ("0.05", 50), ("0.1", 100), ("0.25", 250), ("0.5", 500), ("1", 1_000), ("2.5", 2_500),
    ("5", 5_000), ("10", 10_000), ("30", 30_000), ("60", 60_000),
  ]
  /// One more than bounds: what is above all of them.
  private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  private(set) var milliseconds = 0

  mutating func add(milliseconds value: Int) {
    let index = Self.bounds.firstIndex { value <= $0.milliseconds } ?? Self.bounds.count
    counts[index] += 1
    milliseconds += value
  }

  var total: Int { counts.reduce(0, +) }
}
