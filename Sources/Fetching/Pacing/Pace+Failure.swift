public import News

extension Pace {
  /// We've seen 99999999999999999999, and dates of 2099.
  static let longestRetryAfter: Int64 = 7 * 86_400
  private static let hostPauseWithoutHeader: Int64 = 3_600
  /// Worth a line of the log.
  private static let longPause: Int64 = 86_400

  /// The interval, doubled by each failure after the first, with a jitter of up to a quarter; never
  /// before what the server asked for.
  func afterFailure(
    _ failures: Int, _ failure: PollOutcome.Failure, at now: Timestamp, random: Double
  )
    -> NextCheck
  {
    let backoff = backoff(failures, failure.status)
    let planned = now.adding(seconds: backoff).adding(seconds: Self.part(random, of: backoff / 4))
    var check = NextCheck(
      at: planned,
      reason: failures == 1 ? "back-off after a failure" : "back-off after \(failures) failures")
    if let pause = Self.pause(failure) {
      let asked = now.adding(seconds: pause)
        .adding(seconds: Self.part(random, of: min(floor, pause) / 10))
      if asked > planned {
        check = NextCheck(at: asked, reason: "Retry-After \(SpanText.text(pause))")
      }
      check.isLongPause = pause >= Self.longPause
    }
    return check
  }

  /// Until when the host's other feeds wait, too: where it says that it is asked too much (429, RFC 6585 4).
  ///
  /// Without jitter: they bring their own.
  public static func hostPause(after failure: PollOutcome.Failure, at now: Timestamp) -> Timestamp?
  {
    guard failure.status == 429, let pause = pause(failure) else { return nil }
    return now.adding(seconds: pause)
  }

  func backoff(_ failures: Int, _ status: Int?) -> Int64 {
    let cap = max(floor, maximumBackoff.wholeSeconds)
    let patience = cap.multipliedReportingOverflow(by: Self.blamesRequest(status) ? 7 : 1)
    let doublings = min(max(failures, 1) - 1, 40)
    let (wait, overflow) = floor.multipliedReportingOverflow(by: 1 << Int64(doublings))
    return min(overflow ? .max : wait, patience.overflow ? .max : patience.partialValue)
  }

  private static func pause(_ failure: PollOutcome.Failure) -> Int64? {
    if let asked = failure.retryAfter { return min(asked, longestRetryAfter) }
    return failure.status == 429 ? hostPauseWithoutHeader : nil
  }

  /// A 4xx that no waiting mends. 408, 425 and 429 are about time.
  private static func blamesRequest(_ status: Int?) -> Bool {
    guard let status else { return false }
    return (400..<500).contains(status) && ![408, 425, 429].contains(status)
  }
}
