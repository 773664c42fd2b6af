import News

/// When the line of an alert may be written.
struct LineClock {
  let rules: Watcher.Rules
  let now: Timestamp
  /// Local minute of the day at `now`.
  let minuteOfDay: Int

  private static let minutesOfDay = 1_440

  /// After `settle`; when that falls into quiet hours, at their end, unless the alert is loud enough.
  ///
  /// By the clock of `now`: who knows the zone corrects for a change of the clocks in between.
  func due(_ severity: Severity) -> Timestamp {
    let settled = now.adding(seconds: max(0, rules.settle.components.seconds))
    guard let quiet = rules.quiet, severity < quiet.except, severity != .critical else {
      return settled
    }
    // Every zone in use is whole minutes from UTC, so the second of the minute is that of UTC.
    let second = ((now.seconds % 60) + 60) % 60
    let minutes = (settled.seconds(since: now) + second) / 60
    let minute = Int((Int64(minuteOfDay) + minutes) % Int64(Self.minutesOfDay))
    guard let wait = quiet.minutesLeft(at: minute) else { return settled }
    let secondThen = ((settled.seconds % 60) + 60) % 60
    return settled.adding(seconds: Int64(wait) * 60 - secondThen)
  }
}

extension QuietHours {
  /// Minutes until quiet ends; nil where it is not quiet. From and to the same minute is no quiet at all.
  fileprivate func minutesLeft(at minute: Int) -> Int? {
    let length = (toMinute - fromMinute + 1_440) % 1_440
    let passed = (minute - fromMinute + 1_440) % 1_440
    return passed < length ? length - passed : nil
  }
}
