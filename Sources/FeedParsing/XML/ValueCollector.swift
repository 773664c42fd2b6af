internal import News
internal import Text

/// Gathers the value of one element: text, CDATA and, where there are child elements, their markup.
///
/// A value that stands in one piece is not copied: it stays a place in the document.
struct ValueCollector: ~Copyable {
  private enum State { case empty, place, buffer }
  private var state = State.empty
  private var placeStart = 0
  private var placeEnd = 0
  /// White space behind the place, part of the value only if something follows.
  private var blankStart = 0
  private var blankEnd = 0
  private var buffer = ByteBuffer()
  /// So much of the buffer's beginning is known to be white space.
  private var blankCount = 0
  /// The value is serialised markup, not text.
  private(set) var isMarkup = false
  /// The markup is no HTML: its elements are set apart by blanks, as nothing tells which of them run on.
  var setsElementsApart = false

  /// From here on the value is markup.
  mutating func beginMarkup() {
    state = .buffer
    isMarkup = true
  }

  mutating func begin() {
    state = .empty
    isMarkup = false
    setsElementsApart = false
    buffer.removeAll()
    blankCount = 0
  }

  /// Text with its references; `isRaw` is a CDATA section, which has none.
  mutating func add(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, hasReferences: Bool, isRaw: Bool,
    damages: inout Damages
  ) {
    guard start < end else { return }
    if isMarkup {
      if isRaw { addEscaped(bytes, start, end) } else { buffer.append(bytes, start, end) }
      return
    }
    if !hasReferences {
      if state != .buffer, isBlank(bytes, start, end) {
        if blankStart == blankEnd { (blankStart, blankEnd) = (start, end) }
        return
      }
      if state == .empty {
        state = .place
        placeStart = start
        placeEnd = end
        (blankStart, blankEnd) = (end, end)
        return
      }
    }
    flushPlace(bytes)
    if hasReferences {
      decode(bytes, start, end, &damages)
    } else {
      buffer.append(bytes, start, end)
    }
  }

  /// A child element begins: from here on the value is markup.
  mutating func addStartTag(
    _ bytes: Span<UInt8>, _ nameStart: Int, _ nameEnd: Int, _ attributes: borrowing XMLAttributes
  ) {
    becomeMarkup(bytes)
    if setsElementsApart { buffer.append(0x20) }
    buffer.append(UInt8(ascii: "<"))
    buffer.append(bytes, localStart(bytes, nameStart, nameEnd), nameEnd)
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      buffer.append(0x20)
      buffer.append(bytes, attribute.nameStart, attribute.nameEnd)
      buffer.append("=\"")
      addQuoted(bytes, attribute.valueStart, attribute.valueEnd)
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(UInt8(ascii: ">"))
  }

