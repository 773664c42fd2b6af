/// Takes out of a fragment of HTML all that could run, load unasked or break the page around it, and
/// renders it as plain text in the same pass.
///
/// Elements and attributes are kept by a list of those known to be harmless, and written anew: nothing of
/// the source reaches the output but text, checked URLs and escaped values. Cleaning what is clean
/// changes nothing. Visible text always stays.
public struct HTMLSanitizer: ~Copyable {
  /// The clean fragment of the last pass.
  public private(set) var html: [UInt8] = []
  /// The plain text of the last pass.
  public var text: [UInt8] { plain.bytes }
  private var plain = PlainTextWriter()
  /// Elements that were opened and want an end tag, by their number in the table.
  private var open: [UInt8] = []
  private var openCounts: [UInt16]
  private let vocabulary = HTMLVocabulary.shared
  private var value: [UInt8] = []
  /// Browsers stop nesting at 512 (Chromium, WebKit); deeper tags are dropped, their text stays.
  private static let maximumDepth = 256
  private static let largeFragment = 1 << 20

  public init() {
    openCounts = Array(repeating: 0, count: HTMLVocabulary.shared.elements.count)
  }

  /// The clean fragment without white space around it, nil where there is nothing else.
  public var trimmedHTML: String? {
    let span = html.span
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
    guard start < end else { return nil }
    return span.extracting(start..<end)
      .withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The plain text, nil where there is none.
  public var nonEmptyText: String? {
    plain.bytes.isEmpty ? nil : String(decoding: plain.bytes, as: UTF8.self)
  }

  /// A text of a source that may be HTML as plain text; nil where nothing is left.
  public mutating func text(_ bytes: Span<UInt8>) -> String? {
    if PlainTextWriter.isPlain(bytes) {
      return bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
    run(bytes, base: nil, writesHTML: false, writesText: true)
    return nonEmptyText
  }

  /// `html` without what is harmful, relative URLs made absolute where `base` is known.
  public static func sanitize(_ html: String, base: BaseURL? = nil) -> String {
    var sanitizer = HTMLSanitizer()
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: base, writesHTML: true, writesText: false)
    return String(decoding: sanitizer.html, as: UTF8.self)
  }

  /// `html` as plain text: tags gone, blocks apart, references decoded once, white space collapsed.
  public static func plainText(_ html: String) -> String {
    var sanitizer = HTMLSanitizer()
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: nil, writesHTML: false, writesText: true)
    return String(decoding: sanitizer.text, as: UTF8.self)
  }

  /// Gives memory back that an uncommonly large fragment took.
  public mutating func shrink() {
    shrinkHTML()
    if plain.bytes.capacity > HTMLSanitizer.largeFragment { plain = PlainTextWriter() }
  }

  /// The same for the clean fragment alone, once it was taken.
  public mutating func shrinkHTML() {
    guard html.capacity > HTMLSanitizer.largeFragment else { return }
    html = []
    value = []
  }

  /// Forgets the last pass.
  public mutating func clear() {
    if !html.isEmpty { html.removeAll(keepingCapacity: true) }
    plain.removeAll()
  }

  /// `html` as plain text with a line for each paragraph, heading, list item or cell; no line is empty.
  static func paragraphs(_ html: String) -> String {
    var sanitizer = HTMLSanitizer()
    sanitizer.plain.keepsParagraphs = true
    let bytes = Array(html.utf8)
    sanitizer.run(bytes.span, base: nil, writesHTML: false, writesText: true)
    return String(decoding: sanitizer.text, as: UTF8.self)
  }

  /// Fills `html` and `text`, each when asked for, else leaves it empty.
  public mutating func run(
    _ bytes: Span<UInt8>, base: BaseURL?, writesHTML: Bool, writesText: Bool
  ) {
    clear()
    if writesHTML { html.reserveCapacity(bytes.count) }
    if writesText, !writesHTML || bytes.count > HTMLSanitizer.largeFragment {
      plain.reserveCapacity(bytes.count)
    }
    var tokenizer = HTMLTokenizer(bytes)
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
          if writesHTML { startTag(bytes, number, element.treatment, tokenizer, base) }
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
    while index < end {
      let stop = ByteSearch.first(
        UInt8(ascii: "&"), or: UInt8(ascii: "<"), in: bytes, from: index, to: end)
      html.append(bytes, index, stop)
      guard stop < end else { return }
      if bytes[stop] == UInt8(ascii: "<") {
        html.append(contentsOf: "&lt;".utf8)
        index = stop + 1
      } else if let reference = CharacterReference.match(bytes, at: stop, end: end, in: .htmlText) {
        if reference.first != nil {
          html.append(bytes, stop, stop + reference.length)
          if !reference.hasSemicolon { html.append(UInt8(ascii: ";")) }
        }
        index = stop + reference.length
      } else {
        html.append(contentsOf: "&amp;".utf8)
        index = stop + 1
      }
    }
  }

