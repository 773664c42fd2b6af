public import News
internal import Text

/// An article's fields, folded and indexed once, to be asked by many queries.
public struct MatchText: Sendable {
  let title: WordIndex
  let body: WordIndex
  let source: WordIndex
  let language: WordIndex
  /// As they came, for patterns that mind case and accents.
  let exactTitle: String
  let exactBody: String
  let exactSource: String
  let exactLanguage: String

  /// `body` is the text without page furniture; `source` holds the feed's id and the outlet, a line each.
  public init(title: String, body: String, source: String, language: String?) {
    self.title = WordIndex(FoldedText(title))
    self.body = WordIndex(FoldedText(body))
    self.source = WordIndex(FoldedText(source))
    self.language = WordIndex(FoldedText(language ?? ""))
    exactTitle = title
    exactBody = body
    exactSource = source
    exactLanguage = language ?? ""
  }

  /// What the queries of watches are asked about: title and body as cleaned.
  public init(_ article: CleanedArticle) {
    self.init(article.article, title: article.title, body: article.body)
  }

  /// The same of an article as it is stored, page furniture and all.
  init(_ article: Article) {
    self.init(article, title: article.title, body: article.text)
  }

  private init(_ article: Article, title: String, body: String) {
    self.init(
      title: title, body: body, source: article.feed + "\n" + article.outlet,
      language: Self.language(of: title, body, claimed: article.language))
  }

  /// What the text is written in; what its feed claims where the text shows nothing, or says more ("de-AT").
  private static func language(of title: String, _ body: String, claimed: String?) -> String? {
    let code = claimed?.prefix { $0.isLetter }.lowercased()
    // A language that is not heard is taken for a like one: Danish for Swedish.
    let isHeard = code.map { $0 == "en" || Language(code: $0) != nil } ?? true
    if isHeard, let told = Language(ofTitle: title, text: body)?.code {
      return code == told ? claimed : told
    }
    return code != "en" && isEnglish(title, body) ? "en" : claimed
  }

  /// Whether a text that is in none of the languages heard is full of the small words of English.
  private static func isEnglish(_ title: String, _ body: String) -> Bool {
    let words = Words(title + "\n" + body.prefix(readForEnglish)).all
    let small = words.count { $0.isStopWord }
    return small >= fewestEnglish && small * leastOfEnglish >= words.count
  }

  /// Characters.
  private static let readForEnglish = 800
  private static let fewestEnglish = 4
  /// English news has them in more than one word of three, Danish ("for", "at", "over", "her") one in twelve.
  private static let leastOfEnglish = 4

  func index(of field: TermMatch.Field) -> WordIndex {
    switch field {
    case .title: title
    case .body: body
    case .source: source
    case .language: language
    }
  }

  func exact(_ field: TermMatch.Field) -> String {
    switch field {
    case .title: exactTitle
    case .body: exactBody
    case .source: exactSource
    case .language: exactLanguage
    }
  }
}
