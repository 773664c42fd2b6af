import News
import Pipeline

/// The keys that defaults, a group and a feed share, as one of them gives them.
///
/// Each is read once; feeds are made by applying the layers in order: defaults, group, the feed's own.
struct FeedLayer {
  static let keys =
    [
      "interval", "adaptive", "max_interval", "ignore_hints", "backoff", "fulltext", "role",
      "publisher", "first_run", "backfill",
    ] + networkKeys

  private var changes: [(inout FeedSettings) -> Void] = []
  private var places: [String: Place] = [:]

  init() {}

  /// Reads the shared keys of `section`, which may have others.
  init(
    _ section: Section, _ surroundings: Surroundings, _ publishers: UniqueNames,
    _ findings: inout Findings
  ) {
    let long: ClosedRange<Duration> = .seconds(1)...(.seconds(365 * 86_400))
    read(section, "interval", \.interval) { $0.duration(in: long, &findings) }
    read(section, "adaptive", \.isAdaptive) { $0.boolean(&findings) }
    read(section, "max_interval", \.maxInterval) { $0.duration(in: long, &findings) }
    read(section, "ignore_hints", \.ignoresHints) { $0.boolean(&findings) }
    read(section, "fulltext", \.fullText) { $0.choice(FeedSettings.FullText.self, &findings) }
    read(section, "role", \.role) { $0.choice(FeedRole.self, &findings) }
    read(section, "publisher", \.publisher) { node in
      guard let id = node.text(&findings), publishers.resolve(id, node.place, &findings) else {
        return nil
      }
      return id
    }
    read(section, "first_run", \.firstRun) { $0.firstRun(&findings) }
    read(section, "backfill", \.backfill) { $0.integer(in: 0...100, &findings) }
    if let node = section.node("backoff"),
      let backoff = Section(node, called: "backoff", keys: ["max"], &findings)
    {
      read(backoff, "max", \.maxBackoff) { $0.duration(in: long, &findings) }
    }
    readNetwork(section, surroundings, &findings)
  }

  func apply(to feed: inout FeedSettings) {
    for change in changes { change(&feed) }
  }

  /// Where this layer gives the value of `key`; nil where it does not.
  func place(of key: String) -> Place? {
    places[key]
  }

  mutating func read<Value>(
    _ section: Section, _ key: String, _ property: WritableKeyPath<FeedSettings, Value>,
    _ read: (SourceNode) -> Value?
  ) {
    guard let node = section.node(key), let value = read(node) else { return }
    places[key] = node.place
    changes.append { $0[keyPath: property] = value }
  }

  /// As above, where a key adds to what earlier layers gave.
  mutating func change(_ change: @escaping (inout FeedSettings) -> Void) {
    changes.append(change)
  }
}

extension SourceNode {
  /// `baseline`, `recent:24h` or `all`.
  fileprivate func firstRun(_ findings: inout Findings) -> FeedSettings.FirstRun? {
    guard let (text, _) = scalar("a word", &findings) else { return nil }
    switch text {
    case "baseline": return .baseline
    case "all": return .all
    default: break
    }
    let prefix = "recent:"
    if text.hasPrefix(prefix),
      let age = DurationText.parse(String(text.dropFirst(prefix.count))), age > .zero
    {
      return .recent(age)
    }
    findings.error(place, "\(kind) is not known here", remedy: "baseline, recent:24h or all")
    return nil
  }
}
