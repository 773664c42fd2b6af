internal import News
internal import Text

/// Makes a feed of the tags and texts of an XML document, whatever their order and nesting.
///
/// Knows what an element means from its vocabulary, its name and the container it stands in; what stands in
/// a container that means nothing means nothing. An item that begins ends the one before it, so that an
/// element that was never closed costs its own item at most.
///
/// The methods are `mutating` even where they change nothing: as the struct is large, a method that borrows it
/// is handed a copy of its several thousand bytes.
struct FeedBuilder: ~Copyable {
  var reader: XMLReader
  var scope = NamespaceScope()
  var frames: [Frame] = []
  /// The bases in effect, the innermost last; nil where none is known.
  var bases: [BaseURL?]
  /// The base for HTML of an RSS feed that names none: its home page.
  var homePageBase: BaseURL?
  var collector = ValueCollector()
  /// The attributes of the element that is collected.
  var valueAttributes = XMLAttributes()
  /// What the `type` among them says, once it was read.
  var valueType: ValueType?
  var sanitizer = HTMLSanitizer()
  /// Reused for values of attributes.
  var scratch = ByteBuffer()

  var format: FeedFormat?
  var isAtom = false
  var hasChannel = false
  var feed: FeedDraft
  var draft: EntryDraft
  var isInEntry = false
  /// The person whose parts are read; they stand among the entry's texts, the feed's outside of entries.
  var person = PersonRow()
  var source = EntrySource()
  /// The entries that were read and not yet taken away.
  var entries: [Entry] = []
  var entryCount = 0
  var isCut = false
  let maximumEntries: Int
  /// The document ended inside its last entry.
  private(set) var endsInEntry = false
  /// Elements inside those that are too deep to be kept apart.
  private var overflow = 0

  /// Deeper elements are read as if they were not there; feeds need ten levels.
  private static let maximumDepth = 2000
  /// After so many entries their number is estimated.
  static let sampleSize = 16
  /// How many open elements an end tag may close on its way.
  private static let maximumImpliedEnds = 64

  init(_ bytes: Span<UInt8>, from start: Int, base: BaseURL?, maximumEntries: Int) {
    reader = XMLReader(bytes, from: start)
    feed = FeedDraft(documentSize: bytes.count)
    draft = EntryDraft(documentSize: bytes.count)
    bases = [base]
    self.maximumEntries = maximumEntries
  }

  /// Reads on until `pause` entries are there; true at the end of the document.
  mutating func run(_ bytes: Span<UInt8>, pause: Int) throws(FeedParseError) -> Bool {
    while !isCut {
      if entries.count >= pause { return false }
      switch reader.next(bytes, ignoresBlanks: !isCollecting) {
      case .startElement: try startElement(bytes)
      case .endElement: endElement(bytes)
      case .text: text(bytes, isRaw: false)
      case .section: text(bytes, isRaw: true)
      case .end:
        if !frames.isEmpty { reader.note(.truncated) }
        endsInEntry = frames.contains { $0.container == .entry }
        pop(bytes, downTo: 0)
        if scope.hasUndeclared { reader.note(.undeclaredPrefix) }
        return true
      }
    }
    pop(bytes, downTo: 0)
    return true
  }

  /// The text that comes is part of a value.
  private var isCollecting: Bool {
    switch frames.last?.container {
    case .value, .markup, .wrapper: true
    default: false
    }
  }

  /// Something other than white space stands before `start`.
  mutating func noteJunk(_ bytes: Span<UInt8>, before start: Int) {
    for index in 0..<start where bytes[index] > 0x20 {
      reader.damages.note(.junkBeforeRoot, at: index)
      return
    }
  }

  private mutating func text(_ bytes: Span<UInt8>, isRaw: Bool) {
    switch frames.last?.container {
    case .value, .markup, .wrapper: collect(bytes, isRaw: isRaw)
    case nil:
      // Only white space may stand beside the document element.
      for index in reader.textStart..<reader.textEnd where bytes[index] > 0x20 {
        reader.note(format == nil ? .junkBeforeRoot : .textOutsideRoot)
        break
      }
    default: break
    }
  }

  private mutating func collect(_ bytes: Span<UInt8>, isRaw: Bool) {
    let (start, end, hasReferences) = (reader.textStart, reader.textEnd, reader.hasReferences)
    collector.add(
      bytes, start, end, hasReferences: hasReferences, isRaw: isRaw, damages: &reader.damages)
  }

  // MARK: Tags

