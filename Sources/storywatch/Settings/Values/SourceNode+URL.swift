extension SourceNode {
  /// The address of a feed: http, https, or `file:` and a path, which is resolved against this file.
  ///
  /// An http address is kept as it is written, byte for byte: signed ones break otherwise.
  func feedURL(_ findings: inout Findings) -> String? {
    guard let text = line(&findings) else { return nil }
    if let path = FeedURL.path(of: text) {
      return fileURL(path, &findings)
    }
    switch FeedURL.check(text, schemes: ["https", "http", "file"]) {
    case .fine:
      if FeedURL.userInfo(of: text) != nil {
        findings.warn(place, "a password stands in the URL; auth: keeps it out of other hands")
      }
      return text
    case .wrong(let message, let remedy):
      findings.error(place, message, remedy: remedy)
      return nil
    }
  }

  /// An http or https address, kept as it is written.
  func webURL(_ findings: inout Findings) -> String? {
    url(schemes: ["https", "http"], &findings)
  }

  /// The address of a proxy, as libcurl takes it, or `environment` for the one that the environment names.
  func proxyURL(_ findings: inout Findings) -> String? {
    if case .scalar("environment", _) = content { return "environment" }
    return url(schemes: ["http", "https", "socks5", "socks5h"], &findings)
  }

  private func url(schemes: [String], _ findings: inout Findings) -> String? {
    guard let text = line(&findings) else { return nil }
    switch FeedURL.check(text, schemes: schemes) {
    case .fine:
      return text
    case .wrong(let message, let remedy):
      findings.error(place, message, remedy: remedy)
      return nil
    }
  }

  /// A path, resolved against the directory of the file that names it.
  func path(_ findings: inout Findings) -> String? {
    line(&findings).map(resolved)
  }

  /// A path of a file that must be there.
  func readablePath(_ findings: inout Findings) -> String? {
    guard let path = path(&findings) else { return nil }
    guard FileAccess.isReadable(path) else {
      findings.error(place, "\(path) cannot be read", remedy: "is the path right?")
      return nil
    }
    return path
  }

  private func fileURL(_ path: String, _ findings: inout Findings) -> String? {
    guard !path.isEmpty else {
      findings.error(place, "file: without a path", remedy: "like file:samples/wire.xml")
      return nil
    }
    guard !path.hasPrefix("//") else {
      findings.error(
        place, "a file of another machine cannot be read",
        remedy: "file: and a path, or file:///path")
      return nil
    }
    let resolved = resolved(path)
    if !FileAccess.isReadable(resolved) {
      findings.warn(place, "\(resolved) cannot be read now")
    }
    return "file:" + resolved
  }

  private func resolved(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let slash = place.file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(place.file[...slash]) + path
  }
}
