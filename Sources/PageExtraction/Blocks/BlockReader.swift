internal import Text

/// Cuts the text of a page into blocks, in document order.
struct BlockReader {
  private(set) var blocks: [TextBlock] = []
  private(set) var bytes: [UInt8] = []
  private var current: TextBlock?
  private var owesBlank = false
  /// Links that are open.
  private var links = 0

  /// Reads what is in `tree` outside the nodes that are left out; an omitted node leaves out all below it.
  init(_ tree: PageTree, omitted: [Bool]) {
    var open: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      while let node = open.last, Int(tree.nodes[node].end) <= index {
        open.removeLast()
        leave(tree.nodes[node].tag)
      }
      let node = tree.nodes[index]
      if omitted[index] || node.tag.isNeverText {
        if node.tag.isBlock { flush() }
        index = Int(node.end)
        continue
      }
      if node.isText {
        add(tree, index, blocks: open)
      } else {
        enter(node.tag)
        open.append(index)
      }
      index += 1
    }
    flush()
  }

  /// The blocks that begin in one of the ranges of nodes; both are walked together, since a page may have many of each.
  func blocks(in ranges: [Range<Int>]) -> [TextBlock] {
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var end = 0
    return blocks.filter { block in
      while next < ranges.count, ranges[next].lowerBound <= block.firstNode {
        end = max(end, ranges[next].upperBound)
        next += 1
      }
      return block.firstNode < end
    }
  }

  func text(of block: TextBlock) -> String {
    String(decoding: bytes[block.start..<block.end], as: UTF8.self)
  }

  private mutating func enter(_ tag: HTMLTag) {
    if tag.isBlock { flush() }
    if tag == .td || tag == .th { owesBlank = true }
    if tag == .a { links += 1 }
  }

  private mutating func leave(_ tag: HTMLTag) {
    if tag.isBlock { flush() }
    if tag == .td || tag == .th { owesBlank = true }
    if tag == .a { links -= 1 }
  }

  private mutating func flush() {
    if var block = current {
      block.end = bytes.count
      block.endsSentence = Self.endsSentence(bytes, at: block.end)
      if block.size > 0 { blocks.append(block) }
    }
    current = nil
    owesBlank = false
  }

  private mutating func add(_ tree: PageTree, _ index: Int, blocks open: [Int]) {
    let source = tree.bytes.span
    let end = Int(tree.nodes[index].textEnd)
    var position = Int(tree.nodes[index].textStart)
    while position < end {
      let byte = source[position]
      let blank = byte > 0x20 && byte < 0xc2 ? 0 : WhiteSpace.length(source, position, end)
      if blank > 0 {
        owesBlank = current != nil
        position += blank
        continue
      }
      if current == nil {
        current = TextBlock(
          kind: Self.kind(tree, open), node: Self.container(tree, open), firstNode: index,
          start: bytes.count, end: bytes.count)
        owesBlank = false
      }
      if owesBlank {
        bytes.append(0x20)
        owesBlank = false
      }
      bytes.append(byte)
      position += 1
      current?.size += 1
      if links > 0 { current?.linkSize += 1 }
      if Self.isMark(source, position - 1, end) { current?.marks += 1 }
    }
  }

  /// A full stop, a comma and the like, in any script that has them.
  private static func isMark(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "?"), UInt8(ascii: "!"):
      return true
    // ، ؛ ؟
    case 0xd8: return index + 1 < end && [0x8c, 0x9b, 0x9f].contains(bytes[index + 1])
    case 0xe0, 0xe2, 0xe3, 0xef:
      guard index + 2 < end else { return false }
      return wideMarks.contains([bytes[index], bytes[index + 1], bytes[index + 2]])
    default: return false
    }
  }

  private static func endsSentence(_ bytes: [UInt8], at end: Int) -> Bool {
    switch bytes[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default:
      bytes[..<end].suffix(2).elementsEqual([0xd8, 0x9f])
        || wideEnds.contains(Array(bytes[..<end].suffix(3)))
    }
  }

  private static let wideEnds: Set<[UInt8]> = Set(["。", "？", "！", "।", "…"].map { Array($0.utf8) })
  private static let wideMarks = wideEnds.union(["、", "，", "；", "："].map { Array($0.utf8) })

  private static func container(_ tree: PageTree, _ open: [Int]) -> Int {
    open.last { tree.nodes[$0].tag.isBlock } ?? 0
  }

  private static func kind(_ tree: PageTree, _ open: [Int]) -> TextBlock.Kind {
    for node in open.reversed() {
      let tag = tree.nodes[node].tag
      if let level = tag.headingLevel { return .heading(level) }
      switch tag {
      case .li, .dd, .dt: return .item
      case .tr: return .row
      case .pre: return .preformatted
      case .p, .div, .section, .article, .blockquote: return .paragraph
      default: continue
      }
    }
    return .paragraph
  }
}
