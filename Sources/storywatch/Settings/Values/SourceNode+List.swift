extension SourceNode {
  /// The items of a list, of which an empty value has none; nil, and reported, for all else.
  func list(_ findings: inout Findings) -> [SourceNode]? {
    switch content {
    case .sequence(let items):
      return items
    case .empty:
      return []
    case .scalar(let text, _):
      findings.error(
        place, "expected a list, found \(kind)", remedy: "write [\(Self.shortened(text))]")
      return nil
    case .mapping:
      findings.error(place, "expected a list, found \(kind)", remedy: "begin each item with a dash")
      return nil
    }
  }

  /// A list of values of one kind; those that cannot be read are reported and left out.
  func list<Value>(
    _ findings: inout Findings, _ read: (SourceNode, inout Findings) -> Value?
  ) -> [Value]? {
    guard let items = list(&findings) else { return nil }
    var values: [Value] = []
    for item in items {
      guard let value = read(item, &findings) else { continue }
      values.append(value)
    }
    return values
  }

  /// As above, of a list that has to name something: `meaning` is what one with nothing in it would mean.
  func filledList<Value>(
    elseSay meaning: String, remedy: String, _ findings: inout Findings,
    _ read: (SourceNode, inout Findings) -> Value?
  ) -> [Value]? {
    guard let items = list(&findings) else { return nil }
    guard items.isEmpty else { return list(&findings, read) }
    findings.error(place, meaning, remedy: remedy)
    return nil
  }
}
