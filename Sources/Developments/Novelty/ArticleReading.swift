public import News
internal import Text

/// An article read for its developments: its sentences annotated and made comparable.
public struct ArticleReading: Sendable {
  public let article: CleanedArticle
  /// One per sentence of the article.
  public let annotations: [Annotation]
  /// An anniversary, or a text of another year: no news, whenever it is published.
  public let looksBack: Bool
  /// Opinion, by its feed, address or headline, an interview, or a piece that explains: it reports nothing.
  let isCommentary: Bool
  /// Says that it, or an earlier one, was wrong.
  let isCorrection: Bool
  let title: SentenceWords
  let titleQuantities: [Quantity]
  let titleVector: SentenceVector
  /// One per sentence.
  let words: [SentenceWords]
  let vectors: [SentenceVector]
  /// Sentences that tell of the past: under a heading like "Background".
  let isUnderBackground: [Bool]
  /// Indices of the sentences that belong to the article.
  let sentences: [Int]

  init(_ article: CleanedArticle, annotator: SentenceAnnotator) {
    self.article = article
    let language = Language(ofTitle: article.article.title, text: article.article.text)
    title = SentenceWords(article.title, language: language)
    titleVector = SentenceVector(withStance: title)
    words = article.sentences.map { SentenceWords($0.text, language: language) }
    vectors = words.map(SentenceVector.init(withStance:))
    annotations = annotator.annotate(
      words, title: title, published: article.article.published.utcDate)
    isCorrection =
      Correction.isAnnounced(by: title)
      || ([title] + words).contains { Correction.statement(in: $0) != nil }
    isUnderBackground = BackgroundHeading.marks(article)
    sentences = annotations.indices.filter { [annotations] in !annotations[$0].isFurniture }
    let published = article.article.published.utcDate
    titleQuantities = QuantityScanner(
      title, dates: DateScanner(title, published: published).dates(), published: published
    ).quantities()
    let first = sentences.first
    let lead = first.map { [words] in words[$0] }
    let told = first.map { [annotations] in annotations[$0] }
    looksBack = LookingBack.isTold(
      title: title, lead: lead, dates: told?.dates ?? [], published: published)
    isCommentary =
      article.article.role == .opinion || Explainer.isAnnounced(by: title)
      || OpinionSection.isNamed(in: title)
      || article.article.url.map(OpinionSection.isNamed(inPathOf:)) == true
      || lead.map(OpinionSection.isByline) == true || lead.map(Commentary.isSigned) == true
      || lead.map(Explainer.isList) == true
      || Interview.isAnnounced(by: title, lead: lead)
      || Commentary.isAnnounced(
        by: title, lead: lead, isLeadAttributed: told?.attribution != nil,
        isLeadDated: !(told?.dates.isEmpty ?? true))
  }

  /// Who says sentence `index`, with the name a pronoun stands for; nil for the outlet itself.
  func speaker(of index: Int) -> String? {
    annotations[index].attribution.flatMap { $0.name ?? $0.speaker }
  }

  /// Days that sentence `index` names: that of publication, or one of the two before it.
  func freshDays(of index: Int) -> [CivilDate] {
    let published = article.article.published.utcDate.daysSinceEpoch
    return annotations[index].dates.filter { date in
      date.first == date.last && (0...2).contains(published - date.last.daysSinceEpoch)
    }.map(\.last)
  }
}
