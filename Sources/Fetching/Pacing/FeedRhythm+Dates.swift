public import News

extension FeedRhythm {
  /// As many of the newest items count.
  private static let items = 10
  /// Fewer gaps are no rhythm.
  private static let leastGaps = 3

  /// From the dates that a document's items claim; those of the future say nothing.
  public init(published: [Timestamp], at now: Timestamp) {
    self.init()
    let dates = published.filter { $0 <= now }.sorted(by: >).prefix(Self.items)
    newest = dates.first
    let gaps = zip(dates, dates.dropFirst()).map { $0.seconds(since: $1) }.sorted()
    guard gaps.count >= Self.leastGaps else { return }
    gap = gaps[gaps.count / 2]
    longestGap = gaps.last
  }

  /// Seconds without anything new after which a feed is silent: it has come three times its longest pause
  /// and eight times its usual one late, and two days at least, for weekends. Nil where it has no rhythm.
  var patience: Int64? {
    guard let gap, let longestGap else { return nil }
    let usual = gap.multipliedReportingOverflow(by: 8)
    let longest = longestGap.multipliedReportingOverflow(by: 3)
    return max(
      2 * 86_400, usual.overflow ? .max : usual.partialValue,
      longest.overflow ? .max : longest.partialValue)
  }

  /// Has fallen silent while it was watched: it was read at `lastSuccess` already, and not longer ago than half of what
  /// it takes. Who has just come, or has slept himself, cannot tell yet.
  public func hasFallenSilent(at now: Timestamp, lastSuccess: Timestamp?) -> Bool {
    guard isSilent(at: now), let patience, let lastSuccess else { return false }
    return now.seconds(since: lastSuccess) <= patience / 2
  }

  /// Has been without anything new for much longer than it used to be.
  public func isSilent(at now: Timestamp) -> Bool {
    guard let patience, let newest else { return false }
    return now.seconds(since: newest) > patience
  }
}
