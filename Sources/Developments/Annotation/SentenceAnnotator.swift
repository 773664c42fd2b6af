public import News
public import Text

/// Reads the sentences of an article: roles, speakers, quantities, dates, limits.
///
/// Tables are loaded once per process. They know English, and what the glossaries (`Language`) say in it.
public struct SentenceAnnotator: Sendable {
  private let tagger = RoleTagger()
  private let attributor = Attributor()

  public init() {}

  /// One annotation per sentence, in order. `published` is the day in UTC, nil where it is not known.
  public func annotate(
    title: String, sentences: [String], published: CivilDate?, language: Language? = nil
  ) -> [Annotation] {
    annotate(
      sentences.map { SentenceWords($0, language: language) },
      title: SentenceWords(title, language: language), published: published)
  }

  func annotate(_ sentences: [SentenceWords], title: SentenceWords, published: CivilDate?)
    -> [Annotation]
  {
    let attributions = attributor.attribute(sentences)
    let dates = sentences.map { DateScanner($0, published: published).dates() }
    let roles = tagger.tag(
      RoleTagger.Article(
        title: title, sentences: sentences, dates: dates,
        isAttributed: attributions.map { $0 != nil }, published: published))
    return sentences.indices.map { index in
      let sentence = sentences[index]
      let furniture = roles[index].furniture
      let isFurniture = furniture >= Annotation.furnitureThreshold
      return Annotation(
        role: isFurniture ? .none : roles[index].label.role,
        furniture: furniture, attribution: attributions[index],
        quantities: QuantityScanner(sentence, dates: dates[index], published: published)
          .quantities(),
        dates: dates[index], limit: LimitScanner.limit(in: sentence),
        probabilities: roles[index].probabilities)
    }
  }
}
