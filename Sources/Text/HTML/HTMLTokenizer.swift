/// Splits a fragment of HTML into text and tags, by the rules of WHATWG HTML 13.2.5 where they lose no
/// text, more forgiving where they would: a tag or quote that never ends is text.
///
/// Holds positions only; every method takes the fragment's bytes. Time is linear: what was found not to
/// occur any more is not looked for again.
public struct HTMLTokenizer: ~Copyable {
  public enum Token {
    case text, startTag, endTag, end
  }
  /// Where the text of the last token stands.
  public private(set) var textStart = 0
  public private(set) var textEnd = 0
  /// Where the name of the last tag stands.
  public private(set) var nameStart = 0
  public private(set) var nameEnd = 0
  /// Of the last start tag; more than `maximumAttributes` are not kept.
  public private(set) var attributes: [HTMLAttribute] = []
  /// The last start tag ended with `/>`.
  public private(set) var isSelfClosing = false
  private var index = 0
  private var end = 0
  private var hasMoreGreaterThan = true
  private var hasMoreQuotes = true
  private var hasMoreApostrophes = true
  private var hasMoreCommentEnds = true
  private var hasMoreEqualSigns = true
  /// A tag ran to the end of the text inside a quote: from now on tags end at their first `>`.
  private var isQuoteBlind = false
  private static let maximumAttributes = 64

  /// At the end of nothing.
  init() {}

  /// At the start of the fragment.
  public init(_ bytes: Span<UInt8>) {
    end = bytes.count
  }

  /// Goes to the start of another fragment; the memory stays.
  mutating func begin(_ bytes: Span<UInt8>) {
    index = 0
    end = bytes.count
    hasMoreGreaterThan = true
    hasMoreQuotes = true
    hasMoreApostrophes = true
    hasMoreCommentEnds = true
    hasMoreEqualSigns = true
    isQuoteBlind = false
  }

  /// Passes one text or tag; comments, DOCTYPEs and CDATA sections are left out.
  public mutating func next(_ bytes: Span<UInt8>) -> Token {
    while index < end {
      if bytes[index] != UInt8(ascii: "<") { return text(bytes, from: index) }
      guard index + 1 < end else { return text(bytes, from: index) }
      let byte = bytes[index + 1]
      if isLetter(byte) { return startTag(bytes) }
      switch byte {
      case UInt8(ascii: "/"):
        if let token = endTag(bytes) { return token }
      case UInt8(ascii: "!"):
        if !skipDeclaration(bytes) { return text(bytes, from: index) }
      case UInt8(ascii: "?"):
        guard let close = greaterThan(bytes, from: index) else { return text(bytes, from: index) }
        index = close + 1
      default: return text(bytes, from: index)
      }
    }
    return .end
  }

