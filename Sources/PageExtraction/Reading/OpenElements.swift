/// The elements that have begun and not ended, outermost first.
struct OpenElements {
  private struct Element {
    var node: Int
    var tag: HTMLTag
    /// Tells elements we know nothing of apart.
    var name: UInt64
  }
  private var elements: [Element] = []
  private var counts = [Int](repeating: 0, count: HTMLTag.allCases.count)

  var count: Int { elements.count }
  var innermost: Int? { elements.last?.node }

  func contains(_ tag: HTMLTag) -> Bool { counts[Int(tag.rawValue)] > 0 }

  mutating func push(_ node: Int, _ tag: HTMLTag, name: UInt64) {
    elements.append(Element(node: node, tag: tag, name: name))
    counts[Int(tag.rawValue)] += 1
  }

  mutating func pop() -> Int? {
    guard let last = elements.popLast() else { return nil }
    counts[Int(last.tag.rawValue)] -= 1
    return last.node
  }

  /// How many elements end where the nearest of this name does; 0 where none is open, or where one stands
  /// between that does not let it end.
  func depth(of tag: HTMLTag, name: UInt64) -> Int {
    guard contains(tag) else { return 0 }
    return depth(of: { $0.tag == tag && $0.name == name }, within: { tag.mayNotEnd(through: $0) })
  }

  /// The same for the nearest of the kinds in `tags`.
  func depth(of tags: [HTMLTag], within isBarrier: (HTMLTag) -> Bool) -> Int {
    guard tags.contains(where: contains) else { return 0 }
    return depth(of: { tags.contains($0.tag) }, within: isBarrier)
  }

  private func depth(of isWanted: (Element) -> Bool, within isBarrier: (HTMLTag) -> Bool) -> Int {
    var depth = 0
    for element in elements.reversed() {
      depth += 1
      if isWanted(element) { return depth }
      if isBarrier(element.tag) { return 0 }
    }
    return 0
  }
}
