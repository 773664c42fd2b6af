/// A question to an article's text, parsed.
///
/// - A word matches whole words; `stem*` their beginnings; `"a phrase"` words in a row within one line;
///   `/regex/` any part of a title or body (`/regex/c` with case and accents as printed).
/// - `NOT` binds tightest, then `NEAR/n` (at most n words between, either order), `AND`, `OR`.
///   Adjacent terms without an operator are joined by AND. Operators are written in capitals.
/// - `title:`, `source:` (feed id or outlet) and `lang:` stand before a term or a group; terms without a
///   field are looked for in title and body. `*` matches everything.
/// - Case and accents do not count. "cease-fire", "cease fire" and "ceasefire" are found by `cease-fire`.
public struct Query: Hashable, Sendable {
  /// As the user wrote it; two queries of one text are one.
  let text: String
  let expression: Expression
  /// The words and phrases that it looks for in `source:`.
  public let sources: [SourceTerm]

  /// Longer than any query a person writes; bounds the work of reading and matching one.
  static let maximumBytes = 8 << 10

  /// `*`
  public static let everything = Query(text: "*", expression: .everything, sources: [])

  /// Reads the query language.
  public static func parse(_ text: String) throws(QueryError) -> Query {
    guard text.utf8.count <= maximumBytes else {
      throw QueryError(
        message: "the query is longer than \(maximumBytes) bytes", offset: maximumBytes,
        remedy: "split it into several watches")
    }
    var lexer = QueryLexer(text)
    var parser = QueryParser(tokens: try lexer.tokens(), end: text.utf8.count)
    let expression = try parser.parse()
    return Query(text: text, expression: expression, sources: parser.sources)
  }

  public static func == (left: Query, right: Query) -> Bool {
    left.text == right.text
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
