import Pipeline

/// `alerts: webhook:`
enum WebhookSection {
  static let keys = ["url", "secret", "timeout", "allow_private"]

  static func read(
    _ node: SourceNode, _ surroundings: Surroundings, _ limits: FetchLimits,
    _ findings: inout Findings
  ) -> WebhookSettings? {
    guard let section = Section(node, called: "webhook", keys: keys, &findings),
      let urlNode = section.required("url", &findings), let url = urlNode.webURL(&findings)
    else { return nil }
    if url.lowercased().hasPrefix("http:") {
      findings.warn(urlNode.place, "alerts go to this address unencrypted; https keeps them secret")
    }
    var webhook = WebhookSettings(url: url)
    section.read("timeout", into: &webhook.timeout) {
      $0.duration(in: .seconds(1)...(.seconds(300)), &findings)
    }
    section.read("allow_private", into: &webhook.allowsPrivateNetworks) { $0.boolean(&findings) }
    if limits.refuses(hostOf: url), !webhook.allowsPrivateNetworks {
      findings.warn(
        urlNode.place,
        "the webhook is on a private network, which is refused; allow_private: true beside its url, "
          + "or its network under limits: allow_networks")
    }
    if let secret = section.node("secret") {
      webhook.secret = secret.secret(surroundings, &findings) { text in
        WebhookSettings.key(of: text) != nil
          ? nil
          : "what follows whsec_ is base64 (standardwebhooks.com); other secrets begin otherwise"
      }
    } else {
      findings.warn(section.place, "no secret: its receiver cannot tell who sends")
    }
    return webhook
  }
}
