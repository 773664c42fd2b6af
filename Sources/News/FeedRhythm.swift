/// What a feed's last document shows and asks of its pace; it holds for answers without a document (304), too.
public struct FeedRhythm: Hashable, Codable, Sendable {
  /// Median time between its newest items, in seconds; nil when too few are dated.
  public var gap: Int64?
  /// The longest time between two of its newest items, in seconds; nil with `gap`.
  public var longestGap: Int64?
  /// The newest date of an item that is not of the future; nil where none is dated.
  public var newest: Timestamp?
  /// RSS `ttl`, or the syndication module's period.
  public var ttlMinutes: Int?
  /// Hours of GMT in which the publisher does not want to be asked, 0 to 24.
  public var skipHours: [Int] = []
  /// Days of GMT in which the publisher does not want to be asked; 0 is Monday.
  public var skipDays: [Int] = []

  public init() {}
}
