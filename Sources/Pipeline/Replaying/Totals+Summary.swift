import News

extension Replay.Totals {
  /// One line: the balance of entries, spelt out.
  public var summary: String {
    let parts = EntryDecision.allCases.map { "\($0.rawValue) \(decisions[$0] ?? 0)" }
    let sum = decisions.values.reduce(0, +)
    return """
      \(resumed == 0 ? "" : "resumed after \(resumed) polls; ")polls \(polls) (failed \(failedPolls)), entries \(entries) = \(parts.joined(separator: " + "))\
      \(sum == entries ? "" : " OUT OF BALANCE"), alerts \(alerts)
      """
  }
}
