/// Something an article says that its story did not know yet.
public struct Development: Hashable, Codable, Sendable {
  /// `dv_` and 10 base32 digits, a function of content.
  public var id: String
  public var kind: AlertKind
  /// Verbatim; `span` is where it stands in the article's text, nil where the title says it.
  public var sentence: String
  public var span: Range<Int>?
  /// 0 to 1, higher is newer and more to the point; `alertScore` and above may alert, 0.15 and above is digest news.
  public var score: Double
  public var role: SentenceRole
  /// Who says so, as the text has it.
  public var speaker: String?
  /// What the claim leaves out ("does not include …"), verbatim; or `withdrawn`.
  public var limit: String?
  /// The number that was told before the changed or disputed one: "at least 5".
  public var before: String?

  public static let alertScore = 0.26
  /// The one limit that is no piece of an article.
  public static let withdrawn = "withdrawn: its feed lists it no more"

  public init(
    id: String, kind: AlertKind, sentence: String, span: Range<Int>?, score: Double,
    role: SentenceRole = .main, speaker: String? = nil, limit: String? = nil, before: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.sentence = sentence
    self.span = span
    self.score = score
    self.role = role
    self.speaker = speaker
    self.limit = limit
    self.before = before
  }
}

/// What a sentence does in its article (after T. A. van Dijk; Choubey et al., ACL 2020).
public enum SentenceRole: String, CaseIterable, Codable, Sendable {
  case main, consequence, context, history, evaluation, expectation, anecdote, none
}

/// What an alert line is about.
public enum AlertKind: String, CaseIterable, Codable, Sendable {
  case story, development, confirmed, dispute, number, correction, edit
}
