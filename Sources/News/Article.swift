/// An entry we keep: identified, cleaned, timestamped, stored once, with its versions.
public struct Article: Hashable, Sendable {
  /// Position in the order of arrival; unique in one state directory.
  public var number: Int64
  /// A function of feed and entry id, the same in every replay: `ar_` and 10 base32 digits.
  public var id: String
  public var feed: String
  public var group: String?
  /// The entry's own id.
  public var entryID: String
  public var url: String?
  /// Who published it: a publisher's id from the settings, else the registrable domain.
  public var outlet: String
  public var role: FeedRole
  public var author: String?
  public var language: String?
  /// Plain text.
  public var title: String
  /// Plain text, a paragraph a line. Spans of sentences are UTF-8 offsets into it.
  public var text: String
  /// As the publisher claims; the first sight where there is no claim or it lies in the future.
  public var published: Timestamp
  public var firstSeen: Timestamp
  /// The publisher's date lay further ahead of the first sight than clocks and time zones err.
  public var isAhead: Bool
  /// 1 for the first text we saw; each edit that is kept adds one.
  public var version: Int
  /// Arrived with the first poll of its feed: fills the memory, alerts nobody.
  public var isBaseline: Bool

  public init(
    number: Int64 = 0, id: String, feed: String, group: String? = nil, entryID: String,
    url: String? = nil, outlet: String, role: FeedRole = .news, author: String? = nil,
    language: String? = nil, title: String, text: String, published: Timestamp,
    firstSeen: Timestamp, isAhead: Bool = false, version: Int = 1, isBaseline: Bool = false
  ) {
    self.number = number
    self.id = id
    self.feed = feed
    self.group = group
    self.entryID = entryID
    self.url = url
    self.outlet = outlet
    self.role = role
    self.author = author
    self.language = language
    self.title = title
    self.text = text
    self.published = published
    self.firstSeen = firstSeen
    self.isAhead = isAhead
    self.version = version
    self.isBaseline = isBaseline
  }
}
