/// All that the story stage decided about one edit; the store commits it in one transaction.
public struct EditUpdate: Hashable, Sendable {
  /// Number of the article whose text changed.
  public var article: Int64
  /// The version that the edit made.
  public var version: Int
  /// The article's story as it is after the edit.
  public var story: Story
  public var grade: EditGrade
  /// Of the new text.
  public var furniture: [Furniture] = []
  /// Bytes of the new title without the outlet's suffix; nil where it has none.
  public var titleLength: Int?
  public var developments: [Development] = []
  public var decisions: [WatchDecision] = []
  public var alerts: [Alert] = []
  public var replaced: [ReplacedAlert] = []

  public init(article: Int64, version: Int, story: Story, grade: EditGrade) {
    self.article = article
    self.version = version
    self.story = story
    self.grade = grade
  }
}

/// How much an edit changed what its article says.
public enum EditGrade: String, CaseIterable, Codable, Sendable {
  /// Only the page around the article changed.
  case furniture
  /// Case, punctuation, spelling, other words for the same.
  case cosmetic
  /// Only a time stamp changed.
  case dateOnly = "date_only"
  case material
}
