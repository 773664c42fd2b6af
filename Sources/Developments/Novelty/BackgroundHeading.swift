internal import News
internal import Text

/// Headings that say that what follows is not the news.
enum BackgroundHeading {
  /// For each sentence whether it stands under such a heading.
  static func marks(_ article: CleanedArticle) -> [Bool] {
    let headings = article.headings.sorted { $0.span.lowerBound < $1.span.lowerBound }
    return article.sentences.map { sentence in
      let heading = headings.last { $0.span.lowerBound < sentence.span.lowerBound }
      return heading.map { isBackground($0.text) } ?? false
    }
  }

  private static func isBackground(_ heading: String) -> Bool {
    let words = Words(heading).all
    return words.count <= 4 && words.contains { forms.contains($0.form) }
  }

  private static let forms = TermSet("background history context timeline backstory previously")
}
