public import News

/// A development with its source.
public struct StoryDevelopment: Hashable, Codable, Sendable {
  public var development: Development
  public var story: String
  public var articleNumber: Int64
  public var article: String
  /// The version whose text the span lies in.
  public var version: Int
  /// Title of that version.
  public var title: String
  public var feed: String
  public var outlet: String
  public var url: String?
  public var published: Timestamp
  public var foundAt: Timestamp
  public var isBaseline: Bool
}
