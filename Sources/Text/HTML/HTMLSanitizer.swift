/// Takes out of a fragment of HTML all that could run, load unasked or break the page around it, and
/// renders it as plain text in the same pass.
///
/// Elements and attributes are kept by a list of those known to be harmless, and written anew: nothing of
/// the source reaches the output but text, checked URLs and escaped values. Cleaning what is clean
/// changes nothing. Visible text always stays.
public struct HTMLSanitizer: ~Copyable {
  /// The clean fragment of the last pass.
  private var html = ByteBuffer()
  private var plain = PlainTextWriter()
  private var tokenizer = HTMLTokenizer()
  /// Elements that were opened and want an end tag, by their number in the table.
  private var open: [UInt8] = []
  private var openCounts: [UInt16]
  private let vocabulary = HTMLVocabulary.shared
  /// The attribute that is written, decoded and, where it is a URL, checked.
  private var value = ByteBuffer()
  private var url = ByteBuffer()
  /// Browsers stop nesting at 512 (Chromium, WebKit); deeper tags are dropped, their text stays.
  private static let maximumDepth = 256
  private static let largeFragment = 1 << 20

  public init() {
    openCounts = Array(repeating: 0, count: HTMLVocabulary.shared.elements.count)
  }

  /// The clean fragment of the last pass without white space around it, nil where there is nothing else.
  public var trimmedHTML: String? {
    html.withSpan { span in
      let range = HTMLSanitizer.trimmed(span)
      return range.isEmpty ? nil : String(cleaned: span, range.lowerBound, range.upperBound)
    }
  }

  /// Appends the same to `result`.
  public func appendHTML(to result: inout ByteBuffer) {
    html.withSpan { span in
      let range = HTMLSanitizer.trimmed(span)
      result.append(span, range.lowerBound, range.upperBound)
    }
  }

  private static func trimmed(_ span: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = span.count
    while start < end {
      let length = WhiteSpace.length(span, start, end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = WhiteSpace.lengthBefore(span, end, start)
      if length == 0 { break }
      end -= length
    }
    return start..<end
  }

  /// The plain text of the last pass, nil where there is none.
  public var nonEmptyText: String? { plain.text }

  /// Appends the same to `result`.
  public func appendText(to result: inout ByteBuffer) {
    plain.bytes.withSpan { result.append($0, 0, $0.count) }
  }

  /// Whether a text of a source that may be HTML is its own plain text and its own clean HTML.
  public static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    PlainTextWriter.isPlain(bytes)
  }

  /// A text of a source that may be HTML as plain text; nil where nothing is left.
  public mutating func text(_ bytes: Span<UInt8>) -> String? {
    if PlainTextWriter.isPlain(bytes) { return String(cleaned: bytes) }
    run(bytes, base: nil, writesHTML: false, writesText: true)
    return nonEmptyText
  }

  /// Appends the same to `result`.
  public mutating func appendText(_ bytes: Span<UInt8>, to result: inout ByteBuffer) {
    if PlainTextWriter.isPlain(bytes) { return result.append(bytes, 0, bytes.count) }
    run(bytes, base: nil, writesHTML: false, writesText: true)
    appendText(to: &result)
  }

  /// Appends literal text with its white space runs made one blank, none at the ends.
  public mutating func appendLiteral(_ bytes: Span<UInt8>, to result: inout ByteBuffer) {
    if PlainTextWriter.isPlain(bytes) { return result.append(bytes, 0, bytes.count) }
    clear()
    plain.addLiteral(bytes, 0, bytes.count)
    appendText(to: &result)
  }

