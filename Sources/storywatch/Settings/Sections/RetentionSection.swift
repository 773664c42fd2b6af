import Pipeline

/// `retention:`
enum RetentionSection {
  static let keys = ["articles", "raw", "alerts", "max_disk"]

  static func read(
    _ node: SourceNode, into retention: inout RetentionSettings, _ findings: inout Findings
  ) {
    guard let section = Section(node, called: "retention", keys: keys, &findings) else { return }
    let range: ClosedRange<Duration> = .seconds(86_400)...(.seconds(100 * 365 * 86_400))
    section.read("articles", into: &retention.articles) { $0.duration(in: range, &findings) }
    section.read("raw", into: &retention.raw) { $0.duration(in: range, &findings) }
    section.read("alerts", into: &retention.alerts) { $0.duration(in: range, &findings) }
    section.read("max_disk", into: &retention.maxDiskBytes) {
      $0.size(in: (64 << 20)...(1 << 50), &findings)
    }
  }
}
