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
      node.filledList(
        elseSay: "no format: no page would be written",
        remedy: "formats: [md, json], or leave it out", &findings
      ) { $0.choice(DigestSettings.Format.self, &$1) }
    }
  }
}
