/// Why a document is no feed.
public struct FeedParseError: Error, Hashable, Sendable {
  public enum Code: String, CaseIterable, Sendable {
    /// Nothing but white space.
    case empty
    /// A page, not a feed.
    case html
    /// XML or JSON of another kind, or neither.
    case notAFeed = "not_a_feed"
    /// JSON that is nested too deeply to be one.
    case tooDeep = "too_deep"
  }
  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension FeedParseError: CustomStringConvertible {
  public var description: String { message }
}
