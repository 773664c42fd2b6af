internal import Glibc
internal import News
internal import Text

/// Weighs the terms of an article by how rare they are at this moment.
struct ArticleVectorizer {
  let frequencies: TermFrequencies

  private static let kept = 96
  private static let pairWeight = 0.5
  /// Shorter titles ("Morning briefing") return with other news.
  private static let titleWords = 4

  func prepare(_ reading: FurnitureFilter.Reading, day: Double?) -> PreparedArticle {
    let cleaned = reading.cleaned
    let reader = ArticleReader(
      reading, published: day.map { Int(max(-1e7, min(1e7, $0.rounded(.down)))) })
    let occurrences = Occurrence.combined(reader.occurrences)
    let extent = Extent(words: reader.body.count)
    let rarity = frequencies.rarity(inHeadlines: extent < .body)
    let weights = Self.weigh(occurrences, rarity, isForeign: !reader.isEnglish)
    let theme = Self.theme(of: occurrences, weights.lasting)
    let terms = occurrences.indices.map { index in
      TermVector.Term(
        hash: occurrences[index].term, whole: weights.whole[index], lead: weights.lead[index],
        names: weights.names[index], isPair: occurrences[index].root == 0)
    }
    var rarities = weights.rarities
    let vector = TermVector(sorted: terms, rarities: &rarities)
    let article = cleaned.article
    var prepared = PreparedArticle(
      number: article.number, id: article.id,
      source: Agency.credited(by: article) ?? article.outlet, day: day, vector: vector,
      lookup: TermLookup(vector), rarities: rarities,
      keys: vector.withEntries { entries in
        entries.heaviest(PreparedArticle.mostKeys).map { index in
          let place = Occurrence.place(of: entries.key(index), in: occurrences)
          return PreparedArticle.Key(
            entries, index, wording: place.flatMap { reader.wording(of: occurrences[$0]) })
        }
      },
      terms: occurrences.map(\.term), extent: extent,
      days: Array(Set(reader.days + reader.identifiers)).sorted(),
      theme: Theme(heaviest: theme), themeTerms: theme.map { TermVector.key(of: $0.term) },
      template: TitleTemplate(reader.title, outlet: article.outlet),
      headline: cleaned.title, fullText: article.text,
      title: reader.title.count < Self.titleWords ? 0 : Line.hash(of: cleaned.title),
      sketch: Sketch(reader.body), gist: Gist(reader.sentences))
    prepared.isList = extent < .body && NewsList.isOne(title: cleaned.title, text: article.text)
    return prepared
  }

  /// The words that stand out at all times, heaviest first. `weights`: of all occurrences.
  private static func theme(of occurrences: [Occurrence], _ weights: [Float])
    -> [Theme.Word]
  {
    // Weights are not negative, so their bits have their order; of equal ones the first are kept.
    var order = occurrences.indices.compactMap { index in
      weights[index] > 0 ? UInt64(weights[index].bitPattern) << 32 | UInt64(~UInt32(index)) : nil
    }
    order.bringLargestToFront(Theme.words)
    return order.prefix(Theme.words).sorted(by: >).map { entry in
      let index = Int(~UInt32(truncatingIfNeeded: entry))
      return Theme.Word(
        term: occurrences[index].term, weight: weights[index],
        isName: occurrences[index].names > 0)
    }
  }

  /// What the terms of an article weigh, each array in their order.
  private struct Weights {
    var whole: [Double] = []
    var lead: [Double] = []
    var names: [Double] = []
    /// Of pairs, else 0.
    var rarities: [Float] = []
    /// At all times; of pairs 0.
    var lasting: [Float] = []

    init(capacity: Int) {
      whole.reserveCapacity(capacity)
      lead.reserveCapacity(capacity)
      names.reserveCapacity(capacity)
      rarities.reserveCapacity(capacity)
      lasting.reserveCapacity(capacity)
    }
  }

  private static func weigh(
    _ occurrences: [Occurrence], _ rarity: TermFrequencies.Rarity, isForeign: Bool
  ) -> Weights {
    let background = Background.shared
    var weights = Weights(capacity: occurrences.count)
    for one in occurrences {
      if one.root == 0 {
        let rarity = rarity(ofPair: one.term)
        let weight = logarithmic(one.count) * rarity
        weights.whole.append(pairWeight * weight)
        weights.lead.append(0)
        weights.names.append(weight)
        weights.rarities.append(Float(rarity))
        weights.lasting.append(0)
      } else {
        let rarity = rarity(
          ofWord: one.term, root: one.root, isForeign: isForeign && one.names == 0,
          background: background)
        let count = logarithmic(one.count)
        weights.whole.append(count * rarity.recent)
        weights.lead.append(one.lead > 0 ? logarithmic(one.lead) * rarity.recent : 0)
        weights.names.append(one.names > 0 ? logarithmic(one.names) * rarity.recent : 0)
        weights.lasting.append(Float(count * rarity.lasting))
        weights.rarities.append(0)
      }
    }
    normalise(&weights.whole)
    normalise(&weights.lead)
    normalise(&weights.names)
    return weights
  }

  /// A word said often tells more, but not as often more. Most are said once.
  private static func logarithmic(_ count: Double) -> Double {
    count == 1 ? 1 : 1 + log(count)
  }

  /// Cut to the heaviest terms and scaled to length 1.
  private static func normalise(_ view: inout [Double]) {
    let lightest = lightest(of: view)
    var equal = 0
    var square = 0.0
    for index in view.indices where view[index] > 0 {
      let weight = view[index]
      // Of equal weights the first are kept.
      let isKept =
        weight > lightest.weight || weight == lightest.weight && equal < lightest.count
      if weight == lightest.weight { equal += 1 }
      if isKept { square += weight * weight } else { view[index] = 0 }
    }
    guard square > 0 else { return }
    let length = square.squareRoot()
    for index in view.indices { view[index] /= length }
  }

  /// The lightest weight that is kept, and how often.
  private static func lightest(of view: [Double]) -> (weight: Double, count: Int) {
    let positive = view.count { $0 > 0 }
    guard positive > kept else { return (0, 0) }
    // Weights are not negative, so their bits have their order.
    var weights: [UInt64] = []
    weights.reserveCapacity(positive)
    for weight in view where weight > 0 { weights.append(weight.bitPattern) }
    weights.bringLargestToFront(kept)
    let lightest = weights[..<kept].min() ?? 0
    return (Double(bitPattern: lightest), weights[..<kept].count { $0 == lightest })
  }
}
