/// Takes out of the body's blocks what is no line of the article.
struct BlockFilter {
  let tree: PageTree
  let bytes: [UInt8]
  let titles: TitleKeys

  func filter(_ blocks: [TextBlock]) -> [TextBlock] {
    var kept = afterTitle(blocks)
    kept = withoutLinkLists(kept).filter { !isBoilerplate($0) }
    dropHead(&kept)
    dropTail(&kept)
    return kept
  }

  /// The article begins behind its title, if little prose stands before that.
  private func afterTitle(_ blocks: [TextBlock]) -> [TextBlock] {
    let whole = blocks.reduce(0) { $0 + max(0, BodyFinder.worth($1)) }
    var before = 0
    var start = 0
    for (index, block) in blocks.enumerated() {
      if before * 4 > whole { break }
      if isTitle(block), block.isHeading || before == 0 { start = index + 1 }
      before += max(0, BodyFinder.worth(block))
    }
    return Array(blocks[start...])
  }

  private func isTitle(_ block: TextBlock) -> Bool {
    titles.matches(bytes[block.start..<block.end])
  }

  /// Lists most of whose text is links, with the heading over them.
  private func withoutLinkLists(_ blocks: [TextBlock]) -> [TextBlock] {
    var kept: [TextBlock] = []
    var index = 0
    while index < blocks.count {
      var end = index
      var size = 0
      var links = 0
      while end < blocks.count, case .item = blocks[end].kind {
        size += blocks[end].size
        links += blocks[end].linkSize
        end += 1
      }
      if end == index {
        kept.append(blocks[index])
        index += 1
        continue
      }
      if end - index >= 2, links * 2 > size {
        if kept.last?.isHeading ?? false { kept.removeLast() }
      } else {
        kept += blocks[index..<end]
      }
      index = end
    }
    return kept
  }

  private func isBoilerplate(_ block: TextBlock) -> Bool {
    if block.linkShare > 0.8 { return true }
    if block.linkShare > 0.5, block.size < 120, !block.endsSentence { return true }
    if case .heading(1) = block.kind { return true }
    return block.isHeading && isTitle(block)
  }

  /// What stands before the first prose, unless it stands in the same place.
  private func dropHead(_ blocks: inout [TextBlock]) {
    guard let first = blocks.firstIndex(where: isProse) else { return }
    let place = tree.nodes[blocks[first].node].parent
    let head = blocks[..<first].filter {
      tree.nodes[$0.node].parent == place && $0.linkSize == 0
    }
    blocks.replaceSubrange(..<first, with: head)
  }

  private func dropTail(_ blocks: inout [TextBlock]) {
    while let last = blocks.last, last.isHeading || last.linkShare > 0.3 && !last.endsSentence {
      blocks.removeLast()
    }
  }

  /// An address is no prose, however long it is.
  private func isProse(_ block: TextBlock) -> Bool {
    BodyFinder.worth(block) > 0 && bytes[block.start..<block.end].contains(0x20)
  }
}
