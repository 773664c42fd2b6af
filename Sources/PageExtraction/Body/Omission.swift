/// Decides which elements hold no text of the article, whatever stands in them.
struct Omission {
  private let tree: PageTree
  private(set) var omitted: [Bool]
  /// What the names of each element say.
  private(set) var hints: [NameHints]

  /// Names mislead: what holds more than this share of the page's prose stays.
  private static let unwantedShare = 0.3
  /// Readers write more than the author.
  private static let commentsShare = 0.8

  init(_ tree: PageTree) {
    self.tree = tree
    omitted = Array(repeating: false, count: tree.nodes.count)
    hints = Array(repeating: [], count: tree.nodes.count)
    for index in tree.nodes.indices where !tree.nodes[index].isText {
      hints[index] = Self.hints(tree, index)
      omitted[index] = Self.isHidden(tree, index)
    }
  }

  /// Leaves out what its name says is no text, unless it holds much of the page's prose.
  mutating func omitUnwanted(prose: ProseSums) {
    let whole = prose.sum(0..<tree.nodes.count)
    for index in tree.nodes.indices where !omitted[index] && !tree.nodes[index].isText {
      guard isUnwanted(index), !isWithinSentence(index) else { continue }
      let share = prose.sum(index..<Int(tree.nodes[index].end))
      let limit = hints[index].contains(.comments) ? Self.commentsShare : Self.unwantedShare
      if Double(share) > limit * Double(whole) { continue }
      if tree.descendants(of: index).contains(where: { hints[$0].contains(.body) }) { continue }
      omitted[index] = true
    }
  }

  /// "The <span class="latest">council</span> met": what stands in a line of text is part of it, whatever its name.
  private func isWithinSentence(_ index: Int) -> Bool {
    guard !tree.nodes[index].tag.isBlock, index > 0 else { return false }
    let end = Int(tree.nodes[index].end)
    return tree.nodes[index - 1].isText && endsInWord(tree.nodes[index - 1])
      && tree.nodes.indices.contains(end) && tree.nodes[end].isText
      && tree.nodes[end].parent == tree.nodes[index].parent && beginsWithWord(tree.nodes[end])
  }

  /// Words, with or without a blank before what follows; not "|" or "·".
  private func endsInWord(_ node: PageTree.Node) -> Bool {
    tree.bytes[Int(node.textStart)..<Int(node.textEnd)].last { $0 > 0x20 }.map(Self.isLetter)
      == true
  }

  private func beginsWithWord(_ node: PageTree.Node) -> Bool {
    tree.bytes[Int(node.textStart)..<Int(node.textEnd)].first { $0 > 0x20 }.map(Self.isLetter)
      == true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte | 0x20) || byte >= 0x80
  }

  private func isUnwanted(_ index: Int) -> Bool {
    switch tree.nodes[index].tag {
    case .aside, .footer, .figcaption, .form, .address: return true
    case .html, .body, .main, .article: return false
    default: return !hints[index].isDisjoint(with: .unwanted)
    }
  }

  private static func hints(_ tree: PageTree, _ index: Int) -> NameHints {
    var hints: NameHints = []
    let span = tree.bytes.span
    for name in [AttributeName.class, .id, .role] {
      guard let range = tree.range(of: name, at: index) else { continue }
      hints.formUnion(NameHints(names: span.extracting(range)))
    }
    if let range = tree.range(of: .itemprop, at: index),
      tree.bytes[range].elementsEqual("articleBody".utf8)
    {
      hints.insert(.body)
    }
    return hints
  }

  private static func isHidden(_ tree: PageTree, _ index: Int) -> Bool {
    if tree.range(of: .hidden, at: index) != nil { return true }
    if tree.value(of: .ariaHidden, at: index) == "true" { return true }
    guard let style = tree.value(of: .style, at: index) else { return false }
    let squeezed = style.lowercased().filter { !$0.isWhitespace }
    return squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
  }
}
