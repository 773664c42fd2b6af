import News
import Pipeline

/// `publishers:`
struct PublishersSection {
  static let keys = ["id", "names", "domains", "kind"]

  private(set) var publishers: [Publisher] = []
  private(set) var ids = UniqueNames("publisher")

  init(_ items: [SourceNode], _ findings: inout Findings) {
    var domains = UniqueNames("domain")
    for item in items {
      guard let section = Section(item, called: "a publisher", keys: Self.keys, &findings),
        let idNode = section.required("id", &findings), let id = idNode.identifier(&findings),
        ids.insert(id, idNode.place, &findings)
      else { continue }
      var publisher = Publisher(id: id, names: [], domains: [], kind: .news)
      section.read("names", into: &publisher.names) { $0.list(&findings) { $0.line(&$1) } }
      section.read("domains", into: &publisher.domains) {
        $0.list(&findings) { node, findings in
          guard let domain = node.domain(&findings),
            domains.insert(domain, node.place, &findings)
          else { return nil }
          return domain
        }
      }
      section.read("kind", into: &publisher.kind) { $0.choice(FeedRole.self, &findings) }
      publishers.append(publisher)
    }
  }
}
