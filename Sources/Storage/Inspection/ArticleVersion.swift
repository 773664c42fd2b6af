public import News

/// The title and text an article had from some moment on.
public struct ArticleVersion: Hashable, Sendable {
  public var version: Int
  public var title: String
  public var text: String
  public var seenAt: Timestamp
  /// As the publisher claims.
  public var modified: Timestamp?
  /// Of the edit that made it; nil for the first version and while nobody judged it.
  public var grade: EditGrade?
  /// Nothing changed but that its feed lists the article no more.
  public var isWithdrawal: Bool
  /// And now lists it again.
  public var isTakenBack: Bool
}

extension ArticleVersion {
  /// Of `versions AS v`, in the order of `init(_:)`.
  static let columns = """
    v.version, v.title, v.text, v.seen_at, v.modified, v.grade, v.is_withdrawal,
    v.is_withdrawal = 1 AND NOT EXISTS (
      SELECT 1 FROM articles WHERE number = v.article AND missing_since <= v.seen_at)
    """

  init(_ columns: inout ColumnReader) throws {
    self.init(
      version: try columns.integer(), title: try columns.text(), text: try columns.text(),
      seenAt: try columns.time(), modified: try columns.timeIfAny(),
      grade: try columns.nameIfAny(EditGrade.self), isWithdrawal: try columns.flag(),
      isTakenBack: try columns.flag())
  }
}
