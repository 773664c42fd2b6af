internal import Glibc
internal import News
internal import Text

/// Weighs the terms of an article by how rare they are at this moment.
struct ArticleVectorizer {
  let frequencies: TermFrequencies

  private static let kept = 128
  private static let keys = 24
  /// A body of fewer words tells no more than a headline.
  private static let bodyWords = 40
  private static let pairWeight = 0.5
  /// Shorter titles ("Morning briefing") return with other news.
  private static let titleWords = 4

  func prepare(_ cleaned: CleanedArticle, day: Double?) -> PreparedArticle {
    let reader = ArticleReader(
      cleaned, published: day.map { Int(max(-1e7, min(1e7, $0.rounded(.down)))) })
    let occurrences = Occurrence.combined(reader.occurrences)
    let (terms, rarity) = weigh(occurrences)
    let vector = TermVector(Self.normalised(terms))
    let hasBody = reader.body.count >= Self.bodyWords
    let article = cleaned.article
    return PreparedArticle(
      number: article.number, id: article.id,
      source: Agency.credited(by: article) ?? article.outlet, day: day, vector: vector,
      rarities: Self.align(rarity, with: vector),
      keys: Self.heaviest(vector) { term in
        let index = occurrences.firstIndex { $0.term == term } ?? 0
        return reader.text(of: occurrences[index], in: cleaned)
      },
      terms: occurrences.map(\.term), hasBody: hasBody, days: Array(Set(reader.days)).sorted(),
      title: reader.title.count < Self.titleWords ? 0 : Line.hash(of: cleaned.title),
      sketch: Sketch(reader.body), gist: Gist(reader.sentences))
  }

  private func weigh(_ occurrences: [Occurrence]) -> ([TermVector.Term], [UInt32: Float]) {
    var terms: [TermVector.Term] = []
    var pairs: [UInt32: Float] = [:]
    terms.reserveCapacity(occurrences.count)
    for one in occurrences {
      var term = TermVector.Term(hash: one.term)
      if one.stem == 0 {
        let rarity = frequencies.rarity(ofPair: one.term)
        term.isPair = true
        term.names = (1 + log(one.count)) * rarity
        term.whole = Self.pairWeight * term.names
        pairs[one.term] = Float(rarity)
      } else {
        let rarity = frequencies.rarity(
          ofWord: one.term, stem: one.stem, background: Background.shared)
        term.whole = (1 + log(one.count)) * rarity
        if one.lead > 0 { term.lead = (1 + log(one.lead)) * rarity }
        if one.names > 0 { term.names = (1 + log(one.names)) * rarity }
      }
      terms.append(term)
    }
    return (terms, pairs)
  }

  /// Each view cut to its heaviest terms and scaled to length 1.
  private static func normalised(_ terms: [TermVector.Term]) -> [TermVector.Term] {
    let whole = normalised(terms.map(\.whole), terms)
    let lead = normalised(terms.map(\.lead), terms)
    let names = normalised(terms.map(\.names), terms)
    return terms.indices.map { index in
      TermVector.Term(
        hash: terms[index].hash, whole: whole[index], lead: lead[index], names: names[index],
        isPair: terms[index].isPair)
    }
  }

  private static func normalised(_ view: [Double], _ terms: [TermVector.Term]) -> [Double] {
    var view = view
    if view.count > kept {
      let order = view.indices.sorted { (-view[$0], terms[$0].hash) < (-view[$1], terms[$1].hash) }
      for index in order[kept...] { view[index] = 0 }
    }
    let length = view.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? view.map { $0 / length } : view
  }

  private static func align(_ rarity: [UInt32: Float], with vector: TermVector) -> [Float] {
    vector.entries.map { TermVector.isPair($0) ? rarity[TermVector.hash(of: $0)] ?? 0 : 0 }
  }

  private static func heaviest(_ vector: TermVector, text: (UInt32) -> String)
    -> [PreparedArticle.Key]
  {
    let order = vector.entries.sorted {
      (-TermVector.whole(of: $0), $0) < (-TermVector.whole(of: $1), $1)
    }
    return order.prefix(keys).map { entry in
      let term = TermVector.hash(of: entry)
      return PreparedArticle.Key(
        term: term, weight: TermVector.whole(of: entry), text: text(term))
    }
  }
}
