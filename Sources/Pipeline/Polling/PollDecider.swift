import FeedParsing
import Fetching
import News
import Reporting

/// Decides what one poll changes: the feed's next state, its entries, and what the log is told. Pure.
struct PollDecider {
  let feed: FeedSettings
  /// Before the poll.
  let state: FeedState
  /// When the poll began; when its answer came, where that is recorded.
  var now: Timestamp
  /// 0..<1, for jitter.
  let random: Double
  let outlets: OutletNames
  /// A file of its directory could not be read: what it holds is not gone.
  var lacksFiles = false
  /// It is a directory of several documents: what one of them lists no more, another one's dates say nothing of.
  var hasSeveralFiles = false
  /// A 429 rests all feeds of its host.
  var pausesHosts = true

  struct Decision {
    var plan: IngestPlan
    var decided: [IngestPlanner.Decided] = []
    /// What the log is told of the feed.
    var notices: [Operation] = []
  }

  var pace: Pace { Pace(feed) }

  /// The clock cuts seconds: a wait counted from it would end up to a second early.
  var scheduledFrom: Timestamp { now.adding(seconds: 1) }

  var redirects: RedirectJudge {
    RedirectJudge(times: feed.adoptAfterTimes, over: feed.adoptAfter)
  }

  /// The URL to ask: the configured one, or the place it moved to.
  var startURL: String {
    redirects.startURL(
      configured: feed.url, sighting: state.redirect, failures: state.failures,
      lastPoll: state.lastPoll, at: now)
  }

  /// The entries with the keys by which they are known again.
  func candidates(of entries: [Entry], isPast: Bool = false) -> [IngestPlanner.Candidate] {
    planner.candidates(of: entries, isPast: isPast)
  }

  var planner: IngestPlanner {
    IngestPlanner(feed: feed, state: state, now: now, outlets: outlets)
  }

  func begin(result: Poll.Result, response: Response?) -> Decision {
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

  func set(_ next: NextCheck, in feed: inout FeedState) {
    feed.nextCheck = next.at
    feed.nextCheckReason = next.reason
    feed.plannedInterval = pace.floor
  }
}

extension Pace {
  init(_ feed: FeedSettings) {
    self.init(interval: feed.interval)
    maximumInterval = feed.maxInterval
    maximumBackoff = feed.maxBackoff
    ignoresHints = feed.ignoresHints
    isAdaptive = feed.followsRhythm
  }
}
