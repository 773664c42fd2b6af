import Pipeline

extension FeedLayer {
  static let networkKeys = [
    "timeout", "max_bytes", "redirects", "user_agent", "tls", "headers", "auth", "proxy",
    "allow_private",
  ]

  /// The keys that say how a feed is fetched.
  mutating func readNetwork(
    _ section: Section, _ surroundings: Surroundings, _ findings: inout Findings
  ) {
    read(section, "max_bytes", \.maxBytes) { $0.size(in: 1_024...(1 << 30), &findings) }
    read(section, "user_agent", \.userAgent) { $0.line(&findings) }
    read(section, "proxy", \.proxy) { $0.proxyURL(&findings) }
    read(section, "allow_private", \.allowsPrivateNetworks) { $0.boolean(&findings) }
    read(section, "auth", \.authentication) { $0.authentication(surroundings, &findings) }
    readTimeout(section.node("timeout"), &findings)
    readRedirects(section.node("redirects"), &findings)
    readTLS(section.node("tls"), &findings)
    if let node = section.node("headers") { readHeaders(node, surroundings, &findings) }
  }

  private mutating func readTimeout(_ node: SourceNode?, _ findings: inout Findings) {
    let keys = ["connect", "total", "stall"]
    guard let node, let timeout = Section(node, called: "timeout", keys: keys, &findings) else {
      return
    }
    let range: ClosedRange<Duration> = .seconds(1)...(.seconds(3_600))
    read(timeout, "connect", \.connectTimeout) { $0.duration(in: range, &findings) }
    read(timeout, "total", \.totalTimeout) { $0.duration(in: range, &findings) }
    read(timeout, "stall", \.stallTimeout) { $0.duration(in: range, &findings) }
  }

  private mutating func readRedirects(_ node: SourceNode?, _ findings: inout Findings) {
    let keys = ["max", "adopt_after"]
    guard let node, let redirects = Section(node, called: "redirects", keys: keys, &findings) else {
      return
    }
    read(redirects, "max", \.maxRedirects) { $0.integer(in: 0...20, &findings) }
    guard let inner = redirects.node("adopt_after"),
      let adopt = Section(inner, called: "adopt_after", keys: ["times", "over"], &findings)
    else { return }
    read(adopt, "times", \.adoptAfterTimes) { $0.integer(in: 1...1_000, &findings) }
    read(adopt, "over", \.adoptAfter) {
      $0.duration(in: .zero...(.seconds(365 * 86_400)), &findings)
    }
  }

  private mutating func readTLS(_ node: SourceNode?, _ findings: inout Findings) {
    let keys = ["ca_file", "certificate_file", "key_file"]
    guard let node, let tls = Section(node, called: "tls", keys: keys, &findings) else { return }
    read(tls, "ca_file", \.caFile) { $0.readablePath(&findings) }
    let certificate = tls.node("certificate_file")
    let key = tls.node("key_file")
    switch (certificate, key) {
    case (nil, nil):
      break
    case (let certificate?, let key?):
      guard let certificateFile = certificate.readablePath(&findings),
        let keyFile = key.readablePath(&findings)
      else { return }
      change {
        $0.clientCertificate = ClientCertificate(certificateFile: certificateFile, keyFile: keyFile)
      }
    case (let one?, nil), (nil, let one?):
      findings.error(one.place, "certificate_file and key_file go together")
    }
  }

  /// Headers of a later layer replace those of the same name.
  private mutating func readHeaders(
    _ node: SourceNode, _ surroundings: Surroundings, _ findings: inout Findings
  ) {
    guard case .mapping(let entries) = node.content else {
      if case .empty = node.content { return }
      findings.error(
        node.place, "headers: expected a mapping, found \(node.kind)",
        remedy: "like { Accept-Language: en }")
      return
    }
    var names: Set<String> = []
    for entry in entries {
      guard HeaderName.accepts(entry.key, at: entry.place, &findings) else { continue }
      guard names.insert(entry.key.lowercased()).inserted else {
        findings.error(entry.place, "header \(entry.key) stands here for the second time")
        continue
      }
      let isSensitive = HeaderName.isProbablySecret(entry.key)
      guard let value = entry.value.secret(surroundings, isSensitive: isSensitive, &findings) else {
        continue
      }
      change { feed in
        feed.headers.removeAll { $0.name.lowercased() == entry.key.lowercased() }
        feed.headers.append(HeaderSetting(name: entry.key, value: value))
      }
    }
  }
}

extension SourceNode {
  /// `{ basic: { user: u, password: … } }` or `{ bearer: … }`.
  fileprivate func authentication(
    _ surroundings: Surroundings, _ findings: inout Findings
  ) -> Authentication? {
    guard let section = Section(self, called: "auth", keys: ["basic", "bearer"], &findings) else {
      return nil
    }
    switch (section.node("basic"), section.node("bearer")) {
    case (nil, let token?):
      return token.secret(surroundings, &findings).map { .bearer($0) }
    case (let basic?, nil):
      guard
        let inner = Section(basic, called: "basic", keys: ["user", "password"], &findings),
        let userNode = inner.required("user", &findings),
        let passwordNode = inner.required("password", &findings),
        let user = userNode.line(&findings),
        let password = passwordNode.secret(surroundings, &findings)
      else { return nil }
      // RFC 7617 2: the first colon ends the user's name.
      guard !user.utf8.contains(UInt8(ascii: ":")) else {
        findings.error(userNode.place, "a user's name has no colon in basic authentication")
        return nil
      }
      return .basic(user: user, password: password)
    case (_?, _?):
      findings.error(place, "basic and bearer: only one can be sent")
      return nil
    case (nil, nil):
      findings.error(place, "auth: expected basic or bearer")
      return nil
    }
  }
}
