public import News

/// A version of an article that told its story something, as it was read then.
public struct ToldVersion: Hashable, Sendable {
  /// With the title and text of this version.
  public var article: Article
  /// Whom the article really comes from.
  public var origin: String
  /// Bytes of the title without the outlet's suffix; nil where it has none.
  public var titleLength: Int?
  public var furniture: [Furniture]
  public var developments: [Development]
}

extension ToldVersion {
  static let source = "articles AS a CROSS JOIN versions AS v ON v.article = a.number"
  static let isTold = "(v.version = 1 OR v.grade = 'material')"
  static let columns = "\(Article.columns), a.origin, v.title_length, v.furniture"

  init(_ columns: inout ColumnReader) throws {
    self.init(
      article: try Article(&columns), origin: try columns.text(),
      titleLength: try columns.integerIfAny(),
      furniture: StoredLines.furniture(try columns.text()), developments: [])
  }
}