  private mutating func addQuoted(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let quote = ByteSearch.first(UInt8(ascii: "\""), in: bytes, from: index, to: end)
      buffer.append(bytes, index, quote)
      if quote < end { buffer.append("&quot;") }
      index = quote + 1
    }
  }

  mutating func addEndTag(_ bytes: Span<UInt8>, _ nameStart: Int, _ nameEnd: Int) {
    becomeMarkup(bytes)
    guard !isVoid(bytes, localStart(bytes, nameStart, nameEnd), nameEnd) else { return }
    buffer.append("</")
    buffer.append(bytes, localStart(bytes, nameStart, nameEnd), nameEnd)
    buffer.append(UInt8(ascii: ">"))
  }

  /// Gives memory back that an uncommonly large value took.
  mutating func shrink() {
    buffer.shrink(above: 1 << 20)
  }

  /// Whether there is nothing but white space; looks at each byte once, however often it is asked.
  var isEmpty: Bool {
    mutating get {
      switch state {
      case .empty: return true
      case .place: return false
      case .buffer:
        blankCount = buffer.withSpan { bytes in
          var end = blankCount
          while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
          return end
        }
        return blankCount >= buffer.count
      }
    }
  }

  /// Appends the value as it is, without white space around it.
  func appendLiteral(_ bytes: Span<UInt8>, to result: inout ByteBuffer) {
    withValue(bytes) { result.append($0, 0, $0.count) }
  }

  /// Appends the value as plain text of a source that may be HTML.
  func appendPlain(
    _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer, to result: inout ByteBuffer
  ) {
    withValue(bytes) { sanitizer.appendText($0, to: &result) }
  }

  /// Appends the value as literal text with its white space collapsed.
  func appendCollapsed(
    _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer, to result: inout ByteBuffer
  ) {
    withValue(bytes) { sanitizer.appendLiteral($0, to: &result) }
  }

  /// Appends the value where it is its own plain text and its own clean HTML.
  func appendUnmarked(_ bytes: Span<UInt8>, to result: inout ByteBuffer) {
    withValue(bytes) { if HTMLSanitizer.isPlain($0) { result.append($0, 0, $0.count) } }
  }

  /// Appends the value as a URL, absolute where it can be.
  func appendURL(_ bytes: Span<UInt8>, base: BaseURL?, to result: inout ByteBuffer) {
    withValue(bytes) { BaseURL.append($0, against: base, to: &result) }
  }

  /// Appends the value as an identifier: as it is, but never markup.
  func appendIdentifier(
    _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer, to result: inout ByteBuffer
  ) {
    withValue(bytes) {
      if ByteSearch.first(UInt8(ascii: "<"), in: $0, from: 0, to: $0.count) == $0.count {
        result.append($0, 0, $0.count)
      } else {
        sanitizer.appendText($0, to: &result)
      }
    }
  }

  /// The person that a text like `me@example.com (Ann Author)` names.
  func person(_ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> Person? {
    var person: Person?
    withValue(bytes) { value in
      if isMarkup {
        person = sanitizer.text(value).flatMap { PersonString.person($0) }
      } else {
        person = PersonString.person(value, with: &sanitizer)
      }
    }
    return person
  }

  /// Whether there is an `@` in the value.
  func mayHaveAddress(_ bytes: Span<UInt8>) -> Bool {
    var isFound = false
    withValue(bytes) { value in
      let at = ByteSearch.first(UInt8(ascii: "@"), in: value, from: 0, to: value.count)
      isFound = at < value.count
    }
    return isFound
  }

  /// The instant the value names.
  func date(_ bytes: Span<UInt8>) -> Timestamp? {
    var date: Timestamp?
    withValue(bytes) { date = FeedDate.parse($0) }
    return date
  }

  /// Renders the value as clean HTML and as plain text into `sanitizer`.
  func clean(
    _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer, base: BaseURL?, writesHTML: Bool,
    writesText: Bool
  ) {
    sanitizer.clear()
    withValue(bytes) {
      sanitizer.run($0, base: base, writesHTML: writesHTML, writesText: writesText)
    }
  }

  /// Hands the value out without white space around it, where there is anything else.
  @inline(__always)
  private func withValue(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    switch state {
    case .empty: return
    case .place:
      let (start, end) = trimmed(bytes, placeStart, placeEnd)
      if start < end { body(bytes.extracting(start..<end)) }
    case .buffer:
      buffer.withSpan { span in
        let (start, end) = trimmed(span, 0, span.count)
        if start < end { body(span.extracting(start..<end)) }
      }
    }
  }

  private func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, Int) {
    var start = start
    var end = end
    while start < end, bytes[unchecked: start] <= 0x20 { start += 1 }
    while end > start, bytes[unchecked: end - 1] <= 0x20 { end -= 1 }
    return (start, end)
  }

  private mutating func flushPlace(_ bytes: Span<UInt8>) {
    if state == .place {
      buffer.append(bytes, placeStart, placeEnd)
      buffer.append(bytes, blankStart, blankEnd)
    }
    state = .buffer
  }

  private mutating func becomeMarkup(_ bytes: Span<UInt8>) {
    guard !isMarkup else { return }
    flushPlace(bytes)
    isMarkup = true
    guard !buffer.isEmpty else { return }
    var text = ByteBuffer()
    swap(&text, &buffer)
    text.withSpan { addEscaped($0, 0, $0.count) }
  }

  private mutating func addEscaped(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let stop = ByteSearch.first(
        UInt8(ascii: "&"), or: UInt8(ascii: "<"), in: bytes, from: index, to: end)
      buffer.append(bytes, index, stop)
      if stop < end { buffer.append(bytes[stop] == UInt8(ascii: "&") ? "&amp;" : "&lt;") }
      index = stop + 1
    }
  }

  private mutating func decode(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ damages: inout Damages
  ) {
    let ampersand = UInt8(ascii: "&")
    var index = start
    while index < end {
      let stop = buffer.append(bytes, index, end, upTo: ampersand)
      guard stop < end else { return }
      // Escaped HTML is full of these two.
      if end &- stop >= 4, bytes[unchecked: stop &+ 2] == UInt8(ascii: "t"),
        bytes[unchecked: stop &+ 3] == UInt8(ascii: ";")
      {
        let letter = bytes[unchecked: stop &+ 1]
        if letter == UInt8(ascii: "l") || letter == UInt8(ascii: "g") {
          buffer.append(letter == UInt8(ascii: "l") ? UInt8(ascii: "<") : UInt8(ascii: ">"))
          index = stop &+ 4
          continue
        }
      }
      index = decodeReference(bytes, stop, end, &damages)
    }
  }

  /// Appends what the `&` at `start` means and tells where to go on.
  private mutating func decodeReference(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ damages: inout Damages
  ) -> Int {
    guard let reference = CharacterReference.match(bytes, at: start, end: end, in: .xml) else {
      damages.note(.bareAmpersand, at: start)
      buffer.append(UInt8(ascii: "&"))
      return start + 1
    }
    if let first = reference.first {
      buffer.append(first)
      if let second = reference.second { buffer.append(second) }
    } else {
      damages.note(.badCharacter, at: start)
    }
    if reference.isForeignToXML(bytes, at: start) { damages.note(.undeclaredEntity, at: start) }
    return start + reference.length
  }

  private func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end where bytes[index] > 0x20 { return false }
    return true
  }

  private func localStart(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    for index in start..<end where bytes[index] == UInt8(ascii: ":") && index + 1 < end {
      return index + 1
    }
    return start
  }

  private func isVoid(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    ValueCollector.voidElements.find(bytes, start, end) > 0
  }

  private static let voidElements = NameTable([
    "", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source",
    "track", "wbr",
  ])
}

extension CharacterReference {
  /// Named, and none of XML's five.
  fileprivate func isForeignToXML(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard bytes[start + 1] != UInt8(ascii: "#") else { return false }
    switch first {
    case "<", ">", "&", "\"", "'": return second != nil
    default: return true
    }
  }
}
