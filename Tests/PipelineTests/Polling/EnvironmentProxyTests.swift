import Testing

@testable import Pipeline

@Suite struct EnvironmentProxyTests {
  private let proxy = EnvironmentProxy(environment: [
    "http_proxy": "http://p.example:3128", "HTTPS_PROXY": "http://s.example:3128",
    "HTTP_PROXY": "http://evil.example", "no_proxy": "localhost, .lan.example,[::1],one.example",
  ])

  @Test func `the scheme chooses, and HTTP_PROXY is nobody's`() {
    #expect(proxy.proxy(for: "http://a.example/feed") == "http://p.example:3128")
    #expect(proxy.proxy(for: "https://a.example/feed") == "http://s.example:3128")
    #expect(
      EnvironmentProxy(environment: ["HTTP_PROXY": "x"]).proxy(for: "http://a.example/") == nil)
    let all = EnvironmentProxy(environment: ["all_proxy": "socks5h://x", "http_proxy": ""])
    #expect(all.proxy(for: "http://a.example/") == "socks5h://x")
  }

  @Test func `hosts and domains are excepted, their look-alikes are not`() {
    for host in [
      "localhost:8080", "lan.example", "a.lan.example", "u:p@one.example", "ONE.example",
    ] {
      #expect(proxy.proxy(for: "http://\(host)/feed") == nil)
    }
    for host in ["notlan.example", "one.example.org"] {
      #expect(proxy.proxy(for: "http://\(host)/feed") != nil)
    }
    let none = EnvironmentProxy(environment: ["http_proxy": "x", "no_proxy": "*"])
    #expect(none.proxy(for: "http://a.example/") == nil)
  }
}
