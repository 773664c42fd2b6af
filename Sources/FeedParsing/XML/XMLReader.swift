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
  var hasMoreCommentEnds = true
  var hasMoreInstructionEnds = true
  var hasMoreDoctypeEnds = true
  private static let maximumAttributes = 256

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
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < end else { return text(bytes) }
      let byte = bytes[index + 1]
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

  /// A CDATA section; one that never ends holds all that is left.
  private mutating func section(_ bytes: Span<UInt8>) -> Event {
    textStart = index + 9
    hasReferences = false
    if let close = find("]]>", bytes, from: textStart) {
      textEnd = close
      index = close + 3
    } else {
      note(.unclosedSection)
      textEnd = end
      index = end
    }
    return .section
  }

  // MARK: Tags

  /// Passes what the element of the last start tag contains, and its end tag, where that is one text or one CDATA
  /// section: nearly all values of feeds. Else nothing is passed.
  mutating func passLeaf(_ bytes: Span<UInt8>) -> Event? {
    let start = index
    if index + 1 < end, bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "!") {
      guard startsSection(bytes), let close = find("]]>", bytes, from: index + 9),
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

  /// Where the end tag of the last start tag that stands at `position` ends; nil where there is none.
  private func endOfEndTag(_ bytes: Span<UInt8>, _ position: Int) -> Int? {
    let length = nameEnd - nameStart
    guard position + length + 2 < end, bytes[unchecked: position] == UInt8(ascii: "<"),
      bytes[unchecked: position + 1] == UInt8(ascii: "/"),
      bytes[unchecked: position + length + 2] == UInt8(ascii: ">"),
      isEqual(bytes, nameStart, nameEnd, position + 2, position + 2 + length)
    else { return nil }
    return position + length + 3
  }

  private mutating func endTag(_ bytes: Span<UInt8>) -> Event {
    nameStart = index + 2
    nameEnd = nameStart
    while nameEnd < end, !isNameEnd(bytes[unchecked: nameEnd]) { nameEnd += 1 }
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
    nameEnd = nameStart
    while nameEnd < end, !isNameEnd(bytes[unchecked: nameEnd]) { nameEnd += 1 }
    index = nameEnd
    isEmptyElement = false
    attributes.removeAll()
    while index < end {
      let byte = bytes[index]
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
    index += 1
    while index < end, !isNameEnd(bytes[unchecked: index]) { index += 1 }
    var attribute = XMLAttribute(
      nameStart: nameStart, nameEnd: index, valueStart: index, valueEnd: index)
    while index < end, isBlank(bytes[unchecked: index]) { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: "=") else {
      note(.attributeSyntax)
      keep(attribute, bytes)
      return false
    }
    index += 1
    while index < end, isBlank(bytes[unchecked: index]) { index += 1 }
    guard index < end else { return false }
    let quote = bytes[index]
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
    let close = closingQuote(bytes, quote, from: start)
    let angle = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: start, to: close ?? end)
    if angle == close {
      attribute.valueEnd = angle
      index = angle + 1
      keep(attribute, bytes)
      return false
    }
    note(.attributeSyntax)
    // A `<` behind a `>` inside the quotes: the quote was forgotten and the tag ended long ago.
    let tagEnd = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start, to: angle)
    if let close, tagEnd == angle {
      attribute.valueEnd = close
      index = close + 1
      keep(attribute, bytes)
      return false
    }
    guard tagEnd < angle || angle < end else {
      index = end
      return false
    }
    attribute.valueEnd = tagEnd
    index = tagEnd < angle ? tagEnd + 1 : tagEnd
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
    guard attributes.count < XMLReader.maximumAttributes else {
      note(.tooManyAttributes)
      return
    }
    for index in 0..<(attributes.count < 32 ? attributes.count : 0) {
      let other = attributes[index]
      if isEqual(bytes, other.nameStart, other.nameEnd, attribute.nameStart, attribute.nameEnd) {
        note(.duplicateAttribute)
        return
      }
    }
    attributes.append(attribute)
  }

  private mutating func truncated() -> Event {
    note(.truncated)
    index = end
    return .end
  }

  // MARK: Letters

  /// Whether `<![CDATA[` stands here.
  private func startsSection(_ bytes: Span<UInt8>) -> Bool {
    guard index + 9 <= end else { return false }
    let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: word) == 0x4154_4144_435b_213c
      && bytes[index + 8] == UInt8(ascii: "[")
  }

  func starts(_ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
    guard index + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { letters in
      for offset in letters.indices where bytes[index + offset] != letters[offset] { return false }
      return true
    }
  }

  func find(_ text: StaticString, _ bytes: Span<UInt8>, from start: Int) -> Int? {
    text.withUTF8Buffer { letters in
      var position = start
      while true {
        position = ByteSearch.first(letters[0], in: bytes, from: position, to: end)
        guard position + letters.count <= end else { return nil }
        var isFound = true
        for offset in 1..<letters.count where bytes[position + offset] != letters[offset] {
          isFound = false
        }
        if isFound { return position }
        position += 1
      }
    }
  }

  @inline(__always)
  private func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  @inline(__always)
  private func isNameEnd(_ byte: UInt8) -> Bool {
    // `<`, `=` and `>` follow each other; letters are above them.
    byte <= UInt8(ascii: ">")
      && (byte >= UInt8(ascii: "<") || byte == UInt8(ascii: "/") || isBlank(byte))
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20
  }
}

/// Whether two parts of a document are equal, byte for byte.
@inline(__always)
func isEqual(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ otherStart: Int, _ otherEnd: Int)
  -> Bool
{
  let length = end - start
  guard length == otherEnd - otherStart else { return false }
  guard length > 0 else { return true }
  if length <= 16 {
    return NameKey(exactly: bytes, start, end) == NameKey(exactly: bytes, otherStart, otherEnd)
  }
  for offset in 0..<length where bytes[start + offset] != bytes[otherStart + offset] {
    return false
  }
  return true
}
