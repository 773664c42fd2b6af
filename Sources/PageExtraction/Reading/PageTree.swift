internal import Text

/// A page as flat arrays in document order: a subtree is a range of nodes, so that nothing here recurses.
struct PageTree {
  struct Node {
    var tag: HTMLTag
    var isText: Bool
    /// -1 for the root.
    var parent: Int32
    /// The node after the last one of its subtree.
    var end: Int32
    /// Of a text node, in `bytes`; of the text of a kept script, too.
    var textStart: Int32 = 0
    var textEnd: Int32 = 0
    /// In `attributes`.
    var firstAttribute: Int32 = 0
    var lastAttribute: Int32 = 0

    /// Paragraphs and lists may stand in it.
    var mayHoldBlocks: Bool {
      switch tag {
      case .p, .li, .h1, .h2, .h3, .h4, .h5, .h6, .tr, .dt, .a: false
      default: !isText
      }
    }
  }

  struct Attribute {
    var name: AttributeName
    /// In `bytes`.
    var start: Int32
    var end: Int32
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// Text and values, UTF-8.
  var bytes: [UInt8] = []

  /// The nodes below `node`, without itself.
  func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  /// Where the value of the attribute stands in `bytes`; nil where the element has none.
  func range(of name: AttributeName, at node: Int) -> Range<Int>? {
    for index in Int(nodes[node].firstAttribute)..<Int(nodes[node].lastAttribute)
    where attributes[index].name == name {
      return Int(attributes[index].start)..<Int(attributes[index].end)
    }
    return nil
  }

  /// The value of the attribute; nil where the element has none.
  func value(of name: AttributeName, at node: Int) -> String? {
    range(of: name, at: node).map { String(streamSafe: bytes[$0]) }
  }

  /// All text below `node`, as it stands.
  func text(of node: Int) -> String {
    var text: [UInt8] = []
    for index in node..<Int(nodes[node].end) where nodes[index].isText {
      text += bytes[Int(nodes[index].textStart)..<Int(nodes[index].textEnd)]
    }
    return String(streamSafe: text[...])
  }

  /// The nearest element that `node` is in, itself included, for which `isWanted` holds.
  func ancestor(of node: Int, where isWanted: (Int) -> Bool) -> Int? {
    var index = node
    while index >= 0 {
      if isWanted(index) { return index }
      index = Int(nodes[index].parent)
    }
    return nil
  }
}
