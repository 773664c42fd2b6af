import FeedParsing
import Fetching
import News
import Reporting

/// Decides what one poll changes: the feed's next state, its entries, and what the log is told. Pure.
struct PollDecider {
  let feed: FeedSettings
  /// Before the poll.
  let state: FeedState
  /// When the poll began.
  let now: Timestamp
  /// 0..<1, for jitter.
  let random: Double
  let outlets: OutletNames

  struct Decision {
    var plan: IngestPlan
    var decided: [IngestPlanner.Decided] = []
    /// What the log is told of the feed.
    var notices: [Operation] = []
    /// A 429 rests the whole host.
    var hostPause: Timestamp?
  }

  private var pace: Pace {
    var pace = Pace(interval: feed.interval)
    pace.maximumInterval = feed.maxInterval
    pace.maximumBackoff = feed.maxBackoff
    pace.ignoresHints = feed.ignoresHints
    pace.isAdaptive = feed.isAdaptive
    return pace
  }

  /// The clock cuts seconds: a wait counted from it would end up to a second early.
  private var scheduledFrom: Timestamp { now.adding(seconds: 1) }

  private var redirects: RedirectJudge {
    RedirectJudge(times: feed.adoptAfterTimes, over: feed.adoptAfter)
  }

  /// The URL to ask: the configured one, or the place it moved to.
  var startURL: String {
    redirects.startURL(
      configured: feed.url, sighting: state.redirect, failures: state.failures,
      lastPoll: state.lastPoll, at: now)
  }

  /// The entries with the keys by which they are known again.
  func candidates(of entries: [Entry]) -> [IngestPlanner.Candidate] {
    planner.candidates(of: entries)
  }

  private var planner: IngestPlanner {
    IngestPlanner(feed: feed, state: state, now: now, outlets: outlets)
  }

  /// A feed was read; `known` are the stored articles its entries may be.
  func feedRead(
    _ parsed: ParsedFeed, bodyHash: UInt64, candidates: [IngestPlanner.Candidate],
    known: [ArticleKeys], response: Response?
  ) -> Decision {
    let result = planner.decide(candidates, known: known)
    var decision = succeeded(result: .ok, response: response)
    decision.decided = result.decided
    decision.plan.newArticles = result.newArticles
    decision.plan.edits = result.edits
    decision.plan.rekeyed = result.rekeyed
    decision.plan.poll.decisions = result.counts
    var after = decision.plan.feed
    after.bodyHash = bodyHash
    after.title = parsed.title ?? state.title
    // An empty document baselines nothing: what the next one shows of before is no news either.
    after.isBaselined = state.isBaselined || !candidates.isEmpty
    if !result.newArticles.isEmpty { after.lastNew = now }
    if let count = result.counts[.quarantined] {
      decision.notices.append(.feedQuarantined(feed: feed.id, entries: count))
    }
    if let response {
      store(ValidatorDecision.after(response, wasFeed: true, stored: state.validators), in: &after)
      keepRedirect(response, in: &after, notices: &decision.notices)
    }
    let hints = hints(response: response, parsed: parsed)
    let next = pace.next(
      after: .changed(hints, published: candidates.compactMap(\.keys.claimed)),
      at: scheduledFrom, random: random)
    set(next, in: &after)
    decision.plan.feed = after
    return decision
  }

  /// 304, or the bytes of last time.
  func unchanged(response: Response?) -> Decision {
    var decision = succeeded(result: .unchanged, response: response)
    var after = decision.plan.feed
    if let response {
      store(ValidatorDecision.after(response, wasFeed: true, stored: state.validators), in: &after)
      keepRedirect(response, in: &after, notices: &decision.notices)
    }
    let next = pace.next(
      after: .unchanged(
        hints(response: response, parsed: nil), published: [],
        hasValidators: response == nil || !after.validators.isEmpty),
      at: scheduledFrom, random: random)
    set(next, in: &after)
    decision.plan.feed = after
    return decision
  }

  /// Another feed of the host was told to wait (RFC 6585 4): so does this one.
  func resting(until pause: Timestamp) -> Decision {
    var decision = Decision(
      plan: IngestPlan(feed: state, poll: Poll(feed: feed.id, at: now, result: .resting)))
    decision.plan.feed.nextCheck = pause
    decision.plan.feed.nextCheckReason = "the host asked for a pause (429)"
    return decision
  }

