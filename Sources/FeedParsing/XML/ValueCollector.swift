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
  /// The value is serialised markup, not text.
  private(set) var isMarkup = false

  /// From here on the value is markup.
  mutating func beginMarkup() {
    state = .buffer
    isMarkup = true
  }

  mutating func begin() {
    state = .empty
    isMarkup = false
    buffer.removeAll()
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

  /// Whether there is nothing but white space.
  var isEmpty: Bool {
    switch state {
    case .empty: true
    case .place: false
    case .buffer: buffer.withSpan { isBlank($0, 0, $0.count) }
    }
  }

  /// The value as it is, without white space around it; nil where there is nothing else.
  func literal(_ bytes: Span<UInt8>) -> String? {
    withValue(bytes) { String(cleaned: $0) }
  }

  /// The value as plain text of a source that may be HTML.
  func plain(_ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> String? {
    withValue(bytes) { sanitizer.text($0) }
  }

  /// The value as literal text with its white space collapsed.
  func collapsed(_ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> String? {
    withValue(bytes) { sanitizer.literalText($0) }
  }

  /// The value where it is its own plain text and its own clean HTML.
  func unmarked(_ bytes: Span<UInt8>) -> String? {
    withValue(bytes) { HTMLSanitizer.isPlain($0) ? String(cleaned: $0) : nil }
  }

  /// The person that a text like `me@example.com (Ann Author)` names.
  func person(_ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> Person? {
    withValue(bytes) { PersonString.person($0, with: &sanitizer) }
  }

  /// The value as a URL, absolute where it can be.
  func url(_ bytes: Span<UInt8>, base: BaseURL?) -> String? {
    withValue(bytes) { BaseURL.resolve($0, against: base) }
  }

  /// The instant the value names.
  func date(_ bytes: Span<UInt8>) -> Timestamp? {
    withValue(bytes) { FeedDate.parse($0) }
  }

  /// The value as an identifier: as it is, but never markup.
  func identifier(_ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer) -> String? {
    withValue(bytes) {
      ByteSearch.first(UInt8(ascii: "<"), in: $0, from: 0, to: $0.count) == $0.count
        ? String(cleaned: $0) : sanitizer.text($0)
    }
  }

  /// Renders the value as clean HTML and as plain text into `sanitizer`.
  func clean(
    _ bytes: Span<UInt8>, with sanitizer: inout HTMLSanitizer, base: BaseURL?, writesHTML: Bool,
    writesText: Bool
  ) {
    let isDone: Void? = withValue(bytes) {
      sanitizer.run($0, base: base, writesHTML: writesHTML, writesText: writesText)
    }
    if isDone == nil { sanitizer.clear() }
  }

  @inline(__always)
  private func withValue<Result>(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Result?) -> Result?
  {
    switch state {
    case .empty: return nil
    case .place:
      let (start, end) = trimmed(bytes, placeStart, placeEnd)
      return start < end ? body(bytes.extracting(start..<end)) : nil
    case .buffer:
      return buffer.withSpan { span in
        let (start, end) = trimmed(span, 0, span.count)
        return start < end ? body(span.extracting(start..<end)) : nil
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
    var index = start
    buffer.reserve(end - start)
    while index < end {
      let stop = ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: index, to: end)
      buffer.append(bytes, index, stop)
      guard stop < end else { return }
      // Escaped HTML is full of these two.
      if end - stop >= 4, bytes[unchecked: stop + 2] == UInt8(ascii: "t"),
        bytes[unchecked: stop + 3] == UInt8(ascii: ";"),
        bytes[unchecked: stop + 1] == UInt8(ascii: "l") || bytes[stop + 1] == UInt8(ascii: "g")
      {
        buffer.append(bytes[stop + 1] == UInt8(ascii: "l") ? UInt8(ascii: "<") : UInt8(ascii: ">"))
        index = stop + 4
        continue
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
