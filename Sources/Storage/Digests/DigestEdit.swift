public import News

/// A text that its publisher changed.
public struct DigestEdit: Hashable, Codable, Sendable {
  /// Nil while its article waits for one.
  public var story: String?
  public var articleNumber: Int64
  public var article: String
  /// The version that the edit made.
  public var version: Int
  public var feed: String
  public var outlet: String
  public var url: String?
  public var seenAt: Timestamp
  public var previousTitle: String
  public var title: String
  public var isTextChanged: Bool
  /// Nil while nobody judged it.
  public var grade: EditGrade?
}
