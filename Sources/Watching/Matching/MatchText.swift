public import News

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
    self.init(
      title: article.title, body: article.body,
      source: article.article.feed + "\n" + article.article.outlet,
      language: article.article.language)
  }

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