  private mutating func startElement(_ bytes: Span<UInt8>) throws(FeedParseError) {
    guard frames.count < FeedBuilder.maximumDepth, overflow == 0 else {
      reader.note(.tooDeep)
      if !reader.isEmptyElement { overflow += 1 }
      return
    }
    if frames.isEmpty, format != nil {
      // A second document element: nothing of it belongs to the feed.
      reader.note(.textOutsideRoot)
    }
    if !reader.attributes.mayHaveXMLNames, frames.last?.container == .entry {
      let name = scope.element(bytes, reader.nameStart, reader.nameEnd, reader.nameKey)
      if name.local != .item, name.local != .entry {
        // Nearly all elements of feeds: nothing is declared, nothing was left open.
        nameAttributes(bytes)
        return enter(
          bytes, openInEntry(bytes, name), name, in: .entry, scope.depth, bases.count)
      }
    }
    var bindings = scope.depth
    scope.enter(bytes, reader.attributes)
    let name = scope.element(bytes, reader.nameStart, reader.nameEnd, reader.nameKey)
    if let depth = impliedDepth(bytes, name) {
      reader.note(.missingEndTag)
      scope.leave(to: bindings)
      pop(bytes, downTo: depth)
      bindings = scope.depth
      scope.enter(bytes, reader.attributes)
    }
    let basesBefore = bases.count
    nameAttributes(bytes)
    if reader.attributes.mayHaveXMLNames { enterBase(bytes) }
    let container = try open(bytes, name)
    enter(bytes, container, name, in: frames.last?.container, bindings, basesBefore)
  }

  /// Goes into the element that was opened, or passes it where it has no children.
  private mutating func enter(
    _ bytes: Span<UInt8>, _ container: Container, _ name: ElementName, in parent: Container?,
    _ bindings: Int, _ basesBefore: Int
  ) {
    if container == .value || container == .foreign, passContent(bytes, container, name, in: parent)
    {
      scope.leave(to: bindings)
      if bases.count > basesBefore { bases.removeLast(bases.count - basesBefore) }
      return
    }
    frames.append(
      Frame(
        container: container, name: name, nameStart: reader.nameStart, nameEnd: reader.nameEnd,
        bindings: bindings, bases: basesBefore))
    if reader.isEmptyElement { pop(bytes, downTo: frames.count - 1) }
  }

  /// Reads an element without children to its end, without entering it; false where it has some.
  private mutating func passContent(
    _ bytes: Span<UInt8>, _ container: Container, _ name: ElementName, in parent: Container?
  ) -> Bool {
    if !reader.isEmptyElement {
      guard let content = reader.passLeaf(bytes) else { return false }
      if container == .value { collect(bytes, isRaw: content == .section) }
    }
    if container == .value, let parent { endValue(bytes, name, in: parent) }
    return true
  }

