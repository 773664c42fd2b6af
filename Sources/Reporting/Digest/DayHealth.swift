import News

struct WatchSummary: Hashable, Sendable {
  struct Held: Hashable, Sendable {
    var reason: HoldReason
    var count: Int
  }
  var watch: String
  /// In the order they were found.
  var alerts: [Alert]
  /// In the order of the closed list.
  var held: [Held]
}

struct FeedTrouble: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable {
    case failing, gone, silent, moved
    /// Not polled on the day.
    case unpolled
  }
  var feed: String
  var kind: Kind
  var failures: Int
  var since: Timestamp?
  var error: String?
}

/// An outlet and what of it stands on the page.
struct Source: Hashable, Sendable {
  var outlet: String
  /// Articles of the day.
  var articles: Int
  /// Sentences printed.
  var cited: Int
}

/// What the day came to.
struct DigestCounts: Hashable, Sendable {
  var newStories = 0
  var changedStories = 0
  var numbers = 0
  var disputed = 0
  var corrections = 0
  var unchangedStories = 0
  var alerts = 0
  var articles = 0
  var outlets = 0
  /// Articles that came with a feed's first poll and are no news.
  var baseline = 0
  var edits = 0
  var materialEdits = 0
  /// Articles that their feeds list no more.
  var withdrawn = 0
  var feeds = 0
  var unpolledFeeds = 0
  var polls = 0
  var failedPolls = 0
  var entries = 0
  var decisions: [EntryDecision: Int] = [:]
}
