import GRDB
import News

/// Reads how feeds did in [from, to), from one snapshot.
struct FeedQuery {
  private let db: Database
  private let from: Timestamp
  private let to: Timestamp
  private let counts: [String: Count]

  private struct Count {
    var polls = 0
    var failedPolls = 0
    var decisions: [EntryDecision: Int] = [:]
  }

  /// The polls are summed here unless they were counted from where the window begins, and none came behind its end.
  init(db: Database, from: Timestamp, to: Timestamp) throws {
    self.db = db
    self.from = from
    self.to = to
    let isCounted =
      try PollCounts(db: db).since() == from
      && db.row("SELECT 1 FROM polls WHERE at >= ?", [.time(to)], as: { try $0.integer() }) == nil
    let rows = try db.rows(
      isCounted ? PollCounts.counted : PollCounts.sums(where: "at >= ? AND at < ?"),
      isCounted ? [] : [.time(from), .time(to)]
    ) {
      let (feed, polls, failed) = (try $0.text(), try $0.integer(), try $0.integer())
      return (
        feed, Count(polls: polls, failedPolls: failed, decisions: try Poll.decisions(&$0))
      )
    }
    counts = Dictionary(rows) { first, _ in first }
  }

  /// Every active feed, by id.
  func feeds() throws -> [FeedHealth] {
    try feeds(where: "1").map(health)
  }

  /// The active feeds of which a page may have something to say, by id: in trouble, silent, moved, not polled.
  func remarkableFeeds() throws -> [FeedHealth] {
    let silence = to.adding(seconds: -FeedState.longSilence)
    let candidates = try feeds(
      where: """
        is_gone = 1 OR failures > 0 OR redirect_is_adopted = 1 OR last_new < ?
          OR last_poll IS NULL OR last_poll < ? OR last_poll >= ?
        """, [.time(silence), .time(from), .time(to)])
    return candidates.filter { state in
      counts[state.id] == nil || state.isGone || state.failures > 0
        || state.redirect?.isAdopted == true || state.lastNew.map { $0 < silence } == true
    }.map(health)
  }

  /// The feeds that are not among `others`: the active ones, and those that were polled and are named no more.
  func quietFeeds(beside others: [FeedHealth]) throws -> FeedTotals {
    let active = try db.rows("SELECT id FROM feeds WHERE is_active = 1", as: { try $0.text() })
    var totals = FeedTotals()
    totals.feeds = Set(active).union(counts.keys).count - others.count
    totals.polls =
      counts.values.reduce(0) { $0 + $1.polls } - others.reduce(0) { $0 + $1.polls }
    totals.failedPolls =
      counts.values.reduce(0) { $0 + $1.failedPolls } - others.reduce(0) { $0 + $1.failedPolls }
    return totals
  }

  /// How the entries of all polls ended; the counts that are not 0.
  func decisions() -> [EntryDecision: Int] {
    counts.values.reduce(into: [:]) { $0.merge($1.decisions, uniquingKeysWith: +) }
  }

  private func feeds(where condition: String, _ values: [StoredValue] = []) throws -> [FeedState] {
    try db.rows(
      "SELECT \(FeedState.columns) FROM feeds WHERE is_active = 1 AND (\(condition)) ORDER BY id",
      values, as: FeedState.init)
  }

  private func health(of state: FeedState) -> FeedHealth {
    let count = counts[state.id] ?? Count()
    return FeedHealth(
      state: state, polls: count.polls, failedPolls: count.failedPolls,
      entries: count.decisions.values.reduce(0, +), decisions: count.decisions)
  }
}
