import Fetching
import News
import Reporting

extension PollDecider {
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
    } else if next.isLongPause {
      decision.notices.append(.feedResting(feed: feed.id, until: after.nextCheck))
    }
    if pausesHosts, let response {
      decision.plan.hostPause = HostPause(askedBy: response, at: scheduledFrom)
    }
    decision.plan.feed = after
    return decision
  }

  /// Of a feed that has moved it may be the place that is gone: the other one is asked before polling ends.
  func gone(response: Response?) -> Decision {
    if state.redirect?.isAdopted == true {
      var decision = failed(.status(410), response: response)
      if startURL != feed.url { decision.plan.feed.redirect = nil }
      return decision
    }
    var decision = begin(result: .gone, response: response)
    decision.plan.feed.isGone = true
    decision.plan.feed.lastError = "HTTP status 410: gone"
    decision.plan.poll.message = decision.plan.feed.lastError
    if !state.isGone {
      decision.notices.append(.feedGone(feed: feed.id, url: SecretFreeURL.text(feed.url)))
    }
    set(pace.next(after: .gone, at: now, random: random), in: &decision.plan.feed)
    return decision
  }

  /// Another feed of the host was told to wait (RFC 6585 4): so does this one.
  func resting(until pause: Timestamp) -> Decision {
    var decision = Decision(
      plan: IngestPlan(feed: state, poll: Poll(feed: feed.id, at: now, result: .resting)))
    decision.plan.feed.nextCheck = pause
    decision.plan.feed.nextCheckReason = Self.restingReason
    return decision
  }

  static let restingReason = "the host asked for a pause (429)"

  /// The machine's own network is down: the feed is not blamed, and asked again soon.
  func offline() -> Decision {
    unblamed(
      after: NetworkJudge.probeInterval, reason: "the network is down: asked again soon")
  }

  /// Nobody knows yet whether the feed or the machine's own network is to blame: neither is.
  func undecided() -> Decision {
    unblamed(after: pace.floor, reason: "no connection, for once not counted as a failure")
  }

  /// The program itself had no means to ask.
  func unasked(because reason: String) -> Decision {
    var decision = unblamed(
      after: NetworkJudge.probeInterval, reason: "could not be asked: asked again soon")
    decision.plan.poll.message = reason
    return decision
  }

  private func unblamed(after seconds: Int64, reason: String) -> Decision {
    var decision = begin(result: .offline, response: nil)
    decision.plan.feed.nextCheck = scheduledFrom.adding(seconds: seconds)
    decision.plan.feed.nextCheckReason = reason
    return decision
  }
}
