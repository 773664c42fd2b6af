import News

extension Place {
  /// More pairs than this in one field are no news text.
  private static let mostHits = 10_000

  /// Whether it stands in the field at all.
  func isIn(_ field: TermMatch.Field, of text: MatchText) -> Bool {
    if case .phrase(let phrase) = self, field != .language, let (word, isStem) = phrase.oneWord {
      return text.index(of: field).contains(word, isStem: isStem)
    }
    if case .any(let places) = self { return places.contains { $0.isIn(field, of: text) } }
    return !hits(in: field, of: text).isEmpty
  }

  /// Tells where its terms stand; of a word that stands everywhere the first places are enough.
  func collect(
    from field: TermMatch.Field, of text: MatchText, into places: inout [TermMatch]
  ) {
    let index = text.index(of: field)
    if case .phrase(let phrase) = self, field != .language, let (word, isStem) = phrase.oneWord {
      let found = index.places(of: word, isStem: isStem, limit: Query.mostPlaces)
      for words in found.prefix(Query.mostPlaces) {
        let span = index.text.span(words.lowerBound, words.upperBound)
        places.append(TermMatch(term: phrase.written, field: field, span: span))
      }
      return
    }
    for term in hits(in: field, of: text).flatMap(\.terms) {
      let span = index.text.span(term.words.lowerBound, term.words.upperBound)
      places.append(TermMatch(term: term.written, field: field, span: span))
    }
  }

  /// Every place in the field, in the order of the text.
  func hits(in field: TermMatch.Field, of text: MatchText) -> [PlaceHit] {
    switch self {
    case .phrase(let phrase):
      let found = phrase.places(in: text.index(of: field)).map { words in
        PlaceHit(words: words, terms: [PlaceHit.Term(written: phrase.written, words: words)])
      }
      // "en" is "en-GB", "gb" is not (basic filtering, RFC 4647 3.3.1).
      return field == .language ? found.filter { $0.words.lowerBound == 0 } : found
    case .any(let places):
      return Self.sorted(places.flatMap { $0.hits(in: field, of: text) })
    case .near(let one, let other, let words):
      let left = one.hits(in: field, of: text)
      if left.isEmpty { return [] }
      return Self.pairs(left, other.hits(in: field, of: text), within: words)
    }
  }

  private static func sorted(_ hits: [PlaceHit]) -> [PlaceHit] {
    hits.sorted {
      ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound)
    }
  }

  private static func pairs(_ left: [PlaceHit], _ right: [PlaceHit], within words: Int)
    -> [PlaceHit]
  {
    var pairs: [PlaceHit] = []
    var start = 0
    let longest = right.map { $0.words.count }.max() ?? 0
    for one in left {
      let earliest = one.words.lowerBound - words - longest
      while start < right.count, right[start].words.lowerBound < earliest { start += 1 }
      for other in right[start...] {
        if other.words.lowerBound > one.words.upperBound + words + 1 { break }
        guard gap(one.words, other.words).map({ $0 <= words }) ?? false else { continue }
        pairs.append(join(one, other))
        if pairs.count == mostHits { return sorted(pairs) }
      }
    }
    return sorted(pairs)
  }

  /// How many words stand between the two; nil where they overlap.
  private static func gap(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) -> Int? {
    if one.overlaps(other) { return nil }
    return one.lowerBound < other.lowerBound
      ? other.lowerBound - one.upperBound - 1 : one.lowerBound - other.upperBound - 1
  }

  private static func join(_ one: PlaceHit, _ other: PlaceHit) -> PlaceHit {
    let first = min(one.words.lowerBound, other.words.lowerBound)
    let last = max(one.words.upperBound, other.words.upperBound)
    let isInOrder = one.words.lowerBound < other.words.lowerBound
    return PlaceHit(
      words: first...last, terms: isInOrder ? one.terms + other.terms : other.terms + one.terms)
  }
}
