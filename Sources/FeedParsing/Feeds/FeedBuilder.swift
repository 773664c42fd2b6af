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
  var sanitizer = HTMLSanitizer()
  /// Reused for values of attributes.
  var scratch = ByteBuffer()

  var format: FeedFormat?
  var isAtom = false
  var hasChannel = false
  var feed = FeedDraft()
  var draft = EntryDraft()
  var isInEntry = false
  var person = Person()
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
    var bindings = scope.depth
    let hasAttributes = !reader.attributes.isEmpty
    if hasAttributes { scope.enter(bytes, reader.attributes) }
    let name = scope.element(bytes, reader.nameStart, reader.nameEnd, reader.nameKey)
    if let depth = impliedDepth(bytes, name) {
      reader.note(.missingEndTag)
      scope.leave(to: bindings)
      pop(bytes, downTo: depth)
      bindings = scope.depth
      scope.enter(bytes, reader.attributes)
    }
    let basesBefore = bases.count
    if hasAttributes {
      nameAttributes(bytes)
      enterBase(bytes)
    }
    let container = try open(bytes, name)
    if container == .value || container == .foreign, passContent(bytes, container, name) {
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
    _ bytes: Span<UInt8>, _ container: Container, _ name: ElementName
  ) -> Bool {
    if !reader.isEmptyElement {
      guard let content = reader.passLeaf(bytes) else { return false }
      if container == .value { collect(bytes, isRaw: content == .section) }
    }
    if container == .value, let parent = frames.last?.container {
      endValue(bytes, name, in: parent)
    }
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
      case .entry: endEntry()
      case .person: endPerson(frame)
      case .source: draft.entry.source = source.isEmpty ? nil : source
      default: break
      }
      frames.removeLast()
      scope.leave(to: frame.bindings)
      if bases.count > frame.bases { bases.removeLast(bases.count - frame.bases) }
    }
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
    var start = attribute.valueStart
    var end = attribute.valueEnd
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return nil }
    if ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: start, to: end) == end {
      return String(cleaned: bytes, start, end)
    }
    var decoded = ByteBuffer(capacity: end - start)
    CharacterReference.decode(bytes, start, end, in: .xml, into: &decoded)
    return decoded.isEmpty ? nil : decoded.withSpan { String(cleaned: $0) }
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

  private mutating func enterBase(_ bytes: Span<UInt8>) {
    guard let index = reader.attributes.index(of: .base, in: .xml),
      let reference = FeedBuilder.value(bytes, reader.attributes[index])
    else { return }
    let outer = bases.last ?? nil
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
