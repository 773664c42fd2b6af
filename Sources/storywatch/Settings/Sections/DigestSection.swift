import Pipeline

/// `digest:`
enum DigestSection {
  static let keys = ["at", "stories", "formats"]

  static func read(
    _ node: SourceNode, into digest: inout DigestSettings, _ findings: inout Findings
  ) {
    guard let section = Section(node, called: "digest", keys: keys, &findings) else { return }
    section.read("at", into: &digest.minuteOfDay) { $0.minuteOfDay(&findings) }
    section.read("stories", into: &digest.stories) { $0.integer(in: 1...500, &findings) }
    section.read("formats", into: &digest.formats) { node in
      node.list(&findings) { item, findings in
        item.choice(DigestSettings.Format.self, &findings)
      }
    }
  }
}