  private mutating func startTag(
    _ bytes: Span<UInt8>, _ number: Int, _ treatment: HTMLElement.Treatment,
    _ tokenizer: borrowing HTMLTokenizer, _ base: BaseURL?
  ) {
    if treatment == .kept {
      guard open.count < HTMLSanitizer.maximumDepth else { return }
      open.append(UInt8(truncatingIfNeeded: number))
      openCounts[number] += 1
    }
    html.append(contentsOf: vocabulary.startTags[number])
    // Of a repeated attribute the first is the one that counts (WHATWG HTML 13.2.5.33).
    var written: UInt64 = 0
    for attribute in tokenizer.attributes {
      let number = vocabulary.attribute(bytes, attribute.nameStart, attribute.nameEnd)
      guard number > 0, written & (1 << UInt64(number)) == 0 else { continue }
      if self.attribute(bytes, attribute, number, base) { written |= 1 << UInt64(number) }
    }
    html.append(UInt8(ascii: ">"))
    if tokenizer.isSelfClosing, treatment == .kept { endTag(number, treatment) }
  }

  private mutating func startNeutral(_ number: Int, _ treatment: HTMLElement.Treatment) {
    guard treatment == .neutralVoid || open.count < HTMLSanitizer.maximumDepth else { return }
    html.append(contentsOf: vocabulary.startTags[number])
    html.append(UInt8(ascii: ">"))
    if treatment == .neutralVoid {
      html.append(contentsOf: vocabulary.endTags[number])
    } else {
      open.append(UInt8(truncatingIfNeeded: number))
      openCounts[number] += 1
    }
  }

  private mutating func endTag(_ number: Int, _ treatment: HTMLElement.Treatment) {
    switch treatment {
    case .loose: html.append(contentsOf: vocabulary.endTags[number])
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
      html.append(contentsOf: vocabulary.endTags[Int(number)])
    }
  }

  /// False where the value is not fit to be written.
  private mutating func attribute(
    _ bytes: Span<UInt8>, _ attribute: HTMLAttribute, _ number: Int, _ base: BaseURL?
  ) -> Bool {
    let treatment = vocabulary.attributes[number]
    if isReady(bytes, attribute, treatment) {
      html.append(contentsOf: vocabulary.attributeStarts[number])
      html.append(bytes, attribute.valueStart, attribute.valueEnd)
      html.append(UInt8(ascii: "\""))
      return true
    }
    value.removeAll(keepingCapacity: true)
    CharacterReference.decode(
      bytes, attribute.valueStart, attribute.valueEnd, in: .htmlAttribute, into: &value)
    switch treatment {
    case .dropped: return false
    case .plain: break
    case .link:
      guard let url = SafeURL.checked(value, base, allowsImageData: false) else { return false }
      value = url
    case .media:
      guard let url = SafeURL.checked(value, base, allowsImageData: true) else { return false }
      value = url
    case .mediaList:
      value = SafeURL.checkedList(value, base)
      if value.isEmpty { return false }
    }
    html.append(contentsOf: vocabulary.attributeStarts[number])
    let checked = value
    html.appendEscaped(checked.span)
    html.append(UInt8(ascii: "\""))
    return true
  }

  /// The value can be written as it stands: nothing to decode, to escape or to resolve. Most can.
  private func isReady(
    _ bytes: Span<UInt8>, _ attribute: HTMLAttribute, _ treatment: HTMLAttributeTreatment
  ) -> Bool {
    for index in attribute.valueStart..<attribute.valueEnd {
      switch bytes[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7f:
        return false
      case 0...0x20: if treatment != .plain { return false }
      default: continue
      }
    }
    switch treatment {
    case .dropped, .mediaList: return false
    case .plain: return true
    case .link, .media:
      return URLReference.isAbsoluteHTTP(bytes, attribute.valueStart, attribute.valueEnd)
    }
  }
}
