public import News

/// An edit that the story stage has not looked at yet.
public struct UntoldEdit: Hashable, Sendable {
  /// With the title, text and version that the edit gave it.
  public var article: Article
  public var story: Story
  public var origin: String
  /// Number of the article whose text this one carried at first.
  public var copyOf: Int64?
  /// Of the version before.
  public var previousTitle: String
  /// Of its page where this version has one: the newest that was read before, since pages fail. Else of the entry before.
  public var previousText: String
  /// This version's text: its page's, or its entry's, as `previousText`.
  public var comparedText: String
  public var seenAt: Timestamp
  /// As the publisher claims.
  public var modified: Timestamp?
  /// Its text is of the article's page, and no version before has that.
  public var bringsFirstPage = false
  /// Nothing changed but that the feed lists the article no more.
  public var isWithdrawal = false
  /// Sentences that versions told between this one and that of `previousText`.
  public var toldBetween: Set<String> = []
}
