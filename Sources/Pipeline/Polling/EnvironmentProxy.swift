/// The proxy that the environment names, as curl(1) reads it; taken only where the settings say so.
struct EnvironmentProxy: Sendable {
  /// The word in the settings: `proxy: environment`.
  static let word = "environment"

  let environment: [String: String]

  /// The proxy for `url`, nil where none is named or the host is excepted.
  func proxy(for url: String) -> String? {
    guard let slashes = url.firstRange(of: "://") else { return nil }
    let scheme = url[..<slashes.lowerBound].lowercased()
    let authority = url[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = Self.host(authority.split(separator: "@").last ?? "")
    guard !isExcepted(host) else { return nil }
    // HTTP_PROXY is not read: in a CGI program it is a client's header.
    let names = scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    return value(of: names + ["all_proxy", "ALL_PROXY"])
  }

  /// `no_proxy` is a list of hosts and domains, or `*`.
  private func isExcepted(_ host: String) -> Bool {
    let list = value(of: ["no_proxy", "NO_PROXY"]) ?? ""
    return list.split { $0 == "," || $0 == " " }.contains { name in
      let name = name.drop { $0 == "." }.lowercased()
      return name == "*" || host == name || host.hasSuffix("." + name)
    }
  }

  private func value(of names: [String]) -> String? {
    names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  private static func host(_ authority: Substring) -> String {
    if authority.hasPrefix("[") {
      return String(authority.dropFirst().prefix { $0 != "]" }).lowercased()
    }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }
}
