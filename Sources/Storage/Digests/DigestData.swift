public import News

/// Everything a day's page is made of, as plain values in a fixed order.
public struct DigestData: Hashable, Codable, Sendable {
  /// The window is [from, to).
  public var from: Timestamp
  public var to: Timestamp
  /// With an article or a development in the window that is no background; by first sight and id.
  public var stories: [DigestStory]
  /// Whose articles came in the window, background too, by name.
  public var outlets: [OutletArrivals]
  /// Found in the window, in order.
  public var developments: [StoryDevelopment]
  /// Seen in the window, in order.
  public var edits: [DigestEdit]
  /// Ids of the developments of which the newest version of their article, before the window's end, has the sentence or
  /// the title no more; in their order, nil in records made before this was kept.
  public var rewritten: [String]?
  /// Found in the window, pending ones too, by time and id.
  public var alerts: [StoredAlert]
  /// By watch and reason.
  public var holds: [HoldCount]
  /// Stories that a watch took and had no line for, by watch and story; nil in records made before this was kept.
  public var withheld: [WithheldStory]?
  /// The active feeds of which the page may have something to say, by id: in trouble, silent, moved, not polled.
  public var feeds: [FeedHealth]
  /// All other active feeds, of many thousand nearly all, and those that were polled before the settings dropped them.
  public var quietFeeds: FeedTotals
  /// How the entries of the window's polls ended.
  public var decisions: [EntryDecision: Int]
}

/// A story of which a watch would have told, had it not been told of enough: its budget, its cooldown, a flood.
public struct WithheldStory: Hashable, Codable, Sendable {
  public var watch: String
  public var story: String
}

/// How often a watch was held back for one reason.
public struct HoldCount: Hashable, Codable, Sendable {
  public var watch: String
  public var reason: HoldReason
  public var count: Int
}
