import News

/// How often a feed brings something, read from its last items' dates.
enum Rhythm {
  /// As many of the newest items count.
  private static let items = 10
  /// Fewer gaps are no rhythm.
  private static let leastGaps = 3

  /// Half the median gap between the last ten items that are not of the future, in seconds; nil
  /// when too few are dated.
  static func halfMedianGap(_ published: [Timestamp], at now: Timestamp) -> Int64? {
    let newest = published.filter { $0 <= now }.sorted(by: >).prefix(items)
    let gaps = zip(newest, newest.dropFirst()).map { $0.seconds(since: $1) }.sorted()
    guard gaps.count >= leastGaps else { return nil }
    return gaps[gaps.count / 2] / 2
  }
}
