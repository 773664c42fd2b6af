/// What we know of a feed between two polls; stored, and committed with what its last response brought.
public struct FeedState: Hashable, Codable, Sendable {
  /// A feed that brought nothing new for so many seconds may be dead and not say so.
  public static let longSilence: Int64 = 7 * 86_400

  /// The id from the settings; state hangs on it, the URL may change.
  public var id: String
  /// As configured.
  public var url: String
  public var title: String?
  public var validators = Validators()
  /// The URL that gave the validators; they are sent to no other.
  public var validatorsURL: String?
  /// Hash of the last body that was stored, to know an unchanged 200 without parsing it.
  public var bodyHash: UInt64?
  public var nextCheck: Timestamp
  /// Why then, in words: "interval 60m", "back-off after 3 failures", "Retry-After".
  public var nextCheckReason: String = ""
  /// The configured interval, in seconds, that the next check was planned with; nil before the first plan.
  public var plannedInterval: Int64?
  public var rhythm = FeedRhythm()
  public var lastPoll: Timestamp?
  public var lastSuccess: Timestamp?
  /// When an entry was last new.
  public var lastNew: Timestamp?
  /// Polls in a row that failed; 0 after a success.
  public var failures = 0
  public var lastError: String?
  /// The log was told that this feed fails, and is owed a line when it recovers.
  public var isReportedFailing = false
  /// The log was told that this feed is silent, until it has something new.
  public var isReportedSilent = false
  /// Its last document had more entries than are read.
  public var isCut = false
  /// The server answered 410 (RFC 9110 15.5.11): polled no more until told otherwise.
  public var isGone = false
  public var redirect: RedirectSighting?
  /// The first poll that brought a feed has been stored.
  public var isBaselined = false

  public init(id: String, url: String, nextCheck: Timestamp) {
    self.id = id
    self.url = url
    self.nextCheck = nextCheck
  }
}

/// A permanent redirect as seen so far; believed only when it was seen often enough, long enough.
public struct RedirectSighting: Hashable, Codable, Sendable {
  public var target: String
  public var firstSeen: Timestamp
  /// Polls in a row that were sent there and found a feed.
  public var times: Int
  /// Polled directly from now on.
  public var isAdopted: Bool
  /// The log was told.
  public var isTold = false

  public init(target: String, firstSeen: Timestamp, times: Int = 1, isAdopted: Bool = false) {
    self.target = target
    self.firstSeen = firstSeen
    self.times = times
    self.isAdopted = isAdopted
  }
}
