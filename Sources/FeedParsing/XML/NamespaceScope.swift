internal import Text

/// The namespace declarations in effect.
struct NamespaceScope: ~Copyable {
  private struct Binding {
    /// Where the prefix stands; empty for the default namespace.
    var prefixStart: Int
    var prefixEnd: Int
    var space: Namespace
  }
  /// A name that was looked up; good as long as no declaration comes or goes.
  private struct CachedName {
    var key = NameKey.none
    var generation = 0
    var name = ElementName(space: .none, local: .other)
  }
  private var bindings: [Binding] = []
  private var generation = 1
  private var cache = [CachedName](repeating: CachedName(), count: cacheSize)
  private let table = LocalName.table
  private let locals = LocalName.all
  private static let cacheSize = 128
  /// Feeds have a dozen; each name is looked up in them all.
  private static let maximumBindings = 64
  /// A prefix stood for nothing.
  private(set) var hasUndeclared = false

  /// Every namespace that was declared so far, with its version.
  private var declared: UInt32 = 0

  func hasDeclared(_ space: Namespace) -> Bool {
    declared & 1 << UInt32(space.rawValue) != 0
  }

  /// How many declarations are in effect; to be given back to `leave`.
  var depth: Int { bindings.count }

  mutating func leave(to depth: Int) {
    guard bindings.count > depth else { return }
    bindings.removeLast(bindings.count - depth)
    generation += 1
  }

  /// Takes the default namespace for that of the document element's vocabulary, whichever it is: some declare one for
  /// their guests and forget its prefix.
  mutating func adoptDefault() {
    generation += 1
    for index in bindings.indices
    where bindings[index].prefixStart == bindings[index].prefixEnd {
      bindings[index].space = .none
    }
  }

  /// Takes up the declarations of a start tag.
  mutating func enter(_ bytes: Span<UInt8>, _ attributes: borrowing XMLAttributes) {
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      let length = attribute.nameEnd - attribute.nameStart
      guard length >= 5, bytes[attribute.nameStart] == UInt8(ascii: "x"),
        bytes[attribute.nameStart + 1] == UInt8(ascii: "m"),
        bytes[attribute.nameStart + 2] == UInt8(ascii: "l"),
        bytes[attribute.nameStart + 3] == UInt8(ascii: "n"),
        bytes[attribute.nameStart + 4] == UInt8(ascii: "s")
      else { continue }
      let prefixStart: Int
      if length == 5 {
        prefixStart = attribute.nameEnd
      } else if bytes[attribute.nameStart + 5] == UInt8(ascii: ":") {
        prefixStart = attribute.nameStart + 6
      } else {
        continue
      }
      // An empty URI for a prefix is no declaration: the prefix keeps its customary meaning.
      if attribute.valueStart == attribute.valueEnd, length > 5 { continue }
      guard bindings.count < NamespaceScope.maximumBindings else { return }
      generation += 1
      let space = Namespace(bytes, attribute.valueStart, attribute.valueEnd)
      bindings.append(
        Binding(
          prefixStart: prefixStart, prefixEnd: attribute.nameEnd, space: space.vocabulary))
      declared |= 1 << UInt32(space.rawValue)
    }
  }

  /// The element that a name means; without a prefix it is in the default namespace.
  @inline(__always)
  mutating func element(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ key: NameKey)
    -> ElementName
  {
    name(bytes, start, end, key, isElement: true)
  }

  /// The attribute that a name means; without a prefix it is in no namespace.
  mutating func attribute(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ElementName {
    name(bytes, start, end, NameKey(exactly: bytes, start, end), isElement: false)
  }

  @inline(__always)
  private mutating func name(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ key: NameKey, isElement: Bool
  ) -> ElementName {
    guard start < end, end - start <= NameKey.longestExact else {
      return lookUp(bytes, start, end, isElement)
    }
    // Attributes have a half of their own.
    let half = NamespaceScope.cacheSize / 2
    let slot = key.slot(half - 1) + (isElement ? half : 0)
    let cached = cache[slot]
    if cached.generation == generation, cached.key == key { return cached.name }
    // Two names that want one place have the neighbour, too.
    let second = cache[slot ^ 1]
    if second.generation == generation, second.key == key { return second.name }
    let name = lookUp(bytes, start, end, isElement)
    cache[slot ^ 1] = cached
    cache[slot] = CachedName(key: key, generation: generation, name: name)
    return name
  }

  @inline(never)
  private mutating func lookUp(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ isElement: Bool)
    -> ElementName
  {
    var colon = start
    while colon < end, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    let localStart = colon < end ? colon + 1 : start
    let local = locals[table.find(bytes, localStart, end)]
    if colon < end {
      return ElementName(space: prefixed(bytes, start, colon), local: local)
    }
    guard isElement else { return ElementName(space: .none, local: local) }
    return ElementName(space: space(bytes, start, start) ?? .none, local: local)
  }

  private mutating func prefixed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Namespace {
    if let known = space(bytes, start, end) { return known }
    let prefix = bytes.extracting(start..<end)
      .withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    if prefix != "xml", prefix != "xmlns" { hasUndeclared = true }
    return Namespace(prefix: prefix).vocabulary
  }

  private func space(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Namespace? {
    var index = bindings.count - 1
    while index >= 0 {
      let binding = bindings[index]
      if isEqual(bytes, binding.prefixStart, binding.prefixEnd, start, end) { return binding.space }
      index -= 1
    }
    return nil
  }
}
