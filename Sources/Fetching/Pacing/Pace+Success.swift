import News

extension Pace {
  /// Publishers' servers need this pause; who asks his own every minute has no publisher to spare.
  private static let unvalidatedLeast: Int64 = 2 * 3_600

  /// A wait in seconds and the reason for it.
  private struct Wait {
    var seconds: Int64
    var reason: String

    mutating func lengthen(to seconds: Int64, _ reason: String) {
      guard seconds > self.seconds else { return }
      self = Wait(seconds: seconds, reason: reason)
    }
  }

  func success(
    _ hints: PublisherHints, _ gap: Int64?, at now: Timestamp, random: Double
  ) -> NextCheck {
    check(usualWait(hints, gap, at: now), hints, at: now, random: random)
  }

  /// The same body without ETag and Last-Modified: each poll costs the server all of it.
  func unvalidated(
    _ hints: PublisherHints, _ gap: Int64?, at now: Timestamp, random: Double
  ) -> NextCheck {
    var wait = usualWait(hints, gap, at: now)
    let least = interval >= Self.politeInterval ? Self.unvalidatedLeast : 0
    let double = floor.multipliedReportingOverflow(by: 2)
    let seconds = max(double.overflow ? .max : double.partialValue, least)
    wait.lengthen(to: min(seconds, ceiling), "no validators, unchanged")
    return check(wait, hints, at: now, random: random)
  }

  private func usualWait(_ hints: PublisherHints, _ gap: Int64?, at now: Timestamp)
    -> Wait
  {
    var wait = Wait(seconds: floor, reason: "interval")
    if isAdaptive, let gap {
      wait.lengthen(to: min(gap / 2, ceiling), "the feed's rhythm")
    }
    if !ignoresHints, let (seconds, source) = hints.longestWait {
      wait.lengthen(to: min(seconds, ceiling), source)
    }
    return wait
  }

  private func check(_ wait: Wait, _ hints: PublisherHints, at now: Timestamp, random: Double)
    -> NextCheck
  {
    let jitter = Self.part(random, of: floor / 10)
    let planned = now.adding(seconds: wait.seconds).adding(seconds: jitter)
    let reason = "\(wait.reason) \(SpanText.text(wait.seconds))"
    guard !ignoresHints else { return NextCheck(at: planned, reason: reason) }
    let allowed = SkippedTime(hints).firstAllowed(from: planned)
    let latest = now.adding(seconds: ceiling).adding(seconds: jitter)
    guard allowed > planned, latest > planned else { return NextCheck(at: planned, reason: reason) }
    return NextCheck(at: min(allowed, latest), reason: "hours or days to skip")
  }
}
