import News
import Pipeline
import Watching

/// `alerts:`
enum AlertsSection {
  static let keys = ["settle", "cooldown", "budget", "quiet", "outputs", "webhook"]

  static func read(
    _ node: SourceNode, into alerts: inout AlertSettings, _ surroundings: Surroundings,
    _ limits: FetchLimits, _ findings: inout Findings
  ) {
    guard let section = Section(node, called: "alerts", keys: keys, &findings) else { return }
    section.read("settle", into: &alerts.settle) {
      $0.duration(in: .zero...(.seconds(86_400)), &findings)
    }
    section.read("cooldown", into: &alerts.cooldown) {
      $0.duration(in: .zero...(.seconds(30 * 86_400)), &findings)
    }
    section.read("budget", into: &alerts.budget) { $0.integer(in: 0...100_000, &findings) }
    section.read("quiet", into: &alerts.quiet) { $0.quietHours(&findings) }
    section.read("outputs", into: &alerts.outputs) { node in
      node.filledList(
        elseSay: "no output: nothing would be told anywhere",
        remedy: "outputs: [journal, file], or leave it out", &findings
      ) { $0.choice(AlertSettings.Output.self, &$1) }
    }
    if let webhook = section.node("webhook") {
      alerts.webhook = WebhookSection.read(webhook, surroundings, limits, &findings)
      if !alerts.outputs.contains(.webhook) {
        findings.warn(webhook.place, "nothing is sent: outputs does not name the webhook")
      }
    } else if alerts.outputs.contains(.webhook) {
      findings.error(
        section.node("outputs")?.place ?? section.place, "a webhook needs an address",
        remedy: "webhook: { url: https://…, secret: { credential: … } }")
    }
  }
}

extension SourceNode {
  fileprivate func quietHours(_ findings: inout Findings) -> QuietHours? {
    let keys = ["from", "to", "except"]
    guard let section = Section(self, called: "quiet", keys: keys, &findings) else { return nil }
    let from = section.required("from", &findings).flatMap { $0.minuteOfDay(&findings) }
    let toNode = section.required("to", &findings)
    let to = toNode.flatMap { $0.minuteOfDay(&findings) }
    var except = Severity.critical
    section.read("except", into: &except) { $0.choice(Severity.self, &findings) }
    guard let from, let to else { return nil }
    guard from != to else {
      findings.error(
        toNode?.place ?? place, "quiet hours begin and end at the same time",
        remedy: "leave quiet: out for none")
      return nil
    }
    return QuietHours(fromMinute: from, toMinute: to, except: except)
  }
}
