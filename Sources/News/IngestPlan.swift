/// All that one poll changes, decided before anything is written; the store commits it in one transaction.
public struct IngestPlan: Hashable, Sendable {
  /// The feed's state after this poll.
  public var feed: FeedState
  public var poll: Poll
  /// To be kept, in the order they shall be numbered; `number` is given by the store.
  public var newArticles: [NewArticle] = []
  public var edits: [Edit] = []
  /// Known articles whose keys changed while their text did not (date, link, id).
  public var rekeyed: [ArticleKeys] = []
  public var vanishing = Vanishing()
  /// The link keys in the document that was read; nil where none was, or what changed alone.
  public var links: [String]?
  /// A host that asked all its feeds to wait (RFC 6585 4).
  public var hostPause: HostPause?

  public init(feed: FeedState, poll: Poll) {
    self.feed = feed
    self.poll = poll
  }

  /// It brings what the story stage waits for.
  public var wantsTracking: Bool { !newArticles.isEmpty || !edits.isEmpty }

  public var wantsPages: Bool {
    newArticles.contains { $0.wantsPage } || edits.contains { $0.wantsPage }
  }
}

/// One poll, for health and for the balance of entries.
public struct Poll: Hashable, Sendable {
  public enum Result: String, CaseIterable, Sendable {
    /// A feed was read.
    case ok
    /// 304, or a 200 with the bytes of last time.
    case unchanged
    case failed
    /// 410.
    case gone
    /// The machine's own network is down; nobody's failure.
    case offline
    /// Nothing was asked: the host wants a pause.
    case resting
  }
  public var feed: String
  public var at: Timestamp
  public var result: Result
  /// HTTP status; nil where there was none.
  public var status: Int?
  /// Decoded bytes of the body.
  public var bytes = 0
  public var milliseconds = 0
  /// The error in words, cleaned of secrets.
  public var message: String?
  /// How many entries ended how; their sum is the number of entries.
  public var decisions: [EntryDecision: Int] = [:]

  public init(feed: String, at: Timestamp, result: Result) {
    self.feed = feed
    self.at = at
    self.result = result
  }

  public var entries: Int { decisions.values.reduce(0, +) }
}

/// An article to be stored, with the keys by which its entry will be known again.
public struct NewArticle: Hashable, Sendable {
  public var article: Article
  public var keys: ArticleKeys
  /// How its entry was counted: `.new`, or `.quarantined` where it is kept but set aside.
  public var decision: EntryDecision
  /// The story stage waits for the text of its page.
  public var wantsPage = false

  public init(article: Article, keys: ArticleKeys, decision: EntryDecision = .new) {
    self.article = article
    self.keys = keys
    self.decision = decision
  }
}

/// How an entry is recognised at the next poll: by id, then by link, then by content.
public struct ArticleKeys: Hashable, Sendable {
  /// 0 while the article has no number yet.
  public var number: Int64 = 0
  public var feed: String
  public var entryID: String
  /// The link, normalised for comparison; nil where there is none.
  public var urlKey: String?
  /// The link itself, to be stored with another key; nil where there is none, and as the store tells keys.
  public var url: String?
  /// Hash of title and text with white space folded.
  public var contentHash: UInt64
  /// Hash of the title alone, folded.
  public var titleHash: UInt64
  /// The publisher's date as it was claimed, nil where none was.
  public var claimed: Timestamp?
  /// The newest version we have; 0 where there is none.
  public var version = 0
  /// Content hashes of the versions before it: a text that comes back is mostly no edit.
  public var earlierHashes: [UInt64] = []
  /// The newest version's own date, where others are before it.
  public var modified: Timestamp?
  /// Since when every document has had an earlier text; nil where the last one had the newest.
  public var behindSince: Timestamp?

  public init(
    feed: String, entryID: String, urlKey: String?, contentHash: UInt64, titleHash: UInt64,
    claimed: Timestamp?
  ) {
    self.feed = feed
    self.entryID = entryID
    self.urlKey = urlKey
    self.contentHash = contentHash
    self.titleHash = titleHash
    self.claimed = claimed
  }
}

/// A changed text of a known article: kept as a version of its own.
public struct Edit: Hashable, Sendable {
  public var keys: ArticleKeys
  public var version: Int
  public var title: String
  public var text: String
  public var seenAt: Timestamp
  public var modified: Timestamp?
  /// The story stage waits for the text of its page.
  public var wantsPage = false

  public init(
    keys: ArticleKeys, version: Int, title: String, text: String, seenAt: Timestamp,
    modified: Timestamp?
  ) {
    self.keys = keys
    self.version = version
    self.title = title
    self.text = text
    self.seenAt = seenAt
    self.modified = modified
  }
}
