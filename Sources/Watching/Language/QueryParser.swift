/// Builds the tree of a query from its tokens, by recursive descent.
struct QueryParser {
  /// Words apart; beyond that two words share an article, not a sentence.
  static let widestNear = 100
  /// Parentheses within parentheses: bounds the recursion.
  static let deepestNesting = 50

  private let tokens: [QueryToken]
  private let end: Int
  private var index = 0
  private var depth = 0
  private var scope = Scope.text
  /// What stands in `source:`, in its order.
  private(set) var sources: [SourceTerm] = []

  init(tokens: [QueryToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  mutating func parse() throws(QueryError) -> Expression {
    guard !tokens.isEmpty else {
      throw QueryError(message: "the query is empty", offset: 0, remedy: "write * for everything")
    }
    let expression = try alternatives()
    if let extra = token {
      throw QueryError(
        message: "this parenthesis closes nothing", offset: extra.span.lowerBound,
        remedy: "take it out, or open one before it")
    }
    return expression
  }
}

extension QueryParser {
  private var token: QueryToken? { index < tokens.count ? tokens[index] : nil }

  private var offset: Int { token?.span.lowerBound ?? end }

  private mutating func alternatives() throws(QueryError) -> Expression {
    var parts = [try conjunction()]
    while case .or? = token?.kind {
      let `operator` = offset
      index += 1
      try requireOperand(after: "OR", at: `operator`)
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(QueryError) -> Expression {
    var parts = [try negation()]
    while let next = token {
      switch next.kind {
      case .or, .close: return parts.count == 1 ? parts[0] : .and(parts)
      case .and:
        index += 1
        try requireOperand(after: "AND", at: next.span.lowerBound)
      default: break
      }
      parts.append(try negation())
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func negation() throws(QueryError) -> Expression {
    guard case .not? = token?.kind else { return try nearness() }
    let start = offset
    index += 1
    try requireOperand(after: "NOT", at: start)
    try enter(at: start)
    let operand = try negation()
    depth -= 1
    return .not(operand)
  }

  private mutating func nearness() throws(QueryError) -> Expression {
    var left = try operand()
    while let near = token, case .near(let words) = near.kind {
      index += 1
      try requireOperand(after: "NEAR/\(words)", at: near.span.lowerBound)
      let right = try operand()
      guard case .place(let one, let scope) = Self.merged(left),
        case .place(let other, let otherScope) = Self.merged(right)
      else {
        throw QueryError(
          message: "NEAR joins words, phrases and groups of them with OR",
          offset: near.span.lowerBound, remedy: "like (a OR b) NEAR/\(words) c")
      }
      guard scope == otherScope else {
        throw QueryError(
          message: "both sides of NEAR stand in one field", offset: near.span.lowerBound,
          remedy: "like \(scope == .text ? otherScope : scope):(a NEAR/\(words) b)")
      }
      left = .place(.near(one, other, words: words), scope)
    }
    return left
  }

  /// `a OR b` in one field is one thing that can be near another.
  private static func merged(_ expression: Expression) -> Expression {
    guard case .or(let parts) = expression else { return expression }
    var places: [Place] = []
    var common: Scope?
    for part in parts {
      guard case .place(let place, let scope) = merged(part), common == nil || common == scope
      else { return expression }
      common = scope
      places.append(place)
    }
    return common.map { .place(.any(places), $0) } ?? expression
  }

  private mutating func operand() throws(QueryError) -> Expression {
    guard let next = token else {
      throw QueryError(message: "a term is missing at the end", offset: end)
    }
    switch next.kind {
    case .phrase(let phrase):
      index += 1
      if scope == .lang { try requireCode(phrase, at: next.span.lowerBound) }
      if scope == .source {
        sources.append(SourceTerm(offset: next.span.lowerBound, phrase: phrase))
      }
      return .place(.phrase(phrase), scope)
    case .pattern(let pattern):
      index += 1
      return .pattern(pattern, scope)
    case .everything:
      index += 1
      return .everything
    case .field(let field):
      return try scoped(field)
    case .open:
      return try group()
    case .close:
      throw QueryError(
        message: index == 0 ? "this parenthesis closes nothing" : "a term is missing here",
        offset: offset, remedy: "put a term before the parenthesis, or take it out")
    case .not:
      throw QueryError(
        message: "NOT cannot stand here", offset: offset,
        remedy: "like a AND NOT b; NOT title:a; NOT (a NEAR/8 b)")
    case .and, .or, .near:
      let name = Self.name(next.kind)
      throw QueryError(
        message: "\(name) has no term before it", offset: offset,
        remedy: "like a \(name) b; \"\(name.lowercased())\" in quotes if the word is meant")
    }
  }

  private mutating func scoped(_ field: Scope) throws(QueryError) -> Expression {
    let outer = scope
    scope = field
    index += 1
    try enter(at: offset)
    let result = try operand()
    depth -= 1
    scope = outer
    return result
  }

  private mutating func group() throws(QueryError) -> Expression {
    let start = offset
    try enter(at: start)
    index += 1
    if case .close? = token?.kind {
      throw QueryError(
        message: "the parentheses are empty", offset: start,
        remedy: "put a term between them, or take them out")
    }
    try requireOperand(after: "(", at: start)
    let result = try alternatives()
    guard case .close? = token?.kind else {
      throw QueryError(
        message: "this parenthesis is never closed", offset: start,
        remedy: "add \")\" at the end")
    }
    index += 1
    depth -= 1
    return result
  }

  private mutating func enter(at offset: Int) throws(QueryError) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw QueryError(
        message: "more than \(Self.deepestNesting) groups within each other", offset: offset,
        remedy: "take out parentheses")
    }
  }

  /// What stands at the end, before `)`, or before another operator has nothing to work on.
  private func requireOperand(after name: String, at start: Int) throws(QueryError) {
    switch token?.kind {
    case .phrase, .pattern, .everything, .field, .open, .not: return
    case nil where name == "(":
      throw QueryError(
        message: "this parenthesis is never closed", offset: start, remedy: "add \")\"")
    case nil, .close:
      throw QueryError(
        message: "\(name) has no term behind it", offset: start,
        remedy: "write a term behind \(name), or take it out")
    case .and, .or, .near:
      throw QueryError(
        message: "\(name) has no term behind it but another operator", offset: start,
        remedy: "keep one of the two operators")
    }
  }

  /// By any other name the watch would never be heard of again.
  private func requireCode(_ phrase: Phrase, at start: Int) throws(QueryError) {
    guard !LanguageCode.isProbable(phrase) else { return }
    throw QueryError(
      message: "\(phrase.written) is no code of a language", offset: start,
      remedy: LanguageCode.named(phrase.written).map { "did you mean \"\($0)\"?" }
        ?? "codes are en, de, pt-BR and the like")
  }

  private static func name(_ kind: QueryToken.Kind) -> String {
    switch kind {
    case .and: "AND"
    case .or: "OR"
    case .near(let words): "NEAR/\(words)"
    default: ""
    }
  }
}