  /// Passes everything up to the end tag of a raw text element (`script`, `style`) and the tag itself; all
  /// that is left where it never ends. What was passed before the tag is `textStart..<textEnd`.
  public mutating func skipRawText(_ bytes: Span<UInt8>, _ name: StaticString) {
    textStart = index
    while true {
      index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: index, to: end)
      textEnd = index
      guard index < end else { return }
      if isEndTag(bytes, name) { break }
      index += 1
    }
    index = greaterThan(bytes, from: index).map { $0 + 1 } ?? end
  }

  /// Text from `start`, whose first byte is no tag, up to the next `<`.
  private mutating func text(_ bytes: Span<UInt8>, from start: Int) -> Token {
    textStart = start
    textEnd = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: start + 1, to: end)
    index = textEnd
    return .text
  }

  private mutating func startTag(_ bytes: Span<UInt8>) -> Token {
    let start = index
    if !isQuoteBlind {
      if readStartTag(bytes, before: end) { return .startTag }
      isQuoteBlind = true
    }
    guard let close = greaterThan(bytes, from: start) else {
      return isCutTag(bytes, start) ? rest() : text(bytes, from: start)
    }
    index = start
    return readStartTag(bytes, before: close + 1) ? .startTag : text(bytes, from: start)
  }

  /// False where the tag does not end before `limit`.
  private mutating func readStartTag(_ bytes: Span<UInt8>, before limit: Int) -> Bool {
    nameStart = index + 1
    nameEnd = nameStart
    while nameEnd < limit, !isNameEnd(bytes[nameEnd]) { nameEnd += 1 }
    index = nameEnd
    isSelfClosing = false
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    while index < limit {
      switch bytes[index] {
      case 0x20, 0x09, 0x0a, 0x0c, 0x0d: index += 1
      case UInt8(ascii: ">"):
        index += 1
        return true
      case UInt8(ascii: "/"):
        isSelfClosing = index + 1 < limit && bytes[index + 1] == UInt8(ascii: ">")
        index += 1
      default: attribute(bytes, before: limit)
      }
    }
    return false
  }

  private mutating func attribute(_ bytes: Span<UInt8>, before limit: Int) {
    var attribute = HTMLAttribute(nameStart: index)
    index += 1
    while index < limit, bytes[index] != UInt8(ascii: "="), !isNameEnd(bytes[index]) { index += 1 }
    attribute.nameEnd = index
    attribute.valueStart = index
    attribute.valueEnd = index
    var value = index
    while value < limit, isBlank(bytes[value]) { value += 1 }
    if value < limit, bytes[value] == UInt8(ascii: "=") {
      value += 1
      while value < limit, isBlank(bytes[value]) { value += 1 }
      index = value
      if value < limit { readValue(bytes, of: &attribute, before: limit) }
    }
    if attributes.count < HTMLTokenizer.maximumAttributes { attributes.append(attribute) }
  }

  private mutating func readValue(
    _ bytes: Span<UInt8>, of attribute: inout HTMLAttribute, before limit: Int
  ) {
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = closingQuote(bytes, quote, from: index + 1), close < limit
    {
      attribute.valueStart = index + 1
      attribute.valueEnd = close
      index = close + 1
      return
    }
    attribute.valueStart = index
    while index < limit, !isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
    attribute.valueEnd = index
  }

  private mutating func closingQuote(_ bytes: Span<UInt8>, _ quote: UInt8, from start: Int) -> Int?
  {
    let isDouble = quote == UInt8(ascii: "\"")
    guard isDouble ? hasMoreQuotes : hasMoreApostrophes else { return nil }
    let close = ByteSearch.first(quote, in: bytes, from: start, to: end)
    if close < end { return close }
    if isDouble { hasMoreQuotes = false } else { hasMoreApostrophes = false }
    return nil
  }

  /// A description that was cut within a tag, which a browser drops (WHATWG 13.2.5, eof-in-tag): "… by the <a href="…".
  private mutating func isCutTag(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var nameEnd = start + 1
    var hash = TermHash.start
    while nameEnd < end,
      isLetter(bytes[nameEnd]) || nameEnd > start + 1 && (0x30...0x39).contains(bytes[nameEnd])
    {
      hash = TermHash.adding(bytes[nameEnd] | 0x20, to: hash)
      nameEnd += 1
    }
    guard nameEnd == end || bytes[nameEnd] <= 0x20 || bytes[nameEnd] == UInt8(ascii: "/") else {
      return false
    }
    // "<p" alone may be a text about p.
    let isName = nameEnd == end && (nameEnd - start > 2 || bytes[start] == UInt8(ascii: "/"))
    return Self.cutNames.contains(hash) && (isName || hasEqualSign(bytes, from: nameEnd))
  }

  private mutating func hasEqualSign(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard hasMoreEqualSigns else { return false }
    hasMoreEqualSigns = ByteSearch.first(UInt8(ascii: "="), in: bytes, from: start, to: end) < end
    return hasMoreEqualSigns
  }

  private static let cutNames = TermSet(
    "a p br img div span strong em ul ol li h1 h2 h3 h4 table tr td figure iframe blockquote")

  /// Nothing of what is left.
  private mutating func rest() -> Token {
    (textStart, textEnd, index) = (end, end, end)
    return .text
  }

  /// Nil for what looks like an end tag but is none, which is passed.
  private mutating func endTag(_ bytes: Span<UInt8>) -> Token? {
    guard index + 2 < end, let close = greaterThan(bytes, from: index) else {
      return index + 2 == end || isCutTag(bytes, index + 1) ? rest() : text(bytes, from: index)
    }
    guard isLetter(bytes[index + 2]) else {
      index = close + 1
      return nil
    }
    nameStart = index + 2
    nameEnd = nameStart
    while nameEnd < close, !isNameEnd(bytes[nameEnd]) { nameEnd += 1 }
    index = close + 1
    return .endTag
  }

  /// Passes a comment, DOCTYPE or CDATA section; false where the `<!` is but text.
  private mutating func skipDeclaration(_ bytes: Span<UInt8>) -> Bool {
    let start = index + 2
    guard start < end else { return false }
    if bytes[start] == UInt8(ascii: "-"), start + 1 < end, bytes[start + 1] == UInt8(ascii: "-") {
      if hasMoreCommentEnds, let close = commentEnd(bytes, from: start + 2) {
        index = close
        return true
      }
      hasMoreCommentEnds = false
      guard let close = greaterThan(bytes, from: start) else { return false }
      index = close + 1
      return true
    }
    guard isLetter(bytes[start]) || bytes[start] == UInt8(ascii: "["),
      let close = greaterThan(bytes, from: start)
    else { return false }
    index = close + 1
    return true
  }

  /// Behind `-->`, `--!>`, `<!-->` or `<!--->`; nil for a comment that never ends. A browser would hide all that
  /// is left, here it ends at its first `>`.
  private func commentEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    if start < end, bytes[start] == UInt8(ascii: ">") { return start + 1 }
    if start + 1 < end, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: ">") {
      return start + 2
    }
    var position = start
    while true {
      position = ByteSearch.first(UInt8(ascii: "-"), in: bytes, from: position, to: end)
      guard position + 2 < end else { return nil }
      if bytes[position + 1] == UInt8(ascii: "-") {
        if bytes[position + 2] == UInt8(ascii: ">") { return position + 3 }
        if bytes[position + 2] == UInt8(ascii: "!"), position + 3 < end,
          bytes[position + 3] == UInt8(ascii: ">")
        {
          return position + 4
        }
      }
      position += 1
    }
  }

  private mutating func greaterThan(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard hasMoreGreaterThan else { return nil }
    let close = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start, to: end)
    if close < end { return close }
    hasMoreGreaterThan = false
    return nil
  }

  /// Whether `</name` and then no letter of a name stands at `index`.
  private func isEndTag(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
    let after = index + 2 + name.utf8CodeUnitCount
    guard after <= end, bytes[index + 1] == UInt8(ascii: "/") else { return false }
    let matches = name.withUTF8Buffer { letters in
      for offset in letters.indices where bytes[index + 2 + offset] | 0x20 != letters[offset] {
        return false
      }
      return true
    }
    return matches && (after == end || isNameEnd(bytes[after]))
  }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte <= 0x0d && (byte == 0x0a || byte == 0x09 || byte == 0x0d || byte == 0x0c))
  }

  @inline(__always)
  private func isNameEnd(_ byte: UInt8) -> Bool {
    byte <= 0x3e && (isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">"))
  }
}

/// An attribute of a start tag by its place; an empty value stands where there is none.
public struct HTMLAttribute {
  public internal(set) var nameStart: Int
  public internal(set) var nameEnd = 0
  public internal(set) var valueStart = 0
  public internal(set) var valueEnd = 0

  init(nameStart: Int) {
    self.nameStart = nameStart
  }
}
