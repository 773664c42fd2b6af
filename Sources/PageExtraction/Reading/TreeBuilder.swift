internal import Text

/// Builds the tree from what begins and ends; keeps the limits of a page.
struct TreeBuilder {
  private var tree = PageTree()
  private(set) var open = OpenElements()
  private var lastIsText = false

  /// Deeper elements are read as if their tags were not there: browsers nest no deeper (Blink, WebKit: 512).
  static let maximumDepth = 512
  /// Elements and texts; the largest pages of newspapers have a tenth of it. What follows is left out.
  static let maximumNodes = 400_000
  /// Of all elements together.
  static let maximumAttributes = 800_000

  /// No more is taken.
  var isFull: Bool {
    tree.nodes.count >= Self.maximumNodes || tree.attributes.count >= Self.maximumAttributes
  }
  var isDeep: Bool { open.count >= Self.maximumDepth }

  mutating func begin(_ tag: HTMLTag, name: UInt64) {
    lastIsText = false
    let attributes = Int32(tree.attributes.count)
    tree.nodes.append(
      PageTree.Node(
        tag: tag, isText: false, parent: Int32(open.innermost ?? -1), end: 0,
        firstAttribute: attributes, lastAttribute: attributes))
    open.push(tree.nodes.count - 1, tag, name: name)
  }

  /// Attributes of the element that has begun last.
  mutating func add(_ attributes: [HTMLAttribute], of html: Span<UInt8>) {
    let node = tree.nodes.count - 1
    for attribute in attributes {
      let name = AttributeName(name: html.extracting(attribute.nameStart..<attribute.nameEnd))
      guard name != .other else { continue }
      let start = Int32(tree.bytes.count)
      CharacterReference.decode(
        html, attribute.valueStart, attribute.valueEnd, in: .htmlAttribute, into: &tree.bytes)
      tree.attributes.append(
        PageTree.Attribute(name: name, start: start, end: Int32(tree.bytes.count)))
    }
    tree.nodes[node].lastAttribute = Int32(tree.attributes.count)
  }

  /// Ends so many elements.
  mutating func end(_ count: Int) {
    for _ in 0..<count {
      guard let node = open.pop() else { return }
      lastIsText = false
      tree.nodes[node].end = Int32(tree.nodes.count)
    }
  }

  /// Text with its references.
  mutating func addText(_ html: Span<UInt8>, _ start: Int, _ end: Int) {
    let first = tree.bytes.count
    CharacterReference.decode(html, start, end, in: .htmlText, into: &tree.bytes)
    closeText(from: first)
  }

  /// Text as it stands.
  mutating func addRaw(_ html: Span<UInt8>, _ start: Int, _ end: Int) {
    let first = tree.bytes.count
    tree.bytes.append(html, start, end)
    closeText(from: first)
  }

  /// Whether the element that has begun last is data for machines.
  var isData: Bool {
    tree.value(of: .type, at: tree.nodes.count - 1)?.lowercased().contains("ld+json") ?? false
  }

  /// The tree, with what was left open closed.
  mutating func finish() -> PageTree {
    end(open.count)
    return tree
  }

  private mutating func closeText(from start: Int) {
    guard tree.bytes.count > start, let parent = open.innermost else { return }
    if lastIsText {
      tree.nodes[tree.nodes.count - 1].textEnd = Int32(tree.bytes.count)
      return
    }
    lastIsText = true
    tree.nodes.append(
      PageTree.Node(
        tag: .other, isText: true, parent: Int32(parent), end: Int32(tree.nodes.count + 1),
        textStart: Int32(start), textEnd: Int32(tree.bytes.count)))
  }
}
