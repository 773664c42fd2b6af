/// `groups:`, a mapping of names to the keys that their feeds share.
struct GroupsSection {
  private(set) var names = UniqueNames("group")
  private var layers: [String: FeedLayer] = [:]

  init(
    _ nodes: [SourceNode], _ surroundings: Surroundings, _ publishers: UniqueNames,
    _ findings: inout Findings
  ) {
    for node in nodes {
      guard case .mapping(let entries) = node.content else {
        if case .empty = node.content { continue }
        findings.error(
          node.place, "groups: expected a mapping, found \(node.kind)",
          remedy: "like groups: { mideast: { interval: 10m } }")
        continue
      }
      for entry in entries {
        guard SourceNode.isIdentifier(entry.key) else {
          findings.error(
            entry.place, "\"\(SourceNode.shortened(entry.key))\" is no name of a group",
            remedy: "letters, digits, - _ . ; at most 64, a letter or digit first")
          continue
        }
        guard names.insert(entry.key, entry.place, &findings),
          let section = Section(
            entry.value, called: "group \(entry.key)", keys: FeedLayer.keys, &findings)
        else { continue }
        layers[entry.key] = FeedLayer(section, surroundings, publishers, &findings)
      }
    }
  }

  func layer(_ name: String) -> FeedLayer? {
    layers[name]
  }
}
