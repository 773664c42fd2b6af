internal import Text

/// Reads XML from UTF-8 bytes piece by piece, and goes on where an XML parser must stop.
///
/// What the parsers of feeds lose, this one keeps: a `&` that begins no reference and a `<` that begins no tag
/// are text, attributes may lack quotes, sections and comments that never end do. What it does not do is
/// the point of it, too: a DOCTYPE is skipped unread, so there are no entities to expand, no files and no
/// network. It does not match tags: that is its caller's business. It holds positions only; each method
/// takes the document's bytes. Time is linear in their number.
struct XMLReader: ~Copyable {
  enum Event {
    case startElement, endElement, text, section, end
  }
  /// Where the name of the last tag stands.
  private(set) var nameStart = 0
  private(set) var nameEnd = 0
  /// Its letters, where they are sixteen at most.
  private(set) var nameKey = NameKey.none
  var attributes = XMLAttributes()
  /// The last start tag was `<name/>`.
  private(set) var isEmptyElement = false
  /// Where the last text or CDATA section stands.
  private(set) var textStart = 0
  private(set) var textEnd = 0
  /// There is a `&` in the last text.
  private(set) var hasReferences = false
  var damages = Damages()
  var index: Int
  let end: Int
  private var hasMoreQuotes = true
  private var hasMoreApostrophes = true
  var hasMoreSectionEnds = true
  var hasMoreCommentEnds = true
  var hasMoreInstructionEnds = true
  var hasMoreDoctypeEnds = true

  init(_ bytes: Span<UInt8>, from start: Int) {
    index = start
    end = bytes.count
  }

  mutating func note(_ code: FeedWarning.Code) {
    damages.note(code, at: index)
  }

  /// - Parameter ignoresBlanks: White space before the next tag means nothing and may be passed.
  mutating func next(_ bytes: Span<UInt8>, ignoresBlanks: Bool) -> Event {
    if ignoresBlanks { while index < end, isBlank(bytes[unchecked: index]) { index += 1 } }
    while index < end {
      guard bytes[unchecked: index] == UInt8(ascii: "<"), index + 1 < end else {
        return text(bytes)
      }
      let byte = bytes[unchecked: index + 1]
      if isNameStart(byte) {
        if startTag(bytes) { return .startElement }
        return .end
      }
      switch byte {
      case UInt8(ascii: "/"):
        guard index + 2 < end else { return truncated() }
        guard isNameStart(bytes[index + 2]) else { return text(bytes) }
        return endTag(bytes)
      case UInt8(ascii: "!"):
        if startsSection(bytes) { return section(bytes) }
        guard skipDeclaration(bytes) else { return text(bytes) }
      case UInt8(ascii: "?"): skipInstruction(bytes)
      default: return text(bytes)
      }
    }
    return .end
  }

  // MARK: Text

