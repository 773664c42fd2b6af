/// What is kept of an article for the story stage's memory.
public struct StoredTrace: Hashable, Sendable {
  /// The article's.
  public var number: Int64
  public var outlet: String
  public var story: String
  public var origin: String
  public var trace: [UInt8]
}

/// What is kept of one of the latest articles: its words and its page.
public struct RecentTrace: Hashable, Sendable {
  public var number: Int64
  public var outlet: String
  public var origin: String
  public var words: [UInt8]
  public var page: [UInt8]
}