  func gone(response: Response?) -> Decision {
    var decision = begin(result: .gone, response: response)
    decision.plan.feed.isGone = true
    decision.plan.feed.lastError = "HTTP status 410: gone"
    decision.plan.poll.message = decision.plan.feed.lastError
    if !state.isGone { decision.notices.append(.feedGone(feed: feed.id, url: feed.url)) }
    set(pace.next(after: .gone, at: now, random: random), in: &decision.plan.feed)
    return decision
  }

  func failed(_ failure: PollFailure, response: Response?) -> Decision {
    var decision = begin(result: .failed, response: response)
    var after = decision.plan.feed
    after.failures = min(state.failures, 1_000) + 1
    after.lastError = failure.message
    decision.plan.poll.message = failure.message
    if response != nil {
      after.redirect =
        redirects.afterNoFeed(
          startedAt: startURL, configured: feed.url, sighting: state.redirect, at: now
        ).sighting
    }
    let answered = response.map { PollOutcome.Failure(response: $0, at: now) }
    let next = pace.next(
      after: .failed(failures: after.failures, answered ?? PollOutcome.Failure(status: nil)),
      at: scheduledFrom, random: random)
    set(next, in: &after)
    if !state.isReportedFailing {
      after.isReportedFailing = true
      decision.notices.append(
        .feedFailing(
          feed: feed.id, failures: after.failures, error: failure.message,
          since: state.lastSuccess, next: after.nextCheck))
    }
    decision.hostPause = next.hostPause
    decision.plan.feed = after
    return decision
  }

  /// The machine's own network is down, or nobody knows yet: the feed is not blamed.
  func offline(retryAt: Timestamp) -> Decision {
    var decision = begin(result: .offline, response: nil)
    decision.plan.feed.nextCheck = retryAt
    decision.plan.feed.nextCheckReason = "the network is down: asked again soon"
    return decision
  }

  private func begin(result: Poll.Result, response: Response?) -> Decision {
    var after = state
    after.lastPoll = now
    var poll = Poll(feed: feed.id, at: now, result: result)
    if let response {
      poll.status = response.status
      poll.bytes = response.body.count
      let elapsed = response.elapsed.components
      poll.milliseconds = Int(elapsed.seconds * 1_000 + elapsed.attoseconds / 1_000_000_000_000_000)
    }
    return Decision(plan: IngestPlan(feed: after, poll: poll))
  }

  private func succeeded(result: Poll.Result, response: Response?) -> Decision {
    var decision = begin(result: result, response: response)
    if state.isReportedFailing {
      decision.notices.append(
        .feedRecovered(feed: feed.id, failures: state.failures, since: state.lastSuccess))
    }
    decision.plan.feed.failures = 0
    decision.plan.feed.lastError = nil
    decision.plan.feed.isReportedFailing = false
    decision.plan.feed.isGone = false
    decision.plan.feed.lastSuccess = now
    return decision
  }

  private func hints(response: Response?, parsed: ParsedFeed?) -> PublisherHints {
    var hints = response.map { PublisherHints(response: $0) } ?? PublisherHints()
    if let parsed {
      hints.ttlMinutes = parsed.ttlMinutes
      hints.skipHours = parsed.skipHours
      hints.skipDays = parsed.skipDays
    }
    return hints
  }

  private func store(_ decision: ValidatorDecision, in feed: inout FeedState) {
    switch decision {
    case .store(let validators, let url):
      feed.validators = validators
      feed.validatorsURL = url
    case .keep, .notModifiedUnasked:
      break
    }
  }

  private func keepRedirect(
    _ response: Response, in feed: inout FeedState, notices: inout [Operation]
  ) {
    let verdict = redirects.afterFeed(
      startedAt: startURL, configured: self.feed.url, permanentTarget: response.permanentTarget,
      sighting: state.redirect, at: now)
    feed.redirect = verdict.sighting
    switch verdict.news {
    case .none: break
    case .adopted(let target):
      notices.append(.feedMoved(feed: self.feed.id, from: self.feed.url, to: target))
    case .dropped(let target):
      notices.append(.feedMoved(feed: self.feed.id, from: target, to: self.feed.url))
    }
  }

  private func set(_ next: NextCheck, in feed: inout FeedState) {
    feed.nextCheck = next.at
    feed.nextCheckReason = next.reason
  }
}