  /// Text up to the next `<` that begins markup.
  private mutating func text(_ bytes: Span<UInt8>) -> Event {
    textStart = index
    hasReferences = false
    var position = index
    if bytes[position] == UInt8(ascii: "<") {
      note(.bareLessThan)
      position += 1
    }
    while true {
      position =
        hasReferences
        ? ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: end)
        : ByteSearch.first(
          UInt8(ascii: "<"), or: UInt8(ascii: "&"), in: bytes, from: position, to: end)
      if position == end { break }
      if bytes[position] == UInt8(ascii: "&") {
        hasReferences = true
        position += 1
      } else if isMarkup(bytes, position) {
        break
      } else {
        index = position
        note(.bareLessThan)
        position += 1
      }
    }
    textEnd = position
    index = position
    return .text
  }

  private func isMarkup(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
    guard position + 1 < end else { return false }
    let byte = bytes[position + 1]
    switch byte {
    case UInt8(ascii: "/"): return position + 2 >= end || isNameStart(bytes[position + 2])
    case UInt8(ascii: "!"):
      guard position + 2 < end else { return false }
      let next = bytes[position + 2]
      return next == UInt8(ascii: "[") || next == UInt8(ascii: "-") || next == UInt8(ascii: "D")
        || next == UInt8(ascii: "d")
    case UInt8(ascii: "?"): return true
    default: return isNameStart(byte)
    }
  }

  /// A CDATA section. One that never ends holds what is left of the element it stands in: up to the next end tag
  /// with the name of the last tag, to the document's end where there is none.
  private mutating func section(_ bytes: Span<UInt8>) -> Event {
    textStart = index + 9
    hasReferences = false
    if let close = sectionEnd(bytes, from: textStart) {
      textEnd = close
      index = close + 3
    } else {
      note(.unclosedSection)
      textEnd = nextEndTag(bytes, from: textStart)
      index = textEnd
    }
    return .section
  }

  // MARK: Tags

  /// Passes what the element of the last start tag contains, and its end tag, where that is one text or one CDATA
  /// section: nearly all values of feeds. Else nothing is passed.
  mutating func passLeaf(_ bytes: Span<UInt8>) -> Event? {
    let start = index
    if index + 1 < end, bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "!") {
      guard startsSection(bytes), let close = sectionEnd(bytes, from: index + 9),
        let behind = endOfEndTag(bytes, close + 3)
      else { return nil }
      (textStart, textEnd) = (start + 9, close)
      hasReferences = false
      index = behind
      return .section
    }
    var position = ByteSearch.first(
      UInt8(ascii: "<"), or: UInt8(ascii: "&"), in: bytes, from: start, to: end)
    let isPlain = position == end || bytes[position] == UInt8(ascii: "<")
    if !isPlain {
      position = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: end)
    }
    guard let behind = endOfEndTag(bytes, position) else { return nil }
    (textStart, textEnd) = (start, position)
    hasReferences = !isPlain
    index = behind
    return .text
  }

  private mutating func endTag(_ bytes: Span<UInt8>) -> Event {
    nameStart = index + 2
    nameEnd = endOfName(bytes, from: nameStart)
    nameKey = NameKey(exactly: bytes, nameStart, nameEnd)
    index = nameEnd
    while index < end, isBlank(bytes[unchecked: index]) { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: ">") {
      index += 1
      return .endElement
    }
    note(.wrongEndTag)
    while index < end, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") {
      index += 1
    }
    if index < end, bytes[index] == UInt8(ascii: ">") { index += 1 }
    return .endElement
  }

  /// False where the document ends inside the tag.
  private mutating func startTag(_ bytes: Span<UInt8>) -> Bool {
    nameStart = index + 1
    nameEnd = endOfName(bytes, from: nameStart)
    nameKey = NameKey(exactly: bytes, nameStart, nameEnd)
    index = nameEnd
    isEmptyElement = false
    attributes.removeAll()
    while index < end {
      let byte = bytes[unchecked: index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return true
      }
      if isBlank(byte) {
        index += 1
      } else if byte == UInt8(ascii: "/") {
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: ">") {
          isEmptyElement = true
          index += 2
          return true
        }
        note(.attributeSyntax)
        index += 1
      } else if byte == UInt8(ascii: "<") {
        note(.attributeSyntax)
        return true
      } else if readAttribute(bytes) {
        return true
      }
    }
    note(.truncated)
    return false
  }

  /// True where the tag turned out to end inside the attribute.
  private mutating func readAttribute(_ bytes: Span<UInt8>) -> Bool {
    let nameStart = index
    if nameStart > 0, !isBlank(bytes[nameStart - 1]) { note(.attributeSyntax) }
    index = endOfName(bytes, from: index + 1)
    var attribute = XMLAttribute(
      nameStart: nameStart, nameEnd: index, valueStart: index, valueEnd: index)
    while index < end, isBlank(bytes[unchecked: index]) { index += 1 }
    guard index < end, bytes[unchecked: index] == UInt8(ascii: "=") else {
      note(.attributeSyntax)
      keep(attribute, bytes)
      return false
    }
    index += 1
    while index < end, isBlank(bytes[unchecked: index]) { index += 1 }
    guard index < end else { return false }
    let quote = bytes[unchecked: index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      note(.attributeSyntax)
      attribute.valueStart = index
      while index < end, !isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">"),
        !(bytes[index] == UInt8(ascii: "/") && index + 1 < end
          && bytes[index + 1] == UInt8(ascii: ">"))
      {
        index += 1
      }
      attribute.valueEnd = index
      keep(attribute, bytes)
      return false
    }
    return readQuoted(bytes, quote, &attribute)
  }

  private mutating func readQuoted(
    _ bytes: Span<UInt8>, _ quote: UInt8, _ attribute: inout XMLAttribute
  ) -> Bool {
    let start = index + 1
    attribute.valueStart = start
    let stop = ByteSearch.first(
      quote, or: UInt8(ascii: "<"), in: bytes, from: start, to: end)
    if stop < end, bytes[unchecked: stop] == quote {
      attribute.valueEnd = stop
      index = stop + 1
      keep(attribute, bytes)
      return false
    }
    let close = closingQuote(bytes, quote, from: start)
    note(.attributeSyntax)
    // A `<` behind a `>` inside the quotes: the quote was forgotten and the tag ended long ago.
    let tagEnd = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start, to: stop)
    if let close, tagEnd == stop {
      attribute.valueEnd = close
      index = close + 1
      keep(attribute, bytes)
      return false
    }
    guard tagEnd < stop || stop < end else {
      index = end
      return false
    }
    attribute.valueEnd = tagEnd
    index = tagEnd < stop ? tagEnd + 1 : tagEnd
    if tagEnd > start, bytes[tagEnd - 1] == UInt8(ascii: "/") {
      attribute.valueEnd -= 1
      isEmptyElement = true
    }
    keep(attribute, bytes)
    return true
  }

  mutating func closingQuote(_ bytes: Span<UInt8>, _ quote: UInt8, from start: Int) -> Int? {
    let isDouble = quote == UInt8(ascii: "\"")
    guard isDouble ? hasMoreQuotes : hasMoreApostrophes else { return nil }
    let close = ByteSearch.first(quote, in: bytes, from: start, to: end)
    if close < end { return close }
    if isDouble { hasMoreQuotes = false } else { hasMoreApostrophes = false }
    return nil
  }

  /// Of two attributes of one name the first counts.
  private mutating func keep(_ attribute: XMLAttribute, _ bytes: Span<UInt8>) {
    if attributes.append(attribute, bytes) { return }
    note(attributes.isFull ? .tooManyAttributes : .duplicateAttribute)
  }

  private mutating func truncated() -> Event {
    note(.truncated)
    index = end
    return .end
  }
}
