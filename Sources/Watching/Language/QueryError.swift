/// Why a query could not be read, where, and what was probably meant.
public struct QueryError: Error, Hashable, Sendable {
  public var message: String
  /// UTF-8 offset into the query's text.
  public var offset: Int
  /// What to do about it, as an error says that in parentheses; nil where there is no good guess.
  public var remedy: String?

  public init(message: String, offset: Int, remedy: String? = nil) {
    self.message = message
    self.offset = offset
    self.remedy = remedy
  }
}
