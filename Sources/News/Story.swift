/// The articles that report one event.
public struct Story: Hashable, Codable, Sendable {
  /// `st_` and 10 base32 digits: a function of the first article.
  public var id: String
  /// Headline of the article that opened it.
  public var headline: String
  public var firstSeen: Timestamp
  public var lastSeen: Timestamp
  public var articles: Int
  public var outlets: Int
  /// Independent voices: copies and rewrites of one text count once.
  public var origins: Int

  public init(
    id: String, headline: String, firstSeen: Timestamp, lastSeen: Timestamp, articles: Int = 1,
    outlets: Int = 1, origins: Int = 1
  ) {
    self.id = id
    self.headline = headline
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.articles = articles
    self.outlets = outlets
    self.origins = origins
  }
}
