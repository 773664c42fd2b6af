import Pipeline

/// `limits:`
enum LimitsSection {
  static let keys = [
    "connections", "per_host", "host_gap", "pause_hosts", "private_networks", "allow_networks",
  ]

  private enum PrivateNetworks: String, CaseIterable {
    case deny, allow
  }

  static func read(_ node: SourceNode, into limits: inout FetchLimits, _ findings: inout Findings) {
    guard let section = Section(node, called: "limits", keys: keys, &findings) else { return }
    section.read("connections", into: &limits.connections) { $0.integer(in: 1...256, &findings) }
    section.read("per_host", into: &limits.perHost) { $0.integer(in: 1...16, &findings) }
    section.read("host_gap", into: &limits.hostGap) {
      $0.duration(in: .zero...(.seconds(3_600)), &findings)
    }
    section.read("pause_hosts", into: &limits.pausesHosts) { $0.boolean(&findings) }
    section.read("private_networks", into: &limits.deniesPrivateNetworks) {
      $0.choice(PrivateNetworks.self, &findings).map { $0 == .deny }
    }
    section.read("allow_networks", into: &limits.allowedNetworks) {
      $0.list(&findings) { $0.network(&$1) }
    }
    if let place = section.place(of: "per_host"), limits.perHost > limits.connections {
      findings.warn(place, "per_host is more than connections; \(limits.connections) is the limit")
    }
  }
}
