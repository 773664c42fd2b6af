/// Why a query could not be read, where, and what was probably meant.
public struct QueryError: Error, Hashable, Sendable {
  public var message: String
  /// UTF-8 offset into the query's text.
  public var offset: Int
  /// What to write instead; nil where there is no good guess.
  public var suggestion: String?

  public init(message: String, offset: Int, suggestion: String? = nil) {
    self.message = message
    self.offset = offset
    self.suggestion = suggestion
  }
}
