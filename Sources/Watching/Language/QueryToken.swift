/// A piece of a query and where it stands.
struct QueryToken: Sendable {
  enum Kind: Sendable {
    case open, close
    case and, or, not
    case near(Int)
    /// `title:` and kin; what it applies to follows at once.
    case field(Scope)
    case everything
    case phrase(Phrase)
    case pattern(PatternTerm)
  }
  var kind: Kind
  /// UTF-8 offsets into the query.
  var span: Range<Int>
}
