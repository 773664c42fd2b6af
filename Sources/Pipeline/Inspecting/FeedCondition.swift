import Fetching
import News
import Storage

/// What can be said of a feed's health, from its state and its polls of the last week. The words of `feeds`.
enum FeedCondition: String, CaseIterable, Sendable {
  /// 410: asked no more.
  case gone
  /// The last poll brought no feed.
  case failing
  /// HTML in the place of the feed.
  case html
  /// Waits because its host asked for a pause.
  case resting
  /// Never polled with success yet.
  case waiting
  /// Answers, but has had nothing new for much longer than it used to.
  case silent
  /// Showed a page of old entries as new: it was re-issued, or it floods.
  case flooding
  /// Ids or dates of known entries change at every fetch.
  case churning
  /// None of its items has a date.
  case undated
  /// More entries than are read.
  case cut
  /// A permanent redirect leads elsewhere.
  case moved
  case ok

  /// Polls of a week are looked at.
  static let window: Int64 = 7 * 86_400
  /// Less is no habit.
  private static let leastPolls = 3

  /// The conditions that hold, the gravest first; never empty.
  static func of(_ health: FeedHealth, at now: Timestamp) -> [FeedCondition] {
    let state = health.state
    var found: [FeedCondition] = []
    if state.isGone { found.append(.gone) }
    if state.failures > 0, !state.isGone { found.append(.failing) }
    if state.lastError == PollFailure.page.message { found.append(.html) }
    if state.nextCheckReason == PollDecider.restingReason, state.nextCheck > now {
      found.append(.resting)
    }
    if state.lastSuccess == nil, found.isEmpty { found.append(.waiting) }
    if state.rhythm.isSilent(at: now) { found.append(.silent) }
    if health.decisions[.quarantined] != nil { found.append(.flooding) }
    if health.polls >= leastPolls, churned(health) { found.append(.churning) }
    if state.isBaselined, state.rhythm.newest == nil { found.append(.undated) }
    if state.isCut { found.append(.cut) }
    if state.redirect?.isTold == true { found.append(.moved) }
    return found.isEmpty ? [.ok] : found
  }

  private static func churned(_ health: FeedHealth) -> Bool {
    let recycled = health.decisions[.recycled] ?? 0
    return recycled > 0 && recycled * 2 >= health.entries
  }
}
