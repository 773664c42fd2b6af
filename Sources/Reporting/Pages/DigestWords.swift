import News

/// The sentences of the page that are ours: counts and names, the same in every format.
struct DigestWords {
  let digest: Digest

  /// Earlier stories named under one that continues them; the nearest are the first.
  static let mostArc = 3

  var title: String { "Digest of \(digest.day)" }

  var subtitle: String {
    let until = digest.isComplete ? "complete" : "so far, last event \(time(digest.generatedAt))"
    return "\(digest.timeZone), \(until)"
  }

  var summary: [String] {
    let counts = digest.counts
    if counts.articles == 0 && counts.entries == 0 { return [emptyDay] }
    var news = [
      Self.count(counts.newStories, "new story", "new stories"),
      Self.count(counts.changedStories, "changed story", "changed stories"),
    ]
    if counts.numbers > 0 { news.append(Self.count(counts.numbers, "changed number")) }
    if counts.disputed > 0 { news.append("\(counts.disputed) disputed") }
    if counts.corrections > 0 { news.append(Self.count(counts.corrections, "correction")) }
    news.append(Self.count(counts.alerts, "alert"))
    var lines = [news.joined(separator: " · ")]
    let isEmpty =
      counts.newStories + counts.changedStories + counts.numbers + counts.disputed
      + counts.corrections == 0
    if isEmpty { lines.append(nothingNew) }
    return lines
  }

  private var emptyDay: String {
    let counts = digest.counts
    if counts.feeds == 0 { return "Nothing new: no feed is configured." }
    if counts.polls == 0 { return "Nothing new: no feed was polled." }
    if counts.failedPolls == counts.polls {
      return "Nothing new: all \(Self.count(counts.polls, "poll")) of the day failed."
    }
    return "Nothing new: \(Self.count(counts.feeds, "feed")) polled, no article arrived."
  }

  private var nothingNew: String {
    let counts = digest.counts
    if counts.articles == counts.baseline && counts.baseline > 0 {
      return "Nothing new: \(Self.count(counts.baseline, "article")) came with first polls."
    }
    return
      "Nothing new: \(Self.count(counts.articles, "article")) arrived and told nothing that their"
      + " stories did not know."
  }

  var coverage: [String] {
    let counts = digest.counts
    var lines = [
      "\(Self.count(counts.articles, "article")) from \(Self.count(counts.outlets, "outlet"))"
        + (counts.baseline > 0 ? ", \(counts.baseline) of them from first polls" : ""),
      "\(Self.count(counts.feeds, "feed")), \(Self.count(counts.polls, "poll"))"
        + (counts.failedPolls > 0 ? ", \(counts.failedPolls) failed" : ""),
    ]
    let decisions = EntryDecision.allCases.compactMap { decision in
      counts.decisions[decision].map { "\($0) \(decision.rawValue)" }
    }
    if !decisions.isEmpty {
      lines.append(
        "\(Self.count(counts.entries, "entry", "entries")): " + decisions.joined(separator: ", "))
    }
    if counts.edits > 0 {
      lines.append("\(Self.count(counts.edits, "edit")), \(counts.materialEdits) material")
    }
    if counts.withdrawn > 0 { lines.append("\(counts.withdrawn) withdrawn") }
    return lines
  }

  /// What there is to say of the feeds where none is in trouble.
  var health: String? {
    let counts = digest.counts
    guard digest.feedTroubles.isEmpty, counts.feeds > 0 else { return nil }
    if counts.unpolledFeeds == 0 { return "all feeds answer" }
    if counts.unpolledFeeds == counts.feeds { return "no feed was polled yet" }
    return "all feeds answer that were polled, \(counts.unpolledFeeds) not yet"
  }

  func trouble(_ trouble: FeedTrouble) -> String {
    let since = trouble.since.map { " since \(date($0))" } ?? ""
    switch trouble.kind {
    case .failing:
      let last = trouble.since.map { ", last success \(date($0))" } ?? ", never a success"
      return "failing: \(Self.count(trouble.failures, "failure")) in a row\(last)"
    case .gone: return "gone: the server says for ever (410), polled no more"
    case .silent: return "silent: nothing new\(since)"
    case .moved: return "moved: permanently redirected\(since)"
    case .unpolled: return "not polled on this day"
    }
  }

  func held(_ summary: WatchSummary) -> String {
    let total = summary.held.reduce(0) { $0 + $1.count }
    if total == 0 { return "held nothing" }
    return "held \(total): "
      + summary.held.map { "\($0.count) \($0.reason.rawValue)" }.joined(separator: ", ")
  }

  /// What a block leaves out, and how much of it stands in the sections further down.
  static func more(_ block: StoryBlock) -> String? {
    if block.more == 0 { return nil }
    let below = block.below > 0 ? ", \(block.below) of them below" : ""
    return "and \(block.more) more\(below)"
  }

  /// What the signs mean, each as `sign` prints it.
  static func legend(_ sign: (Mark) -> String) -> String {
    Mark.allCases.map { "\(sign($0)) \($0.word)" }.joined(separator: ", ")
      + "; 3/2 is 3 outlets, 2 independent origins."
  }

  /// `09:15`
  func time(_ at: Timestamp) -> String {
    String(digest.clock.local(at).rfc3339.dropFirst(11).prefix(5))
  }

  /// `2026-01-18 09:15`
  func date(_ at: Timestamp) -> String {
    let local = digest.clock.local(at).rfc3339
    return local.prefix(10) + " " + local.dropFirst(11).prefix(5)
  }

  static func voices(_ outlets: Int, _ origins: Int) -> String { "\(outlets)/\(origins)" }

  static func count(_ number: Int, _ one: String, _ several: String? = nil) -> String {
    "\(number) \(number == 1 ? one : several ?? one + "s")"
  }
}
