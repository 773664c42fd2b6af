/// The top-level keys of all files of a configuration as if they stood in one.
///
/// Lists and groups are joined in the order of the files. What can be said once only is an error the
/// second time, since no order could tell which of two answers is meant.
struct MergedSections {
  private static let joined = ["version", "include", "publishers", "groups", "feeds", "watches"]
  private let sections: [Section]

  init(_ sections: [Section], _ findings: inout Findings) {
    self.sections = sections
    for key in SettingsFiles.keys where !Self.joined.contains(key) {
      let places = sections.compactMap { $0.place(of: key) }
      guard let first = places.first else { continue }
      for place in places.dropFirst() {
        findings.error(place, "\"\(key)\" is already given", remedy: "at \(first)")
      }
    }
  }

  /// The value of a key that is given once.
  func single(_ key: String) -> SourceNode? {
    sections.lazy.compactMap { $0.node(key) }.first
  }

  func read<Value>(_ key: String, into target: inout Value, _ read: (SourceNode) -> Value?) {
    guard let node = single(key), let value = read(node) else { return }
    target = value
  }

  /// The values of a key that each file may give.
  func all(_ key: String) -> [SourceNode] {
    sections.compactMap { $0.node(key) }
  }

  /// The items of a list to which each file may add.
  func items(_ key: String, _ findings: inout Findings) -> [SourceNode] {
    all(key).flatMap { $0.list(&findings) ?? [] }
  }
}
