public import News

/// How often one feed is asked: its settings, and the rules of ETIQUETTE applied to them.
///
/// Pure: time and randomness are arguments. `now` counts whole seconds; round it up, or a short
/// interval is cut by up to a second.
public struct Pace: Hashable, Sendable {
  /// Never asked more often than this.
  public var interval: Duration
  /// Cap on the feed's own rhythm and on what publishers' hints may ask; never below the interval.
  public var maximumInterval: Duration = .seconds(86_400)
  /// Cap on the wait of a failing feed; answers that blame the request (404) may wait seven times
  /// as long.
  public var maximumBackoff: Duration = .seconds(86_400)
  public var ignoresHints = false
  /// Follow the feed's own rhythm between the interval and its maximum.
  public var isAdaptive = true

  /// What feed readers that were asked to behave have settled on as the shortest polite interval. Who asks
  /// more often does so on purpose, and mostly of a server of his own.
  public static let politeInterval: Duration = .seconds(15 * 60)

  public init(interval: Duration) {
    self.interval = interval
  }

  /// When to ask again after a poll that ended at `now`. `random` is in 0..<1, here and elsewhere.
  public func next(after outcome: PollOutcome, at now: Timestamp, random: Double) -> NextCheck {
    switch outcome {
    case .changed(let hints, let gap):
      success(hints, gap, at: now, random: random)
    case .unchanged(let hints, let gap, let hasValidators):
      hasValidators
        ? success(hints, gap, at: now, random: random)
        : unvalidated(hints, gap, at: now, random: random)
    case .failed(let failures, let failure):
      afterFailure(failures, failure, at: now, random: random)
    case .gone: NextCheck(at: Self.never, reason: "gone (410)")
    }
  }

  /// 9999-12-31T23:59:59Z: a date that every reader of the table can print.
  private static let never = Timestamp(seconds: 253_402_300_799)
}

extension Pace {
  /// The interval in seconds, at least one.
  public var floor: Int64 { max(1, interval.wholeSeconds) }

  var ceiling: Int64 { max(floor, maximumInterval.wholeSeconds) }

  /// `random` of `seconds`, rounded down; 0 for a random number out of range.
  static func part(_ random: Double, of seconds: Int64) -> Int64 {
    guard random > 0, random < 1 else { return 0 }
    return Int64(Double(min(seconds, 1 << 50)) * random)
  }
}
