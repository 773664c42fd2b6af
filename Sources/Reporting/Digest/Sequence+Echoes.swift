extension Sequence {
  /// The elements that are no echo of one before them.
  func withoutEchoes(_ isEcho: (Element, Element) -> Bool) -> [Element] {
    var kept: [Element] = []
    for element in self where !kept.contains(where: { isEcho(element, $0) }) {
      kept.append(element)
    }
    return kept
  }
}
