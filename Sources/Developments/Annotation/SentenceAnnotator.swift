public import News
internal import Text

/// Reads the sentences of an article: roles, speakers, quantities, dates, limits.
///
/// Tables are loaded once per process. English only: sentences of other languages come out as
/// unattributed context.
public struct SentenceAnnotator: Sendable {
  private let tagger = RoleTagger()
  private let attributor = Attributor()

  public init() {}

  /// One annotation per sentence, in order. `published` is the day in UTC, nil where it is not known.
  public func annotate(title: String, sentences: [String], published: CivilDate?) -> [Annotation] {
    annotate(sentences.map(SentenceWords.init), title: SentenceWords(title), published: published)
  }

  func annotate(_ sentences: [SentenceWords], title: SentenceWords, published: CivilDate?)
    -> [Annotation]
  {
    let roles = tagger.tag(sentences, title: title, published: published)
    let attributions = attributor.attribute(sentences)
    return sentences.indices.map { index in
      let sentence = sentences[index]
      let furniture = roles[index].furniture
      let isFurniture = furniture >= Annotation.furnitureThreshold
      let dates = DateScanner(sentence, published: published).dates()
      return Annotation(
        role: isFurniture ? .none : roles[index].label.role,
        furniture: furniture, attribution: attributions[index],
        quantities: QuantityScanner(sentence, dates: dates, published: published).quantities(),
        dates: dates, limit: LimitScanner.limit(in: sentence),
        probabilities: roles[index].probabilities)
    }
  }
}
