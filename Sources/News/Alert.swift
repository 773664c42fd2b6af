/// One log line about one development, with a stable id.
public struct Alert: Hashable, Codable, Sendable {
  /// `al_` and 10 base32 digits: a function of watch, story and development.
  public var id: String
  public var kind: AlertKind
  public var severity: Severity
  public var watch: String
  public var story: String
  /// The article that brought it, by its id.
  public var article: String
  public var development: String
  /// When the development was found.
  public var foundAt: Timestamp
  /// When the line may be written: `settle` later, or when quiet hours end.
  public var dueAt: Timestamp
  public var outlets: Int
  public var origins: Int
  public var headline: String
  /// The sentence that says what is new, verbatim.
  public var sentence: String
  public var speaker: String?
  public var limit: String?
  /// The feed's id.
  public var source: String
  public var url: String?
  /// How many more developments the same article brought.
  public var more: Int
  /// The alert this one corrects or replaces.
  public var supersedes: String?

  public init(
    id: String, kind: AlertKind, severity: Severity, watch: String, story: String, article: String,
    development: String, foundAt: Timestamp, dueAt: Timestamp, outlets: Int = 1, origins: Int = 1,
    headline: String, sentence: String, speaker: String? = nil, limit: String? = nil,
    source: String, url: String? = nil, more: Int = 0, supersedes: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.watch = watch
    self.story = story
    self.article = article
    self.development = development
    self.foundAt = foundAt
    self.dueAt = dueAt
    self.outlets = outlets
    self.origins = origins
    self.headline = headline
    self.sentence = sentence
    self.speaker = speaker
    self.limit = limit
    self.source = source
    self.url = url
    self.more = more
    self.supersedes = supersedes
  }
}

/// Why a watch that matched wrote no line: the closed list.
public enum HoldReason: String, CaseIterable, Codable, Sendable {
  /// The article came with its feed's first poll.
  case baseline
  /// The same watch told of this story less than `cooldown` ago.
  case cooldown
  /// The watch has had its lines of the day.
  case budget
  /// Too few independent origins yet.
  case origins = "min_origins"
  /// Says nothing its story did not know.
  case repeats
  /// A copy of an article already told.
  case copy
  /// Only opinion, expectation or background.
  case background
  /// New, but too little for a line: it stands in the digest.
  case minor
  /// The publisher's date is long past.
  case oldNews = "old_news"
  /// The watch was told enough of one feed and poll.
  case flood
  /// The settings lost the watch before its line was due.
  case removed
}
