/// Cuts a query into tokens.
struct QueryLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var found: [QueryToken] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func tokens() throws(QueryError) -> [QueryToken] {
    while index < bytes.count {
      let byte = bytes[index]
      if isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: "(") {
        add(.open, length: 1)
      } else if byte == UInt8(ascii: ")") {
        add(.close, length: 1)
      } else if let quote = quoteLength(at: index) {
        try phrase(quote)
      } else if byte == UInt8(ascii: "/") {
        try pattern()
      } else {
        try word()
      }
    }
    return found
  }
}

extension QueryLexer {
  private mutating func add(_ kind: QueryToken.Kind, length: Int) {
    found.append(QueryToken(kind: kind, span: index..<index + length))
    index += length
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0d)
  }

  /// `"`, and the curly quotes that word processors make of it.
  private func quoteLength(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "\"") { return 1 }
    guard index + 2 < bytes.count, bytes[index] == 0xe2, bytes[index + 1] == 0x80,
      (0x9c...0x9f).contains(bytes[index + 2])
    else { return nil }
    return 3
  }

  private mutating func phrase(_ quote: Int) throws(QueryError) {
    let start = index
    var end = index + quote
    while end < bytes.count, quoteLength(at: end) == nil { end += 1 }
    guard end < bytes.count, let closing = quoteLength(at: end) else {
      throw QueryError(
        message: "the quotation mark is never closed", offset: start,
        remedy: "did you mean \(text(start..<bytes.count))\"?")
    }
    let written = text(start..<end + closing)
    var parts: [Phrase.Part] = []
    for word in text(start + quote..<end).split(whereSeparator: \.isWhitespace) {
      if let part = try Phrase.Part(word, at: start, mayBeEmpty: true) { parts.append(part) }
    }
    guard parts.count <= Phrase.mostParts else {
      throw QueryError(
        message: "a phrase has at most \(Phrase.mostParts) words", offset: start,
        remedy: "its rarest words in a row are enough")
    }
    guard !parts.isEmpty else {
      throw QueryError(
        message: "the phrase \(written) has no letters or digits", offset: start,
        remedy: "write words between the quotation marks")
    }
    try requireGap(at: end + closing, behind: "the phrase \(written)")
    add(.phrase(Phrase(written: written, parts: parts)), length: end + closing - start)
  }

  /// Silence would make a term of its own of `g` in `/x/g`.
  private func requireGap(at end: Int, behind term: String) throws(QueryError) {
    guard end < bytes.count, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: "("),
      bytes[end] != UInt8(ascii: ")"), quoteLength(at: end) == nil
    else { return }
    let rest = text(end..<bytes.count).prefix { !$0.isWhitespace }
    throw QueryError(
      message: "\(term) ends before \(rest)", offset: end,
      remedy: "put a space between them, if that is meant as a term")
  }

  private mutating func pattern() throws(QueryError) {
    let start = index
    var end = index + 1
    var isInClass = false
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") || isInClass {
      if bytes[end] == UInt8(ascii: "\\") {
        end += 1
      } else if bytes[end] == UInt8(ascii: "[") {
        isInClass = true
      } else if bytes[end] == UInt8(ascii: "]") {
        isInClass = false
      }
      end += 1
    }
    guard end < bytes.count else {
      throw QueryError(
        message: "the regex is never closed", offset: start,
        remedy: "end it with /, and write \\/ for a slash within it")
    }
    let body = start + 1..<end
    end += 1
    var isExact = false
    while end < bytes.count, bytes[end] == UInt8(ascii: "c") || bytes[end] == UInt8(ascii: "i") {
      isExact = isExact || bytes[end] == UInt8(ascii: "c")
      end += 1
    }
    try requireGap(at: end, behind: "the regex \(text(start..<end))")
    do {
      let pattern = try Pattern(text(body), isFolded: !isExact)
      add(
        .pattern(PatternTerm(written: text(start..<end), pattern: pattern, isExact: isExact)),
        length: end - start)
    } catch {
      throw QueryError(
        message: error.message, offset: body.lowerBound + error.offset,
        remedy: error.remedy)
    }
  }

  private mutating func word() throws(QueryError) {
    var end = index
    while end < bytes.count, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: "("),
      bytes[end] != UInt8(ascii: ")"), quoteLength(at: end) == nil
    {
      end += 1
      if try field(endingAt: end) { return }
    }
    let span = index..<end
    let word = text(span)
    if try reserved(word, span) { return }
    guard !word.contains("|") else {
      throw QueryError(
        message: "| is no operator here", offset: index,
        remedy: "did you mean \(word.replacing("|", with: " OR "))?")
    }
    guard let part = try Phrase.Part(Substring(word), at: index, mayBeEmpty: false) else { return }
    add(.phrase(Phrase(written: word, parts: [part])), length: span.count)
  }

  /// `name:` right before a term or group is a field; an unknown name is an error.
  private mutating func field(endingAt end: Int) throws(QueryError) -> Bool {
    let name = index..<end - 1
    guard bytes[end - 1] == UInt8(ascii: ":"), !name.isEmpty,
      bytes[name].allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a })
    else { return false }
    guard end < bytes.count, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: ")") else {
      throw QueryError(
        message: "nothing stands behind \(text(name)):", offset: index,
        remedy: "write \(text(name)):word without a space, or \(text(name)):(word OR word)")
    }
    guard let scope = FieldName.scope(text(name)) else {
      let near = FieldName.nearest(to: text(name))
      throw QueryError(
        message: "\(text(name)): is no field; there are \(FieldName.list)", offset: index,
        remedy: near.map { "did you mean \($0):?" }
          ?? "put it in quotation marks if it is meant as text")
    }
    add(.field(scope), length: end - index)
    return true
  }

  /// Operators, the star, and what looks like an operator of another language.
  private mutating func reserved(_ word: String, _ span: Range<Int>) throws(QueryError) -> Bool {
    switch word {
    case "AND": add(.and, length: span.count)
    case "OR": add(.or, length: span.count)
    case "NOT": add(.not, length: span.count)
    case "*": add(.everything, length: span.count)
    case let near where near.hasPrefix("NEAR/"):
      guard let words = Int(near.dropFirst(5)), (0...QueryParser.widestNear).contains(words) else {
        throw QueryError(
          message: "NEAR needs a number of words from 0 to \(QueryParser.widestNear)",
          offset: index, remedy: "like NEAR/8")
      }
      add(.near(words), length: span.count)
    default:
      if let remedy = Self.remedy(forForeign: word) {
        throw QueryError(
          message: "\(word) is no operator here", offset: index, remedy: remedy)
      }
      return false
    }
    return true
  }

  /// Silence would turn `a or b` into "a AND or AND b".
  private static func remedy(forForeign word: String) -> String? {
    switch word {
    case "and", "or", "not", "And", "Or", "Not":
      return "write \(word.uppercased()) in capitals, or \"\(word)\" if the word is meant"
    default:
      return ours(for: word).map { "did you mean \($0)?" }
    }
  }

  /// The operator of ours that another language writes so.
  private static func ours(for word: String) -> String? {
    switch word {
    case "NEAR", "near/": return "NEAR/8"
    case "&", "&&", "+": return "AND"
    case "|", "||": return "OR"
    case "!", "-": return "NOT"
    default: break
    }
    if word.hasPrefix("near/") { return "NEAR/" + word.dropFirst(5) }
    if word.hasPrefix("NEAR"), word.utf8.dropFirst(4).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return "NEAR/" + word.dropFirst(4)
    }
    let rest = word.dropFirst()
    guard let first = word.first, !rest.isEmpty else { return nil }
    return first == "-" || first == "!" ? "NOT \(rest)" : first == "+" ? String(rest) : nil
  }
}
