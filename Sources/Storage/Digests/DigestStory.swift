public import News

/// A story of a day.
public struct DigestStory: Hashable, Codable, Sendable {
  /// As large as it was at the window's end, else as it is now.
  public var story: Story
  /// It had no article before the window.
  public var isNew: Bool
  /// Earlier stories it continues, nearest first.
  public var arc: [String]
  /// Of the window, without background, by number.
  public var articles: [DigestArticle]
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
