public import News

/// What one document says: the feed and its entries in document order.
///
/// Texts are plain unless their name says HTML; URLs are absolute where a base is known; absent values are
/// nil or empty.
public struct ParsedFeed: Sendable {
  public var format: FeedFormat
  public var title: String?
  public var homePageURL: String?
  /// Where the feed says it lives.
  public var feedURL: String?
  public var description: String?
  public var language: String?
  public var icon: String?
  public var favicon: String?
  public var authors: [Person] = []
  public var contributors: [Person] = []
  public var hubs: [Hub] = []
  /// The next page of the feed (RFC 5005, JSON Feed).
  public var nextURL: String?
  /// JSON Feed: nothing will ever be added.
  public var isExpired: Bool?
  public var id: String?
  public var updated: Timestamp?
  public var published: Timestamp?
  public var rights: String?
  public var generator: Generator?
  public var tags: [String] = []
  /// Minutes for which the publisher wants it cached: RSS `ttl`, else from `sy:updatePeriod`.
  public var ttlMinutes: Int?
  /// Hours of the day, 0 to 23 GMT, in which nothing changes.
  public var skipHours: [Int] = []
  /// Days in which nothing changes, 0 is Monday.
  public var skipDays: [Int] = []
  public var links: [Link] = []
  /// Lower-case name of the character encoding with which the bytes were really read.
  public var encoding: String = "utf-8"
  /// Not well-formed, no valid JSON, or in another encoding than it says: read all the same.
  public var isMalformed = false
  public var warnings: [FeedWarning] = []
  public var entries: [Entry] = []
  /// The document ended inside its last entry, which may lack anything.
  public var endsInEntry = false
  /// The document had more entries than the caller wanted.
  public var isCut = false

  public init(format: FeedFormat) {
    self.format = format
  }

  /// The document ends before it is complete: what vouches for it vouches for a stump.
  public var isTruncated: Bool {
    warnings.contains { $0.code == .truncated }
  }
}

/// A server that tells of changes, so that nobody needs to ask.
public struct Hub: Hashable, Sendable {
  /// `WebSub` or `rssCloud`, or as JSON Feed has it.
  public var type: String
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}

/// The program that wrote the feed.
public struct Generator: Hashable, Sendable {
  public var name: String?
  public var url: String?
  public var version: String?

  public init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}
