import Fetching
import Glibc
import TestSupport
import Testing

@Suite struct MannersTests {
  @Test func `a request says who asks, what it reads, and nothing else`() async throws {
    let (_, heard) = try await result { _, connection in
      connection.send(Answer(headers: [("Set-Cookie", "id=1; Path=/")]).bytes)
    }
    let request = try heard.at(0)
    #expect(request.line == "GET /feed HTTP/1.1")
    #expect(request.header("User-Agent") == "storywatch/1.2.3 (+https://news.example/bot)")
    #expect(request.header("Accept") == Request.feedTypes)
    #expect(request.header("Accept-Encoding")?.contains("gzip") == true)
    let names = request.headers.map { $0.name.lowercased() }.sorted()
    #expect(names == ["accept", "accept-encoding", "host", "user-agent"])
  }

  @Test func `a field that the user sets stands in place of ours`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var request = Request.quick(server.url())
    request.headers = [
      .init(name: "accept", value: "text/xml"), .init(name: "User-agent", value: "mine/1"),
    ]
    _ = try await withFetcher { [request] in try await $0.fetch(request) }
    let heard = try server.heard.at(0)
    let fields = heard.headers.map {
      ($0.name.lowercased(), String(decoding: $0.value, as: UTF8.self))
    }
    #expect(fields.filter { $0.0 == "accept" }.map(\.1) == ["text/xml"])
    #expect(fields.filter { $0.0 == "user-agent" }.map(\.1) == ["mine/1"])
  }

  @Test func `cookies and referrers go nowhere, not to the next hop, not to the next poll`()
    async throws
  {
    let server = try LoopbackServer { request in
      var answer = request.target == "/hop" ? Answer.redirect(to: "/feed") : Answer()
      answer.headers.append(("Set-Cookie", Array("id=1; Path=/".utf8)))
      return answer
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for _ in 0..<2 { _ = try await fetcher.fetch(.quick(server.url("/hop"))) }
    }
    #expect(server.heard.count == 4)
    for heard in server.heard {
      for name in ["Cookie", "Referer", "Origin", "From", "Authorization"] {
        #expect(heard.bytes(name) == nil)
      }
    }
  }

  /// A path as configured and as it goes out.
  static let paths = [
    ("/feed?a=b&c=%2f%2F+~*'()&d=1,2;e", "/feed?a=b&c=%2f%2F+~*'()&d=1,2;e"),
    ("/a/../b/./c//d", "/a/../b/./c//d"), ("/feed#part?x", "/feed"), ("?q", "/?q"), ("", "/"),
    ("/%zz%", "/%zz%"), ("/{a}|b^c`\"<>\\", "/{a}|b^c`\"<>\\"), ("/two words", "/two%20words"),
    ("/caf\u{e9}?q=\u{e9}", "/caf%C3%A9?q=%C3%A9"), ("/@user:pw@x", "/@user:pw@x"), ("/?", "/?"),
  ]

  @Test(arguments: paths) func `the URL goes out as configured`(path: String, target: String)
    async throws
  {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    _ = try await withFetcher { try await $0.fetch(.quick(server.url(path))) }
    #expect(server.heard.map(\.target) == [target])
  }

  @Test func `proxies of the environment are ignored, one of the settings is used`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    let proxy = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    defer { proxy.stop() }
    setenv("http_proxy", "http://127.0.0.1:1", 1)
    setenv("no_proxy", "outlet.example", 1)
    defer {
      unsetenv("http_proxy")
      unsetenv("no_proxy")
    }
    var request = Request.quick("http://outlet.example/feed")
    request.proxy = "http://user:pass@127.0.0.1:\(proxy.port)"
    try await withFetcher { [request] fetcher in
      _ = try await fetcher.fetch(.quick(server.url()))
      _ = try await fetcher.fetch(request)
    }
    #expect(server.heard.count == 1)
    #expect(proxy.heard.map(\.target) == ["http://outlet.example/feed"])
    #expect(try proxy.heard.at(0).header("Proxy-Authorization") == "Basic dXNlcjpwYXNz")
  }

  @Test(arguments: ["http://u:hush@127.0.0.1:1", "http://u:hush@proxy.invalid:1"])
  func `a proxy that cannot be had is told as the proxy, without its password`(proxy: String)
    async throws
  {
    var request = Request.quick("http://outlet.example/feed")
    request.proxy = proxy
    let result = try await withFetcher { [request] in await $0.result(request) }
    let message = try #require(result.error?.message)
    #expect(message.hasPrefix("no connection to the proxy: "), "\(message)")
    #expect(!message.contains("outlet.example") && !message.contains("hush"), "\(message)")
  }

  @Test(arguments: [
    "ftp://h.example/", "file:///etc/passwd", "gopher://h.example/", "h.example/feed", "",
    "javascript:alert(1)", "//h.example/",
  ]) func `only http and https are fetched`(url: String) async throws {
    let result = try await withFetcher { await $0.result(.quick(url)) }
    switch result.error {
    case .refusedScheme, .badRequest: break
    default: Issue.record("\(result)")
    }
    #expect(result.error?.concernsNetwork == false)
  }

  @Test func `a header of the user's own is sent, one with a line break is refused`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var plain = Request.quick(server.url())
    plain.headers = [
      Request.Header(name: "Accept-Language", value: "de"),
      Request.Header(name: "X-Empty", value: ""),
    ]
    var evil = Request.quick(server.url())
    evil.headers = [Request.Header(name: "X", value: "1\r\nEvil: 1")]
    var agent = Request.quick(server.url())
    agent.userAgent = "x\r\nEvil: 1"
    try await withFetcher { [plain, evil, agent] fetcher in
      _ = try await fetcher.fetch(plain)
      for bad in [evil, agent] {
        guard case .badRequest = await fetcher.result(bad).error else {
          Issue.record("accepted")
          continue
        }
      }
    }
    #expect(server.heard.count == 1)
    #expect(try server.heard.at(0).header("Accept-Language") == "de")
    #expect(try server.heard.at(0).header("X-Empty") == "")
  }

  @Test func `a name beyond ASCII is looked up in its ASCII form`() async throws {
    let result = try await withFetcher { await $0.result(.quick("http://b\u{fc}cher.invalid/")) }
    #expect(result.error == .dns(host: "b\u{fc}cher.invalid"))
  }

  @Test func `connections are kept, and one that died is replaced once`() async throws {
    let server = try LoopbackServer { request, connection in
      if request.target == "/dies", request.connection == 1 { return false }
      return connection.send(Answer().bytes)
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      _ = try await fetcher.fetch(.quick(server.url("/1")))
      _ = try await fetcher.fetch(.quick(server.url("/2")))
      let again = try await fetcher.fetch(.quick(server.url("/dies")))
      #expect(again.status == 200)
    }
    #expect(server.heard.map(\.connection) == [1, 1, 1, 2])
  }

  @Test func `one connection serves a thousand requests, and then another one takes its place`()
    async throws
  {
    let server = try LoopbackServer { request in
      Answer(status: request.target == "/feed" ? 304 : 500)
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for _ in 0..<1_100 {
        let response = try await fetcher.fetch(.quick(server.url("/feed")))
        #expect(response.status == 304)
      }
    }
    #expect(server.heard.map(\.connection).max() == 2)
  }

  @Test func `a server that drops every connection is tried twice at most`() async throws {
    let server = try LoopbackServer { request, connection in
      request.target == "/ok" && connection.send(Answer().bytes)
    }
    defer { server.stop() }
    let start = ContinuousClock.now
    let result = try await withFetcher { fetcher in
      // Several idle connections, each of which will break when it is used again.
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = await fetcher.result(.quick(server.url("/ok"))) } }
      }
      return await fetcher.result(.quick(server.url("/bad")))
    }
    #expect(result.error != nil)
    #expect(server.heard.filter { $0.target == "/bad" }.count <= 2)
    #expect(ContinuousClock.now - start < .seconds(15))
  }
}
