import FeedParsing
import Fetching
import News
import Reporting

extension PollDecider {
  /// A feed was read; `known` are the stored articles its entries may be.
  func feedRead(
    _ parsed: ParsedFeed, bodyHash: UInt64?, candidates: [IngestPlanner.Candidate],
    known: [ArticleKeys], forgotten: Set<String> = [], response: Response?
  ) -> Decision {
    let result = planner.decide(candidates, known: known, forgotten: forgotten)
    var decision = succeeded(result: .ok, response: response)
    decision.decided = result.decided
    decision.plan.newArticles = result.newArticles
    decision.plan.edits = result.edits
    decision.plan.rekeyed = result.rekeyed
    decision.plan.poll.decisions = result.counts
    var after = decision.plan.feed
    after.bodyHash = bodyHash
    after.title = parsed.title ?? state.title
    // An empty document baselines nothing, nor one that is cut short: what the next one shows of before is no news either.
    after.isBaselined = state.isBaselined || !candidates.isEmpty && !parsed.isTruncated
    if !result.newArticles.isEmpty { after.lastNew = now }
    if response?.isDelta != true {
      after.rhythm = rhythm(of: parsed, candidates)
      after.isCut = parsed.isCut
    }
    decision.plan.feed = after
    if let count = result.counts[.quarantined] {
      decision.notices.append(.feedQuarantined(feed: feed.id, entries: count))
    }
    if parsed.isCut, !state.isCut {
      decision.notices.append(.feedCut(feed: feed.id, entries: PollReading.maximumEntries))
    }
    if parsed.isTruncated { decision.plan.poll.message = "the document ends before it is complete" }
    learn(response, isWhole: !parsed.isTruncated, in: &decision)
    // What a server that may be behind shows next is to be read, the same or not.
    if result.isPerhapsBehind {
      decision.plan.feed.bodyHash = nil
      decision.plan.feed.validators = Validators()
    }
    let hints = PublisherHints(response: response, rhythm: after.rhythm, at: now)
    finish(&decision, .changed(hints, gap: after.rhythm.gap))
    return decision
  }

  /// 304, or the bytes of last time.
  func unchanged(response: Response?) -> Decision {
    var decision = succeeded(result: .unchanged, response: response)
    learn(response, isWhole: true, in: &decision)
    let hints = PublisherHints(response: response, rhythm: state.rhythm, at: now)
    finish(
      &decision,
      .unchanged(
        hints, gap: state.rhythm.gap,
        hasValidators: response == nil || !decision.plan.feed.validators.isEmpty))
    return decision
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

  private func finish(_ decision: inout Decision, _ outcome: PollOutcome) {
    set(pace.next(after: outcome, at: scheduledFrom, random: random), in: &decision.plan.feed)
    let rhythm = decision.plan.feed.rhythm
    guard rhythm.isSilent(at: now) else {
      decision.plan.feed.isReportedSilent = false
      return
    }
    // A feed that was silent before we came is no news; the table of feeds shows it.
    if state.lastSuccess == nil { decision.plan.feed.isReportedSilent = true }
    guard !state.isReportedSilent,
      rhythm.hasFallenSilent(at: now, lastSuccess: state.lastSuccess)
    else { return }
    decision.plan.feed.isReportedSilent = true
    decision.notices.append(.feedSilent(feed: feed.id, lastNew: rhythm.newest))
  }

  private func rhythm(of parsed: ParsedFeed, _ candidates: [IngestPlanner.Candidate])
    -> FeedRhythm
  {
    var rhythm = FeedRhythm(published: candidates.compactMap(\.keys.claimed), at: now)
    rhythm.ttlMinutes = parsed.ttlMinutes
    rhythm.skipHours = parsed.skipHours
    rhythm.skipDays = parsed.skipDays
    return rhythm
  }

  /// Validators and redirects of an answer that was a feed.
  private func learn(_ response: Response?, isWhole: Bool, in decision: inout Decision) {
    guard let response else { return }
    switch ValidatorDecision.after(response, wasFeed: isWhole, stored: state.validators) {
    case .store(let validators, let url):
      decision.plan.feed.validators = validators
      decision.plan.feed.validatorsURL = url
    case .keep, .notModifiedUnasked:
      break
    }
    let verdict = redirects.afterFeed(
      startedAt: startURL, configured: feed.url, permanentTarget: response.permanentTarget,
      sighting: state.redirect, at: now)
    decision.plan.feed.redirect = verdict.sighting
    let configured = SecretFreeURL.text(feed.url)
    switch verdict.news {
    case .none: break
    case .moved(let target):
      let target = SecretFreeURL.text(target)
      decision.notices.append(.feedMoved(feed: feed.id, from: configured, to: target))
    case .dropped(let target):
      let target = SecretFreeURL.text(target)
      decision.notices.append(.feedMoved(feed: feed.id, from: target, to: configured))
    }
  }
}
