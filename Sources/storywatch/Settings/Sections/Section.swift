/// A mapping whose keys are known: the others are reported when it is made.
struct Section {
  let place: Place
  private let entries: [SourceNode.Entry]

  /// An empty value is an empty mapping; nil, and reported, where `node` is something else.
  init?(_ node: SourceNode, called name: String, keys: [String], _ findings: inout Findings) {
    place = node.place
    switch node.content {
    case .mapping(let found):
      entries = found
    case .empty:
      entries = []
    default:
      findings.error(
        node.place, "\(name): expected a mapping, found \(node.kind)",
        remedy: "its keys are \(keys.joined(separator: ", "))")
      return nil
    }
    for entry in entries where !keys.contains(entry.key) {
      findings.error(
        entry.place, "unknown key \"\(SourceNode.shortened(entry.key))\" in \(name)",
        remedy: Self.remedy(for: entry.key, keys))
    }
  }

  func node(_ key: String) -> SourceNode? {
    entries.first { $0.key == key }?.value
  }

  /// Where the key stands, not its value.
  func place(of key: String) -> Place? {
    entries.first { $0.key == key }?.place
  }

  /// Puts the value of `key` into `target` where the key is given and `read` can read it.
  func read<Value>(
    _ key: String, into target: inout Value, _ read: (SourceNode) -> Value?
  ) {
    guard let node = node(key), let value = read(node) else { return }
    target = value
  }

  /// The value of a key that must be there.
  func required(_ key: String, _ findings: inout Findings) -> SourceNode? {
    if let node = node(key) { return node }
    findings.error(place, "\"\(key)\" is missing")
    return nil
  }

  private static func remedy(for key: String, _ keys: [String]) -> String {
    switch key.lowercased() {
    case "on", "off", "yes", "no", "y", "n":
      return "YAML 1.1 reads it as true or false; no key has this name"
    default:
      return Spelling.suggestion(for: key, among: keys)
        ?? "known: " + keys.joined(separator: ", ")
    }
  }
}
