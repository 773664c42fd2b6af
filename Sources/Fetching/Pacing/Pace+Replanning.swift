public import News

extension Pace {
  /// A new feed, one of `feeds` that begin together: not all of them in one volley, and nobody waits for
  /// longer than a minute.
  public func first(at now: Timestamp, feeds: Int, random: Double) -> NextCheck {
    let spread = min(60, floor / 10, Int64(clamping: feeds))
    return NextCheck(at: now.adding(seconds: Self.part(random, of: spread)), reason: "first poll")
  }

  /// A plan looked at anew: after a restart, a reload, a sleep of the machine, a change of its clock. Nil where
  /// it stands.
  ///
  /// - Parameter overdue: How many feeds are, this one included: they are spread over two minutes at most.
  public func replanned(_ state: FeedState, at now: Timestamp, overdue: Int, random: Double)
    -> NextCheck?
  {
    guard !state.isGone else { return nil }
    let recovered = recovered(state, at: now, overdue: overdue, random: random)
    guard recovered == nil, let lastPoll = state.lastPoll else { return recovered }
    let due = due(of: state, polled: lastPoll)
    guard due <= now else {
      guard due != state.nextCheck else { return nil }
      return NextCheck(at: due, reason: "interval \(SpanText.text(floor))")
    }
    let spread = min(120, floor / 10, Int64(clamping: overdue).multipliedSaturating(by: 2))
    return NextCheck(at: now.adding(seconds: Self.part(random, of: spread)), reason: "overdue")
  }

  /// The same of the plans alone that a clock made which was ahead: else their feeds sleep until that date comes.
  public func recovered(_ state: FeedState, at now: Timestamp, overdue: Int, random: Double)
    -> NextCheck?
  {
    guard !state.isGone else { return nil }
    if let lastPoll = state.lastPoll, lastPoll.seconds(since: now) > Self.toleratedSkew {
      // The wait counts, not the date.
      let wait = max(0, state.nextCheck.seconds(since: lastPoll))
      return NextCheck(at: now.adding(seconds: wait), reason: state.nextCheckReason)
    }
    // One that rested with its host, or was never asked, says nothing of when it was planned.
    let longest = state.lastPoll == nil ? Self.toleratedSkew : longestWait
    guard state.nextCheck.seconds(since: now) > longest else { return nil }
    return first(at: now, feeds: overdue, random: random)
  }

  /// Whether a host can have asked for peace until `end`: a clock that was ahead notes later ones.
  public static func mayRest(until end: Timestamp, at now: Timestamp) -> Bool {
    end.seconds(since: now) <= longestRetryAfter + toleratedSkew
  }

  /// No feed is planned for later, in seconds, jitter included.
  private var longestWait: Int64 {
    let longest = max(ceiling, Self.longestRetryAfter, backoff(.max, 404))
    let (wait, overflow) = longest.addingReportingOverflow(longest / 4 + Self.toleratedSkew)
    return overflow ? .max : wait
  }

  /// An hour's error of a clock is a time zone; a minute's is none.
  private static let toleratedSkew: Int64 = 60

  /// As planned, unless the interval was edited since: a shorter one is meant to be felt, a longer one is a floor.
  private func due(of state: FeedState, polled: Timestamp) -> Timestamp {
    guard state.failures == 0, let planned = state.plannedInterval, planned != floor else {
      return state.nextCheck
    }
    let other = polled.adding(seconds: floor)
    return floor < planned ? min(state.nextCheck, other) : max(state.nextCheck, other)
  }
}

extension Int64 {
  fileprivate func multipliedSaturating(by factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
