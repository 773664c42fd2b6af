public import News

/// A version of an article whose page is to be read: the page stage's work.
public struct WantedPage: Hashable, Sendable {
  /// The article's number.
  public var article: Int64
  public var version: Int
  public var feed: String
  /// The entry's own link; nil where it has lost it.
  public var url: String?
  /// As the entry has them.
  public var title: String
  public var text: String
  public var wantedAt: Timestamp
  /// Requests that failed for a reason that may pass.
  public var tries: Int
  /// Of the page as it was read for an earlier version; empty where it was not.
  public var validators: Validators
  public var validatorsURL: String?
}
