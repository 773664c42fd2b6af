internal import News
internal import Text

/// Reads a page into a tree, by the rules of WHATWG HTML 13.2.6 as far as they matter to text: elements
/// without content, end tags that may be left out, end tags that end nothing.
///
/// Never fails. Time is linear in the length of the page: an end tag is looked for among at most
/// `TreeBuilder.maximumDepth` open elements, and only where one of its kind is open.
struct TreeReader {
  private var builder = TreeBuilder()
  /// Start tags that were too deep, as yet without their end tags.
  private var tooDeep = 0

  static func read(_ html: [UInt8]) -> PageTree {
    var reader = TreeReader()
    reader.read(html.span)
    return reader.builder.finish()
  }

  private mutating func read(_ html: Span<UInt8>) {
    builder.begin(.html, name: 0)
    var tokenizer = HTMLTokenizer(html)
    while !builder.isFull {
      switch tokenizer.next(html) {
      case .text: builder.addText(html, tokenizer.textStart, tokenizer.textEnd)
      case .startTag: start(html, &tokenizer)
      case .endTag: end(html.extracting(tokenizer.nameStart..<tokenizer.nameEnd))
      case .end: return
      }
    }
  }

  private mutating func start(_ html: Span<UInt8>, _ tokenizer: inout HTMLTokenizer) {
    let name = html.extracting(tokenizer.nameStart..<tokenizer.nameEnd)
    let tag = HTMLTag(name: name)
    if tag == .html {
      if builder.open.count == 1 { builder.add(tokenizer.attributes, of: html) }
      return
    }
    if tag == .body, builder.open.contains(.body) { return }
    endImplied(by: tag)
    let isRaw = tag.isRaw && !builder.open.contains(.svg)
    if builder.isDeep {
      if !tag.isVoid, !isRaw { tooDeep += 1 }
      if tag.isBlock { breakLine() }
    } else {
      let isInDrawing = builder.open.contains(.svg)
      builder.begin(tag, name: Self.hash(name))
      builder.add(tokenizer.attributes, of: html)
      if tag.isVoid || (isInDrawing || tag == .svg) && tokenizer.isSelfClosing { builder.end(1) }
    }
    if isRaw { readRaw(html, &tokenizer, tag) }
  }

  /// What is in such an element is no markup, up to its end tag.
  private mutating func readRaw(
    _ html: Span<UInt8>, _ tokenizer: inout HTMLTokenizer, _ tag: HTMLTag
  ) {
    let isData = builder.isData
    switch tag {
    case .script: tokenizer.skipRawText(html, "script")
    case .style: tokenizer.skipRawText(html, "style")
    case .textarea: tokenizer.skipRawText(html, "textarea")
    case .iframe: tokenizer.skipRawText(html, "iframe")
    default: tokenizer.skipRawText(html, "title")
    }
    if builder.isDeep { return }
    if tag == .title { builder.addText(html, tokenizer.textStart, tokenizer.textEnd) }
    if tag == .script, isData { builder.addRaw(html, tokenizer.textStart, tokenizer.textEnd) }
    builder.end(1)
  }

  private mutating func end(_ name: Span<UInt8>) {
    let tag = HTMLTag(name: name)
    if tag.isVoid {
      // `</br>` is a line break (13.2.6.4.7).
      if tag == .br { breakLine() }
      return
    }
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    // What stands behind their ends is the page's all the same.
    if tag == .body || tag == .html { return }
    builder.end(builder.open.depth(of: tag, name: Self.hash(name)))
  }

  private mutating func breakLine() {
    builder.begin(.br, name: 0)
    builder.end(1)
  }

  /// Ends what cannot go on where an element of this kind begins.
  private mutating func endImplied(by tag: HTMLTag) {
    if builder.open.contains(.head), !tag.isOfHead { end(of: [.head]) { _ in false } }
    switch tag {
    case .li: end(of: [.li]) { $0 == .ul || $0 == .ol || $0 == .menu || $0.isOfTable }
    case .dt, .dd: end(of: [.dt, .dd]) { $0 == .dl || $0.isOfTable }
    case .option, .optgroup: end(of: [.option]) { $0 == .select }
    case .td, .th: end(of: [.td, .th]) { $0 == .tr || $0 == .table }
    case .tr: end(of: [.tr]) { $0 == .table }
    case .tbody, .thead, .tfoot: end(of: [.tbody, .thead, .tfoot]) { $0 == .table }
    case .a: end(of: [.a]) { $0.isBlock || $0.isOfTable }
    default: break
    }
    if tag.endsParagraph { end(of: [.p]) { $0 == .button || $0.isOfTable } }
  }

  private mutating func end(of tags: [HTMLTag], within isBarrier: (HTMLTag) -> Bool) {
    builder.end(builder.open.depth(of: tags, within: isBarrier))
  }

  /// Of the name in lower case.
  private static func hash(_ name: Span<UInt8>) -> UInt64 {
    var hash = StableHash()
    for index in 0..<name.count {
      hash.add(name[index] &- 0x41 < 26 ? name[index] | 0x20 : name[index])
    }
    return hash.value
  }
}