  private mutating func nameAttributes(_ bytes: Span<UInt8>) {
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      reader.attributes[index].name = scope.attribute(
        bytes, attribute.nameStart, attribute.nameEnd)
    }
  }

  private mutating func endElement(_ bytes: Span<UInt8>) {
    if overflow > 0 {
      overflow -= 1
      return
    }
    guard let top = frames.last else {
      reader.note(.wrongEndTag)
      return
    }
    if isEqual(bytes, top.nameStart, top.nameEnd, reader.nameStart, reader.nameEnd) {
      pop(bytes, downTo: frames.count - 1)
      return
    }
    reader.note(.wrongEndTag)
    let lowest = max(0, frames.count - FeedBuilder.maximumImpliedEnds)
    var depth = frames.count - 1
    while depth >= lowest {
      if isSameName(bytes, frames[depth]) {
        pop(bytes, downTo: depth)
        return
      }
      depth -= 1
    }
    // A misspelled end tag ends what it nearly names: `<language>en</langauge>`.
    if top.container == .value, isNearlyName(bytes, top) { pop(bytes, downTo: frames.count - 1) }
  }

  private mutating func isSameName(_ bytes: Span<UInt8>, _ frame: Frame) -> Bool {
    let length = frame.nameEnd - frame.nameStart
    guard length == reader.nameEnd - reader.nameStart else { return false }
    for offset in 0..<length
    where bytes[frame.nameStart + offset] | 0x20 != bytes[reader.nameStart + offset] | 0x20 {
      return false
    }
    return true
  }

  private mutating func isNearlyName(_ bytes: Span<UInt8>, _ frame: Frame) -> Bool {
    let length = frame.nameEnd - frame.nameStart
    let otherLength = reader.nameEnd - reader.nameStart
    guard length >= 4, otherLength >= 4, abs(length - otherLength) <= 1 else { return false }
    return bytes[frame.nameStart] == bytes[reader.nameStart]
      && bytes[frame.nameStart + 1] == bytes[reader.nameStart + 1]
  }

  /// Ends open elements, innermost first, until `depth` are left.
  mutating func pop(_ bytes: Span<UInt8>, downTo depth: Int) {
    while frames.count > depth, let frame = frames.last {
      switch frame.container {
      case .value:
        if frames.count >= 2 { endValue(bytes, frame.name, in: frames[frames.count - 2].container) }
      case .markup: collector.addEndTag(bytes, frame.nameStart, frame.nameEnd)
      case .entry:
        endEntry()
        shrink()
      case .person: endPerson(frame)
      case .source: draft.keep(source)
      default: break
      }
      frames.removeLast()
      scope.leave(to: frame.bindings)
      if bases.count > frame.bases { bases.removeLast(bases.count - frame.bases) }
    }
  }

  /// Gives memory back that an uncommonly large value took.
  mutating func shrink() {
    collector.shrink()
    sanitizer.shrink()
    scratch.shrink(above: 1 << 20)
  }

  // MARK: Attributes

  /// The value of an attribute of the current start tag, trimmed; nil where it is missing or empty.
  mutating func attribute(
    _ bytes: Span<UInt8>, _ local: LocalName, in space: Namespace = .none
  ) -> String? {
    guard let index = reader.attributes.index(of: local, in: space) else { return nil }
    return FeedBuilder.value(bytes, reader.attributes[index])
  }

  /// The value of an attribute, trimmed; nil where it is empty.
  static func value(_ bytes: Span<UInt8>, _ attribute: XMLAttribute) -> String? {
    let (start, end) = trimmed(bytes, attribute)
    guard start < end else { return nil }
    if ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: start, to: end) == end {
      return String(cleaned: bytes, start, end)
    }
    var decoded = ByteBuffer(capacity: end - start)
    CharacterReference.decode(bytes, start, end, in: .xml, into: &decoded)
    return decoded.text
  }

  /// Appends the same to `result`.
  static func append(
    _ bytes: Span<UInt8>, _ attribute: XMLAttribute, to result: inout ByteBuffer
  ) {
    let (start, end) = trimmed(bytes, attribute)
    CharacterReference.decode(bytes, start, end, in: .xml, into: &result)
  }

  /// Where the value of an attribute stands without the white space around it.
  static func trimmed(_ bytes: Span<UInt8>, _ attribute: XMLAttribute) -> (Int, Int) {
    var start = attribute.valueStart
    var end = attribute.valueEnd
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return (start, end)
  }

  /// The URL that an attribute of the current start tag is.
  mutating func urlAttribute(_ bytes: Span<UInt8>, _ local: LocalName) -> String? {
    guard let index = reader.attributes.index(of: local, in: .none) else { return nil }
    let attribute = reader.attributes[index]
    let value = bytes.extracting(attribute.valueStart..<attribute.valueEnd)
    if ByteSearch.first(UInt8(ascii: "&"), in: value, from: 0, to: value.count) == value.count {
      return BaseURL.resolve(value, against: base)
    }
    scratch.removeAll()
    CharacterReference.decode(
      bytes, attribute.valueStart, attribute.valueEnd, in: .xml, into: &scratch)
    let base = base
    return scratch.withSpan { BaseURL.resolve($0, against: base) }
  }

  /// Whether the current start tag has the attribute and it is not empty.
  mutating func hasAttribute(_ bytes: Span<UInt8>, _ local: LocalName) -> Bool {
    guard let index = reader.attributes.index(of: local, in: .none) else { return false }
    let (start, end) = FeedBuilder.trimmed(bytes, reader.attributes[index])
    return start < end
  }

  private mutating func enterBase(_ bytes: Span<UInt8>) {
    guard let index = reader.attributes.index(of: .base, in: .xml) else { return }
    let attribute = reader.attributes[index]
    let (start, end) = FeedBuilder.trimmed(bytes, attribute)
    let text = bytes.extracting(start..<end)
    let outer = bases.last ?? nil
    if BaseURL.isWebURL(text),
      ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: start, to: end) == end
    {
      return bases.append(BaseURL(text) ?? outer)
    }
    guard let reference = FeedBuilder.value(bytes, attribute) else { return }
    bases.append(
      BaseURL(BaseURL.isWebURL(reference) ? reference : outer?.resolve(reference) ?? reference)
        ?? outer)
  }

  // MARK: URLs

  /// The base in effect where the document or its caller names one.
  var base: BaseURL? {
    mutating get { bases.last ?? nil }
  }

  /// The base for HTML: in RSS the home page may stand in.
  var htmlBase: BaseURL? {
    mutating get { base ?? (isAtom ? nil : homePageBase) }
  }

  mutating func resolve(_ reference: String?) -> String? {
    guard let reference else { return nil }
    let url = base?.resolve(reference) ?? BaseURL.trimmed(reference)
    return url.isEmpty ? nil : url
  }
}
