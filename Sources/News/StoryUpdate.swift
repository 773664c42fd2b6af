/// All that the story stage decided about one article; the store commits it in one transaction.
public struct StoryUpdate: Hashable, Sendable {
  public var article: Int64
  /// The story as it is with this article in it.
  public var story: Story
  public var isNewStory: Bool
  /// `.new`, `.copy` or `.repeats`.
  public var decision: EntryDecision
  /// Number of the article whose text this one carries.
  public var copyOf: Int64?
  /// Who it really comes from; copies and rewrites share it.
  public var origin: String
  /// Earlier stories this one continues, nearest first, where it opened a story.
  public var arc: [String] = []
  /// Why this story: nearest stories with scores and terms, a line each, for `explain`.
  public var evidence: [String] = []
  public var furniture: [Furniture] = []
  /// Bytes of the title without the outlet's suffix; nil where it has none.
  public var titleLength: Int?
  /// What has to be remembered of it after a restart.
  public var memory: MemoryUpdate?
  public var developments: [Development] = []
  public var decisions: [WatchDecision] = []
  public var alerts: [Alert] = []
  public var replaced: [ReplacedAlert] = []

  public init(
    article: Int64, story: Story, isNewStory: Bool, decision: EntryDecision, origin: String
  ) {
    self.article = article
    self.story = story
    self.isNewStory = isNewStory
    self.decision = decision
    self.origin = origin
  }
}

/// An alert whose place a later one of the same update takes, unless its line was fixed meanwhile.
public struct ReplacedAlert: Hashable, Sendable {
  public var id: String
  /// The one that is told instead, when this one would have been.
  public var successor: String

  public init(id: String, successor: String) {
    self.id = id
    self.successor = successor
  }
}

/// What one watch made of the developments of one article.
public struct WatchDecision: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// The id of the alert.
    case alert(String)
    case held(HoldReason)
  }
  public var watch: String
  /// The development it is about; empty where the article brought none.
  public var development: String
  public var outcome: Outcome
  /// Every term that matched, with its place.
  public var matches: [TermMatch]

  public init(watch: String, development: String, outcome: Outcome, matches: [TermMatch]) {
    self.watch = watch
    self.development = development
    self.outcome = outcome
    self.matches = matches
  }
}

/// A term of a query, found.
public struct TermMatch: Hashable, Sendable {
  public enum Field: String, CaseIterable, Sendable {
    case title, body, source, language
  }
  /// As written in the query.
  public var term: String
  public var field: Field
  /// UTF-8 offsets into that field's text.
  public var span: Range<Int>

  public init(term: String, field: Field, span: Range<Int>) {
    self.term = term
    self.field = field
    self.span = span
  }
}
