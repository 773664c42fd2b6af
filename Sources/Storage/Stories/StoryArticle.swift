public import News

/// An article in its story, as the story stage decided.
public struct StoryArticle: Hashable, Sendable {
  /// In its first version, or as the story stage read it last.
  public var article: Article
  public var story: String
  public var origin: String
  /// Number of the article whose text this one carries.
  public var copyOf: Int64?
  public var decision: EntryDecision
  public var furniture: [Furniture]
  /// Its feed lists it no more.
  public var isWithdrawn: Bool
  /// What it said that was new, in order; then what its edits did, whose spans lie in their texts. That it was withdrawn
  /// is none where it came back.
  public var developments: [Development]
}

extension StoryArticle {
  /// Of `articles AS a` and `versions AS v`, after those of the article.
  static let columns = """
    \(Article.columns), a.story, a.origin, a.copy_of, a.decision, v.furniture, \(Article.isWithdrawn)
    """

  init(_ columns: inout ColumnReader) throws {
    self.init(
      article: try Article(&columns), story: try columns.text(), origin: try columns.text(),
      copyOf: try columns.numberIfAny(), decision: try columns.name(EntryDecision.self),
      furniture: StoredLines.furniture(try columns.text()), isWithdrawn: try columns.flag(),
      developments: [])
  }
}
