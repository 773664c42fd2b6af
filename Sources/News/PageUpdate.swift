/// What became of the page of an article's version; the store commits it in one transaction.
public struct PageUpdate: Hashable, Sendable {
  public enum Result: Hashable, Sendable {
    case read(PageText)
    /// 304: the page is what it was for the version before.
    case unchanged
    /// The version keeps the entry's text; why, in words without secrets.
    case failed(String)
    /// A failure that may pass.
    case again(at: Timestamp, String)
  }
  /// The article's number.
  public var article: Int64
  public var version: Int
  public var at: Timestamp
  public var result: Result
  /// Of the response, for the next request; empty where it gave none or was no success.
  public var validators = Validators()
  /// The URL that gave them.
  public var validatorsURL: String?
  /// The page's host wants to be left alone (RFC 6585 4), by feeds too.
  public var hostPause: HostPause?

  public init(article: Int64, version: Int, at: Timestamp, result: Result) {
    self.article = article
    self.version = version
    self.at = at
    self.result = result
  }
}

/// What a page adds to an article.
public struct PageText: Hashable, Sendable {
  /// In place of the entry's text: plain, a paragraph a line.
  public var text: String
  /// Taken where the entry names none.
  public var author: String?
  /// Taken where the entry names none.
  public var language: String?

  public init(text: String, author: String? = nil, language: String? = nil) {
    self.text = text
    self.author = author
    self.language = language
  }
}
