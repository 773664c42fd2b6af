public import News

extension Query {
  /// Nil where the text does not answer the query; else each place of each term that made it match, in the
  /// order of the fields and of the text.
  ///
  /// Terms under NOT give no place, and neither does `*`: a match may have none. At most `mostPlaces` of one
  /// term in one field are told. Spans are UTF-8 offsets into the field as it was given to `MatchText`.
  public func matches(in text: MatchText) -> [TermMatch]? {
    guard expression.holds(in: text) else { return nil }
    var places: [TermMatch] = []
    expression.collect(from: text, into: &places)
    return Self.ordered(places)
  }

  /// Whether the text of a stored article answers the query.
  func matches(_ article: Article) -> Bool {
    // Of what answers every text none is read.
    if case .everything = expression { return true }
    return expression.holds(in: MatchText(article))
  }

  /// Enough to show where a term stands; a name in a long article may stand there a hundred times.
  static let mostPlaces = 16

  private static func ordered(_ places: [TermMatch]) -> [TermMatch] {
    let sorted = places.sorted { left, right in
      if left.field != right.field { return rank(left.field) < rank(right.field) }
      if left.span.lowerBound != right.span.lowerBound {
        return left.span.lowerBound < right.span.lowerBound
      }
      if left.span.upperBound != right.span.upperBound {
        return left.span.upperBound < right.span.upperBound
      }
      return left.term < right.term
    }
    var told: [TermMatch] = []
    var counts: [(term: String, field: TermMatch.Field, count: Int)] = []
    for place in sorted where place != told.last {
      let known = counts.firstIndex { $0.field == place.field && $0.term == place.term }
      let number = known ?? counts.count
      if known == nil { counts.append((place.term, place.field, 0)) }
      guard counts[number].count < mostPlaces else { continue }
      counts[number].count += 1
      told.append(place)
    }
    return told
  }

  private static func rank(_ field: TermMatch.Field) -> Int {
    switch field {
    case .title: 0
    case .body: 1
    case .source: 2
    case .language: 3
    }
  }
}

extension Scope {
  var fields: [TermMatch.Field] {
    switch self {
    case .text: [.title, .body]
    case .title: [.title]
    case .source: [.source]
    case .lang: [.language]
    }
  }
}

extension Expression {
  func holds(in text: MatchText) -> Bool {
    switch self {
    case .everything: true
    case .and(let parts): parts.allSatisfy { $0.holds(in: text) }
    case .or(let parts): parts.contains { $0.holds(in: text) }
    case .not(let part): !part.holds(in: text)
    case .place(let place, let scope): scope.fields.contains { place.isIn($0, of: text) }
    case .pattern(let term, let scope):
      scope.fields.contains { !term.spans(in: $0, of: text, limit: 1).isEmpty }
    }
  }

  /// Only to be asked of an expression that holds.
  func collect(from text: MatchText, into places: inout [TermMatch]) {
    switch self {
    case .everything, .not: break
    case .and(let parts): for part in parts { part.collect(from: text, into: &places) }
    case .or(let parts):
      for part in parts where part.holds(in: text) { part.collect(from: text, into: &places) }
    case .place(let place, let scope):
      for field in scope.fields { place.collect(from: field, of: text, into: &places) }
    case .pattern(let term, let scope):
      for field in scope.fields {
        for span in term.spans(in: field, of: text, limit: Query.mostPlaces) {
          places.append(TermMatch(term: term.written, field: field, span: span))
        }
      }
    }
  }
}

extension PatternTerm {
  func spans(in field: TermMatch.Field, of text: MatchText, limit: Int) -> [Range<Int>] {
    if isExact {
      return pattern.matches(in: Array(text.exact(field).utf8), limit: limit)
    }
    let folded = text.index(of: field).text
    return pattern.matches(in: folded.bytes, limit: limit).map { folded.original($0) }
  }
}
