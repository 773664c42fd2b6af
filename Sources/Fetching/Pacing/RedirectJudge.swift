public import News

/// Decides when a permanent redirect is believed: after enough equal answers, over enough time,
/// each with a feed at the other end.
///
/// A publisher's mistake for an hour, a captive portal and a parked domain all say 301.
public struct RedirectJudge: Sendable {
  /// What a poll changed, and what is worth a line.
  public struct Verdict: Hashable, Sendable {
    public var sighting: RedirectSighting?
    public var news: Change

    public enum Change: Hashable, Sendable {
      case none
      /// Told once, at the second equal answer or when it is believed: who reads it can edit the URL.
      case moved(String)
      case dropped(String)
    }
  }

  /// The configured URL of a moved feed is asked again this often, in seconds.
  private static let doubtInterval: Int64 = 7 * 86_400

  private let times: Int
  private let span: Int64

  /// Believed after `times` equal answers over at least `span`.
  public init(times: Int = 5, over span: Duration = .seconds(3 * 86_400)) {
    self.times = max(1, times)
    self.span = span.wholeSeconds
  }

  /// The URL to ask: where the feed moved, or the configured one when nothing is believed or a week has passed. While
  /// polls fail both in turn, the configured one first: whichever of them lives is found.
  public func startURL(
    configured: String, sighting: RedirectSighting?, failures: Int, lastPoll: Timestamp?,
    at now: Timestamp
  ) -> String {
    guard let sighting, sighting.isAdopted, let lastPoll else { return configured }
    guard failures == 0 else {
      return failures.isMultiple(of: 2) ? sighting.target : configured
    }
    let weeks = now.seconds(since: sighting.firstSeen) / Self.doubtInterval
    let weeksThen = lastPoll.seconds(since: sighting.firstSeen) / Self.doubtInterval
    return weeks > weeksThen ? configured : sighting.target
  }

  /// A poll that began at `startedAt` found a feed, whole or unchanged.
  public func afterFeed(
    startedAt: String, configured: String, permanentTarget: String?,
    sighting: RedirectSighting?, at now: Timestamp
  ) -> Verdict {
    // Where a moved feed redirects again is learnt when the configured URL is asked again.
    guard startedAt == configured else { return Verdict(sighting: sighting, news: .none) }
    guard let permanentTarget else { return dropping(sighting) }
    guard var known = sighting, known.target == permanentTarget else {
      let seen = RedirectSighting(target: permanentTarget, firstSeen: now)
      return judged(seen, at: now, orElse: dropping(sighting).news)
    }
    guard !known.isAdopted else { return Verdict(sighting: known, news: .none) }
    if known.times == 0 { known.firstSeen = now }
    known.times = min(known.times, .max - 1) + 1
    return judged(known, at: now, orElse: .none)
  }

  /// A poll that began at `startedAt` was answered, but not with a feed: a redirect not yet
  /// believed starts from nothing.
  public func afterNoFeed(
    startedAt: String, configured: String, sighting: RedirectSighting?, at now: Timestamp
  ) -> Verdict {
    guard var sighting, !sighting.isAdopted else { return Verdict(sighting: sighting, news: .none) }
    sighting.times = 0
    return Verdict(sighting: sighting, news: .none)
  }

  private func judged(_ seen: RedirectSighting, at now: Timestamp, orElse news: Verdict.Change)
    -> Verdict
  {
    var seen = seen
    seen.isAdopted = seen.times >= times && now.seconds(since: seen.firstSeen) >= span
    guard !seen.isTold, seen.isAdopted || seen.times >= min(2, times) else {
      return Verdict(sighting: seen, news: news)
    }
    seen.isTold = true
    return Verdict(sighting: seen, news: .moved(seen.target))
  }

  private func dropping(_ sighting: RedirectSighting?) -> Verdict {
    guard let sighting, sighting.isAdopted else { return Verdict(sighting: nil, news: .none) }
    return Verdict(sighting: nil, news: .dropped(sighting.target))
  }
}
