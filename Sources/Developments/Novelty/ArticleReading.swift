public import News

/// An article read for its developments: its sentences annotated and made comparable.
public struct ArticleReading: Sendable {
  public let article: CleanedArticle
  /// One per sentence of the article.
  public let annotations: [Annotation]
  let title: SentenceWords
  let titleVector: SentenceVector
  /// One per sentence.
  let words: [SentenceWords]
  let vectors: [SentenceVector]
  /// Sentences that tell of the past: under a heading like "Background".
  let isUnderBackground: [Bool]

  init(_ article: CleanedArticle, annotator: SentenceAnnotator) {
    self.article = article
    title = SentenceWords(article.title)
    titleVector = SentenceVector(title)
    words = article.sentences.map { SentenceWords($0.text) }
    vectors = words.map(SentenceVector.init)
    annotations = annotator.annotate(
      words, title: title, published: article.article.published.utcDate)
    isUnderBackground = BackgroundHeading.marks(article)
  }

  /// Indices of the sentences that belong to the article.
  var sentences: [Int] {
    annotations.indices.filter { !annotations[$0].isFurniture }
  }
}
