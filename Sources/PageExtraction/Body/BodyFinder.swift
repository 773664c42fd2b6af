/// Finds the element that holds the article.
///
/// Prose counts for it, lists of links and scraps count against it: the element with the largest sum (after
/// Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation", WWW 2009), then
/// down to where the text really is.
struct BodyFinder {
  private let tree: PageTree
  private let hints: [NameHints]
  private let omitted: [Bool]
  private let gains: ProseSums
  private let losses: ProseSums

  init(tree: PageTree, hints: [NameHints], omitted: [Bool], blocks: [TextBlock]) {
    self.tree = tree
    self.hints = hints
    self.omitted = omitted
    gains = ProseSums(blocks, nodes: tree.nodes.count) { max(0, Self.worth($0)) }
    losses = ProseSums(blocks, nodes: tree.nodes.count) { max(0, -Self.worth($0)) }
  }

  /// The nodes that hold the article, in document order; none lies in another.
  func find() -> [Range<Int>] {
    var best = 0
    var bestSum = Int.min
    for index in tree.nodes.indices where tree.nodes[index].mayHoldBlocks {
      let sum = worth(index)
      if sum >= bestSum {
        best = index
        bestSum = sum
      }
    }
    if let named = named(atLeast: bestSum / 4) { return named }
    return [range(tight(best))]
  }

  /// The elements that are named as the article's body, where there is much in them.
  private func named(atLeast minimum: Int) -> [Range<Int>]? {
    var bodies: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      if omitted[index] || tree.nodes[index].tag.isNeverText {
        index = Int(tree.nodes[index].end)
      } else if hints[index].contains(.body), tree.nodes[index].tag != .body,
        tree.nodes[index].tag != .html
      {
        bodies.append(index)
        index = Int(tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    guard let best = bodies.max(by: { worth($0) < worth($1) }), worth(best) >= max(minimum, 150)
    else { return nil }
    let article = tree.ancestor(of: best) {
      tree.nodes[$0].tag == .article || tree.nodes[$0].tag == .main
    }
    guard let article else { return [range(best)] }
    return bodies.filter { range(article).contains($0) }.map(range)
  }

  /// Down to the child that holds nearly all, past what stands beside it.
  private func tight(_ start: Int) -> Int {
    var node = start
    while let child = heaviestChild(of: node) {
      let gain = gains.sum(range(node)) - gains.sum(range(child))
      let loss = losses.sum(range(node)) - losses.sum(range(child))
      let isSmall = gain * 10 < gains.sum(range(node))
      let isPoor = Double(gain) < 0.85 * Double(gain + loss)
      guard isSmall || isPoor, worth(child) > 0 else { break }
      if !tree.nodes[child].mayHoldBlocks { break }
      node = child
    }
    return node
  }

  private func heaviestChild(of node: Int) -> Int? {
    var best: Int?
    var child = node + 1
    while child < Int(tree.nodes[node].end) {
      if !tree.nodes[child].isText, best.map({ worth($0) < worth(child) }) ?? true { best = child }
      child = Int(tree.nodes[child].end)
    }
    return best
  }

  private func range(_ node: Int) -> Range<Int> { node..<Int(tree.nodes[node].end) }

  private func worth(_ node: Int) -> Int { gains.sum(range(node)) - losses.sum(range(node)) }

  static func worth(_ block: TextBlock) -> Int {
    if block.linkShare > 0.5 { return -min(block.size, 100) }
    if block.isHeading { return -5 }
    if case .item = block.kind, block.linkShare > 0.2 { return -min(block.size, 100) }
    if block.size < 60 || block.marks == 0 { return block.endsSentence ? block.size / 4 : -15 }
    return Int(Double(block.size) * (1 - block.linkShare))
  }
}