  /// `html` without what is harmful, relative URLs made absolute where `base` is known.
  public static func sanitize(_ html: String, base: BaseURL? = nil) -> String {
    var sanitizer = HTMLSanitizer()
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: base, writesHTML: true, writesText: false)
    return sanitizer.html.withSpan { String(cleaned: $0) }
  }

  /// `html` as plain text: tags gone, blocks apart, references decoded once, white space collapsed.
  public static func plainText(_ html: String) -> String {
    var sanitizer = HTMLSanitizer()
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: nil, writesHTML: false, writesText: true)
    return sanitizer.plain.text ?? ""
  }

  /// Gives memory back that an uncommonly large fragment took.
  public mutating func shrink() {
    shrinkHTML()
    plain.shrink(above: HTMLSanitizer.largeFragment)
  }

  /// The same for the clean fragment alone, once it was taken.
  public mutating func shrinkHTML() {
    html.shrink(above: HTMLSanitizer.largeFragment)
    value.shrink(above: HTMLSanitizer.largeFragment)
    url.shrink(above: HTMLSanitizer.largeFragment)
  }

  /// Forgets the last pass.
  public mutating func clear() {
    html.removeAll()
    plain.removeAll()
  }

  /// `html` as plain text with a line for each paragraph, heading, list item or cell; no line is empty.
  static func paragraphs(_ html: String) -> String {
    var sanitizer = HTMLSanitizer()
    sanitizer.plain.keepsParagraphs = true
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: nil, writesHTML: false, writesText: true)
    return sanitizer.plain.text ?? ""
  }

  /// Makes the clean fragment and the plain text, each when asked for, else leaves it empty.
  public mutating func run(
    _ bytes: Span<UInt8>, base: BaseURL?, writesHTML: Bool, writesText: Bool
  ) {
    clear()
    if writesHTML { html.reserve(bytes.count) }
    tokenizer.begin(bytes)
    while true {
      switch tokenizer.next(bytes) {
      case .text:
        if writesText { plain.add(bytes, tokenizer.textStart, tokenizer.textEnd) }
        if writesHTML { addText(bytes, tokenizer.textStart, tokenizer.textEnd) }
      case .startTag:
        let number = vocabulary.element(bytes, tokenizer.nameStart, tokenizer.nameEnd)
        let element = vocabulary.elements[number]
        if element.isBlock, writesText { plain.addBreak() }
        switch element.treatment {
        case .script: tokenizer.skipRawText(bytes, "script")
        case .style: tokenizer.skipRawText(bytes, "style")
        case .unwrapped: break
        case .neutral, .neutralVoid: if writesHTML { startNeutral(number, element.treatment) }
        case .kept, .void, .loose:
          if writesHTML { startTag(bytes, number, element.treatment, base) }
        }
      case .endTag:
        let number = vocabulary.element(bytes, tokenizer.nameStart, tokenizer.nameEnd)
        let element = vocabulary.elements[number]
        if element.isBlock, writesText { plain.addBreak() }
        if writesHTML { endTag(number, element.treatment) }
      case .end:
        close(downTo: 0)
        return
      }
    }
  }

  private mutating func addText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    // What the tokenizer takes for text has no other.
    if index < end, bytes[index] == UInt8(ascii: "<") {
      html.append("&lt;")
      index += 1
    }
    while index < end {
      let stop = html.append(bytes, index, end, upTo: UInt8(ascii: "&"))
      guard stop < end else { return }
      if let reference = CharacterReference.match(bytes, at: stop, end: end, in: .htmlText) {
        if reference.first != nil {
          html.append(bytes, stop, stop + reference.length)
          if !reference.hasSemicolon { html.append(UInt8(ascii: ";")) }
        }
        index = stop + reference.length
      } else {
        html.append("&amp;")
        index = stop + 1
      }
    }
  }

  private mutating func startTag(
    _ bytes: Span<UInt8>, _ number: Int, _ treatment: HTMLElement.Treatment, _ base: BaseURL?
  ) {
    if treatment == .kept {
      guard open.count < HTMLSanitizer.maximumDepth else { return }
      open.append(UInt8(truncatingIfNeeded: number))
      openCounts[number] += 1
    }
    vocabulary.startTags.append(number, to: &html)
    // Of a repeated attribute the first is the one that counts (WHATWG HTML 13.2.5.33).
    var written: UInt64 = 0
    for index in tokenizer.attributes.indices {
      let attribute = tokenizer.attributes[index]
      let number = vocabulary.attribute(bytes, attribute.nameStart, attribute.nameEnd)
      guard number > 0, written & (1 << UInt64(number)) == 0 else { continue }
      if self.attribute(bytes, attribute, number, base) { written |= 1 << UInt64(number) }
    }
    html.append(UInt8(ascii: ">"))
    if tokenizer.isSelfClosing, treatment == .kept { endTag(number, treatment) }
  }

  private mutating func startNeutral(_ number: Int, _ treatment: HTMLElement.Treatment) {
    guard treatment == .neutralVoid || open.count < HTMLSanitizer.maximumDepth else { return }
    vocabulary.startTags.append(number, to: &html)
    html.append(UInt8(ascii: ">"))
    if treatment == .neutralVoid {
      vocabulary.endTags.append(number, to: &html)
    } else {
      open.append(UInt8(truncatingIfNeeded: number))
      openCounts[number] += 1
    }
  }

  private mutating func endTag(_ number: Int, _ treatment: HTMLElement.Treatment) {
    switch treatment {
    case .loose: vocabulary.endTags.append(number, to: &html)
    case .kept, .neutral:
      guard openCounts[number] > 0 else { return }
      var depth = open.count - 1
      while Int(open[depth]) != number { depth -= 1 }
      close(downTo: depth)
    case .unwrapped, .neutralVoid, .void, .script, .style: return
    }
  }

  private mutating func close(downTo depth: Int) {
    while open.count > depth, let number = open.popLast() {
      openCounts[Int(number)] -= 1
      vocabulary.endTags.append(Int(number), to: &html)
    }
  }

  /// False where the value is not fit to be written.
  private mutating func attribute(
    _ bytes: Span<UInt8>, _ attribute: HTMLAttribute, _ number: Int, _ base: BaseURL?
  ) -> Bool {
    let treatment = vocabulary.attributes[number]
    if HTMLSanitizer.isReady(bytes, attribute, treatment) {
      vocabulary.attributeStarts.append(number, to: &html)
      html.append(bytes, attribute.valueStart, attribute.valueEnd)
      html.append(UInt8(ascii: "\""))
      return true
    }
    value.removeAll()
    CharacterReference.decode(
      bytes, attribute.valueStart, attribute.valueEnd, in: .htmlAttribute, into: &value)
    if treatment == .plain {
      vocabulary.attributeStarts.append(number, to: &html)
      HTMLSanitizer.append(value, to: &html)
    } else {
      guard HTMLSanitizer.check(value, treatment, base, &url) else { return false }
      vocabulary.attributeStarts.append(number, to: &html)
      HTMLSanitizer.append(url, to: &html)
    }
    return true
  }

  private static func append(_ value: borrowing ByteBuffer, to html: inout ByteBuffer) {
    value.withSpan { html.appendEscaped($0) }
    html.append(UInt8(ascii: "\""))
  }

  /// Makes `url` the URL or the list of URLs that may be written for the value; false where there is none.
  private static func check(
    _ value: borrowing ByteBuffer, _ treatment: HTMLAttributeTreatment, _ base: BaseURL?,
    _ url: inout ByteBuffer
  ) -> Bool {
    url.removeAll()
    return value.withSpan { value in
      switch treatment {
      case .dropped, .plain: return false
      case .link: return SafeURL.append(value, base, allowsImageData: false, to: &url)
      case .media: return SafeURL.append(value, base, allowsImageData: true, to: &url)
      case .mediaList:
        SafeURL.appendList(value, base, to: &url)
        return !url.isEmpty
      }
    }
  }

  /// The value can be written as it stands: nothing to decode, to escape or to resolve. Most can.
  private static func isReady(
    _ bytes: Span<UInt8>, _ attribute: HTMLAttribute, _ treatment: HTMLAttributeTreatment
  ) -> Bool {
    let (start, end) = (attribute.valueStart, attribute.valueEnd)
    switch treatment {
    case .dropped, .mediaList: return false
    case .plain: return isWritten(bytes, start, end, isURL: false)
    case .link, .media:
      return URLReference.isAbsoluteHTTP(bytes, start, end)
        && isWritten(bytes, start, end, isURL: true)
    }
  }

  /// Whether `start..<end` stands as it would be written: none of `<>"` in it and no `&` but that of `&amp;`, in a URL
  /// nothing that cannot be seen.
  private static func isWritten(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, isURL: Bool)
    -> Bool
  {
    var index = start
    while true {
      index = ByteSearch.firstToEscape(
        in: bytes, from: index, to: end, orInvisible: isURL)
      guard index < end else { return true }
      guard bytes[index] == UInt8(ascii: "&"), end - index >= 5,
        bytes[index + 1] == UInt8(ascii: "a"), bytes[index + 2] == UInt8(ascii: "m"),
        bytes[index + 3] == UInt8(ascii: "p"), bytes[index + 4] == UInt8(ascii: ";")
      else { return false }
      index += 5
    }
  }
}
