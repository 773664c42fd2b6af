/// A query as a tree.
indirect enum Expression: Sendable {
  /// `*`
  case everything
  /// Something that has a place in the text: words, phrases, and what NEAR makes of them.
  case place(Place, Scope)
  case pattern(PatternTerm, Scope)
  case and([Expression])
  case or([Expression])
  case not(Expression)
}

/// Which fields a term is looked for in.
enum Scope: String, CaseIterable, Sendable {
  /// Title and body: terms without a field.
  case text
  case title, source, lang
}

/// What can be found at a place and therefore be near something.
indirect enum Place: Sendable {
  case phrase(Phrase)
  case any([Place])
  /// Both, in either order, with at most so many words between them.
  case near(Place, Place, words: Int)
}

/// One term as written, or a quoted phrase: parts that follow each other.
struct Phrase: Sendable {
  /// As in the query, quotes and star included.
  var written: String
  var parts: [Part]

  /// Longer than any quotation one looks for; bounds the work of finding one.
  static let mostParts = 32

  /// One word of the query; it may read as several words of a text, or several as one.
  struct Part: Sendable {
    /// Folded, in UTF-8.
    var words: [[UInt8]]
    /// Whether the word of this number stands right behind the one before it (scripts without spaces).
    var isGlued: [Bool]
    /// The words as one: "ceasefire" for `cease-fire`; nil where there is nothing to join.
    var joined: [UInt8]?
    /// Ends in `*`.
    var isStem: Bool
  }
}

/// `/…/` as written, compiled.
struct PatternTerm: Sendable {
  var written: String
  var pattern: Pattern
  /// `/…/c`: as printed, with case and accents.
  var isExact: Bool
}
