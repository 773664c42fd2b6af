public import News

/// Everything a day's digest is made of, as the store has it; building the page is pure.
public struct DigestInput: Hashable, Sendable {
  public var day: CivilDate
  /// IANA name, printed.
  public var timeZone: String
  /// Times are printed with it.
  public var clock: DayClock
  /// The day in UTC: from this instant up to and not including `to`.
  public var from: Timestamp
  public var to: Timestamp
  /// The day is over: its page changes no more.
  public var isComplete: Bool
  public var shape = DigestShape.newest
  /// Ids of the watches, in the order of the settings.
  public var watches: [String] = []
  /// Stories with an article or a development of the day that is no background.
  public var stories: [StoryRow] = []
  /// Whose articles came on the day, background too.
  public var outlets: [OutletRow] = []
  /// Found on the day.
  public var developments: [DevelopmentRow] = []
  public var edits: [EditRow] = []
  /// Ids of the developments whose sentence or headline the newest version of its article has no more.
  public var rewritten: Set<String> = []
  /// Found on the day, whether their line is written or not.
  public var alerts: [Alert] = []
  public var holds: [HoldRow] = []
  /// Ids of the stories that a watch took and had no line for, by its id.
  public var withheld: [String: Set<String>] = [:]
  /// The active feeds of which there may be something to say.
  public var feeds: [FeedRow] = []
  /// All other active feeds, and those that the settings dropped on the day, with their polls of it.
  public var quietFeeds = FeedTotals()
  /// How the day's entries ended.
  public var decisions: [EntryDecision: Int] = [:]

  public init(
    day: CivilDate, timeZone: String, clock: DayClock, from: Timestamp, to: Timestamp,
    isComplete: Bool
  ) {
    self.day = day
    self.timeZone = timeZone
    self.clock = clock
    self.from = from
    self.to = to
    self.isComplete = isComplete
  }
}

extension DigestInput {
  /// A story as it is when the day ends, with its articles of the day.
  public struct StoryRow: Hashable, Sendable {
    public var story: Story
    /// It had no article before the day.
    public var isNew: Bool
    /// Earlier stories it continues.
    public var arc: [String]
    /// In the order of arrival, without background.
    public var articles: [ArticleRow]

    /// Nothing of it came before the day, nor as background.
    var began: Bool { isNew && articles.count == story.articles }

    public init(story: Story, isNew: Bool, arc: [String], articles: [ArticleRow]) {
      self.story = story
      self.isNew = isNew
      self.arc = arc
      self.articles = articles
    }
  }

  public struct ArticleRow: Hashable, Sendable {
    public var id: String
    public var outlet: String
    public var title: String
    public var url: String?
    public var firstSeen: Timestamp

    public init(id: String, outlet: String, title: String, url: String?, firstSeen: Timestamp) {
      self.id = id
      self.outlet = outlet
      self.title = title
      self.url = url
      self.firstSeen = firstSeen
    }
  }

  /// What came of one outlet.
  public struct OutletRow: Hashable, Sendable {
    public var outlet: String
    public var articles: Int
    /// Of these, background: what came with a feed's first poll.
    public var baseline: Int
    public var lastSeen: Timestamp

    public init(outlet: String, articles: Int, baseline: Int, lastSeen: Timestamp) {
      self.outlet = outlet
      self.articles = articles
      self.baseline = baseline
      self.lastSeen = lastSeen
    }
  }

  /// A development and where its sentence stands.
  public struct DevelopmentRow: Hashable, Sendable {
    public var development: Development
    public var story: String
    /// The article's id; with `version` and the development's span it is where the sentence can be checked.
    public var article: String
    /// Of articles that came together the later one has the greater number.
    public var articleNumber: Int64
    public var version: Int
    /// The article's title in that version.
    public var title: String
    public var outlet: String
    public var url: String?
    public var foundAt: Timestamp
    public var isBaseline: Bool

    public init(
      development: Development, story: String, article: String, articleNumber: Int64 = 0,
      version: Int, title: String,
      outlet: String, url: String?, foundAt: Timestamp, isBaseline: Bool
    ) {
      self.development = development
      self.story = story
      self.article = article
      self.articleNumber = articleNumber
      self.version = version
      self.title = title
      self.outlet = outlet
      self.url = url
      self.foundAt = foundAt
      self.isBaseline = isBaseline
    }
  }

  public struct EditRow: Hashable, Sendable {
    public var article: String
    public var version: Int
    public var previousTitle: String
    public var title: String
    public var seenAt: Timestamp
    /// Nil while it has not been judged.
    public var grade: EditGrade?

    public init(
      article: String, version: Int, previousTitle: String, title: String, seenAt: Timestamp,
      grade: EditGrade?
    ) {
      self.article = article
      self.version = version
      self.previousTitle = previousTitle
      self.title = title
      self.seenAt = seenAt
      self.grade = grade
    }
  }

  /// How often a watch held something for one reason.
  public struct HoldRow: Hashable, Sendable {
    public var watch: String
    public var reason: HoldReason
    public var count: Int

    public init(watch: String, reason: HoldReason, count: Int) {
      self.watch = watch
      self.reason = reason
      self.count = count
    }
  }

  public struct FeedRow: Hashable, Sendable {
    public var state: FeedState
    /// Of the day.
    public var polls: Int
    public var failedPolls: Int
    public var entries: Int

    public init(state: FeedState, polls: Int, failedPolls: Int, entries: Int) {
      self.state = state
      self.polls = polls
      self.failedPolls = failedPolls
      self.entries = entries
    }
  }
}
