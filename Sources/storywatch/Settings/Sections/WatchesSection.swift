import News
import Watching

/// `watches:`
struct WatchesSection {
  static let keys = [
    "id", "query", "groups", "feeds", "severity", "min_origins", "escalate",
  ]

  private let groups: UniqueNames
  private let feeds: UniqueNames
  /// Nil where anybody may be a source.
  private let sources: SourceNames?

  /// The names that watches may refer to.
  init(groups: UniqueNames, feeds: UniqueNames, sources: SourceNames? = nil) {
    self.groups = groups
    self.feeds = feeds
    self.sources = sources
  }

  func read(_ items: [SourceNode], _ findings: inout Findings) -> [Watch] {
    var ids = UniqueNames("watch")
    return items.compactMap { read($0, &ids, &findings) }
  }

  private func read(
    _ item: SourceNode, _ ids: inout UniqueNames, _ findings: inout Findings
  ) -> Watch? {
    guard let section = Section(item, called: "a watch", keys: Self.keys, &findings) else {
      return nil
    }
    let id = section.required("id", &findings).flatMap { node -> String? in
      guard let id = node.identifier(&findings), ids.insert(id, node.place, &findings) else {
        return nil
      }
      return id
    }
    let queryNode = section.required("query", &findings)
    var watch = queryNode.flatMap { node in
      node.query(&findings).map { query, text in
        sources?.check(query, in: node, &findings)
        return Watch(id: id ?? "", query: query, queryText: text)
      }
    }
    // The other keys are read even so: their errors are told too.
    var groupNames: [String] = []
    var feedIDs: [String] = []
    var severity: Severity = .medium
    var minOrigins = 1
    section.read("groups", into: &groupNames) { references($0, to: groups, &findings) }
    section.read("feeds", into: &feedIDs) { references($0, to: feeds, &findings) }
    section.read("severity", into: &severity) { $0.choice(Severity.self, &findings) }
    section.read("min_origins", into: &minOrigins) { $0.integer(in: 1...100, &findings) }
    let escalation = section.node("escalate").flatMap { $0.escalation(above: severity, &findings) }
    watch?.groups = groupNames
    watch?.feeds = feedIDs
    watch?.severity = severity
    watch?.minOrigins = minOrigins
    watch?.escalate = escalation
    return id != nil ? watch : nil
  }

  private func references(
    _ node: SourceNode, to names: UniqueNames, _ findings: inout Findings
  ) -> [String]? {
    node.filledList(
      elseSay: "no \(names.what) is named",
      remedy: "name one, or leave \(names.what)s: out to look at every feed", &findings
    ) { item, findings in
      guard let name = item.text(&findings), names.resolve(name, item.place, &findings) else {
        return nil
      }
      return name
    }
  }
}

extension SourceNode {
  /// A query of the query language, and its text.
  fileprivate func query(_ findings: inout Findings) -> (Query, String)? {
    guard let (text, _) = scalar("a query", &findings) else { return nil }
    do throws(QueryError) {
      return (try Query.parse(text), text)
    } catch {
      findings.error(
        place(ofByte: error.offset), "query: \(error.message)",
        remedy: error.remedy)
      return nil
    }
  }

  fileprivate func escalation(
    above severity: Severity, _ findings: inout Findings
  ) -> Escalation? {
    let keys = ["origins", "within", "severity"]
    guard let section = Section(self, called: "escalate", keys: keys, &findings) else { return nil }
    let origins = section.required("origins", &findings)
      .flatMap { $0.integer(in: 2...100, &findings) }
    let within = section.required("within", &findings)
      .flatMap { $0.duration(in: .seconds(60)...(.seconds(365 * 86_400)), &findings) }
    let severityNode = section.required("severity", &findings)
    let louder = severityNode.flatMap { $0.choice(Severity.self, &findings) }
    guard let origins, let within, let louder else { return nil }
    if let place = severityNode?.place, louder <= severity {
      findings.warn(place, "\(louder.rawValue) is not louder than the watch's \(severity.rawValue)")
    }
    return Escalation(origins: origins, within: within, severity: louder)
  }
}
