public import News

/// A story of a day, with what it was before.
public struct DigestStory: Hashable, Codable, Sendable {
  /// As it is now, which may be later than the window.
  public var story: Story
  /// Earlier stories it continues, nearest first.
  public var arc: [String]
  /// Before the window; all 0 for a new story.
  public var before: StoryTotals
  /// At the window's end.
  public var until: StoryTotals
  /// Of the window, by number.
  public var articles: [DigestArticle]
}

/// The size of a story at some instant.
public struct StoryTotals: Hashable, Codable, Sendable {
  public var articles: Int
  public var outlets: Int
  public var origins: Int
}

/// An article without its text.
public struct DigestArticle: Hashable, Codable, Sendable {
  public var number: Int64
  public var id: String
  public var feed: String
  public var outlet: String
  public var role: FeedRole
  public var origin: String
  /// Number of the article whose text this one carries.
  public var copyOf: Int64?
  public var decision: EntryDecision
  /// Of the newest version.
  public var title: String
  public var url: String?
  public var published: Timestamp
  public var firstSeen: Timestamp
  public var isBaseline: Bool
}
