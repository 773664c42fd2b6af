internal import News

/// A word or phrase that a query looks for in the names of an article's feed and outlet.
public struct SourceTerm: Sendable {
  /// UTF-8 offset into the query's text.
  public let offset: Int
  let phrase: Phrase

  /// As the query has it, without quotation marks.
  public var text: String {
    phrase.written.filter { !"\"“”„‟".contains($0) }
  }

  /// Whether it is found in the source of `text`.
  public func isIn(_ text: MatchText) -> Bool {
    Place.phrase(phrase).isIn(.source, of: text)
  }
}
