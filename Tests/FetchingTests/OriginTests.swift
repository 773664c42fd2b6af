import News
import TestSupport
import Testing

@testable import Fetching

@Suite struct OriginTests {
  @Test func `a password in the URL becomes a header and leaves the URL`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    let url = "http://us%40er:p%3Ass%2f@127.0.0.1:\(server.port)/feed?q=1#part"
    let response = try await withFetcher { try await $0.fetch(.quick(url)) }
    #expect(try server.heard.at(0).target == "/feed?q=1")
    // us@er:p:ss/
    #expect(try server.heard.at(0).header("Authorization") == "Basic dXNAZXI6cDpzcy8=")
    #expect(response.effectiveURL == server.url("/feed?q=1"))
  }

  @Test func `basic and bearer credentials are sent as they are`() async throws {
    let server = try LoopbackServer { _ in Answer() }
    defer { server.stop() }
    var basic = Request.quick("http://u:p@127.0.0.1:\(server.port)/")
    basic.credentials = .basic(user: "user", password: "pass:word")
    var bearer = Request.quick(server.url())
    bearer.credentials = .bearer("abc.def")
    try await withFetcher { [basic, bearer] fetcher in
      _ = try await fetcher.fetch(basic)
      _ = try await fetcher.fetch(bearer)
    }
    #expect(try server.heard.at(0).header("Authorization") == "Basic dXNlcjpwYXNzOndvcmQ=")
    #expect(try server.heard.at(1).header("Authorization") == "Bearer abc.def")
  }

  @Test func `a refused password is not tried again`() async throws {
    let request: (LoopbackServer) -> Request = { server in
      var request = Request.quick(server.url())
      request.credentials = .basic(user: "u", password: "p")
      return request
    }
    let (result, heard) = try await result(of: request) { _, connection in
      connection.send(
        Answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"x\"")]).bytes)
    }
    #expect(try result.get().status == 401)
    #expect(heard.count == 1)
  }

  @Test func `secrets go to another path of the origin, and to no other port or host`() async throws
  {
    let port = try LoopbackServer { _ in Answer() }
    let host = try LoopbackServer(host: "127.0.0.2") { _ in Answer() }
    let home = try LoopbackServer { request in
      switch request.target {
      case "/path": .redirect(to: "/end")
      case "/port": .redirect(to: port.url())
      case "/host": .redirect(to: host.url())
      case "/name": .redirect(to: "http://user:inlocation@127.0.0.2:\(host.port)/named")
      default: Answer()
      }
    }
    defer { for server in [home, port, host] { server.stop() } }
    let requests = ["/path", "/port", "/host", "/name"].map { path in
      var request = Request.quick(home.url(path))
      request.credentials = .bearer("token")
      request.secretHeaders = [Request.Header(name: "X-Api-Key", value: "key")]
      request.headers = [
        Request.Header(name: "Accept-Language", value: "en"),
        Request.Header(name: "X-Feed", value: "mine"),
      ]
      return request
    }
    try await withFetcher { fetcher in
      for request in requests { _ = try await fetcher.fetch(request) }
    }
    for heard in home.heard {
      #expect(heard.header("Authorization") == "Bearer token")
      #expect(heard.header("X-Api-Key") == "key")
      #expect(heard.header("X-Feed") == "mine")
    }
    #expect(home.heard.map(\.target) == ["/path", "/end", "/port", "/host", "/name"])
    for heard in port.heard + host.heard {
      #expect(heard.bytes("Authorization") == nil)
      #expect(heard.bytes("X-Api-Key") == nil)
      #expect(heard.bytes("X-Feed") == nil)
      #expect(heard.header("Accept-Language") == "en")
    }
    #expect(port.heard.count == 1)
    #expect(host.heard.map(\.target) == ["/feed", "/named"])
  }

  /// One easy handle serves both.
  @Test func `nothing of one request is left in the next`() async throws {
    let server = try LoopbackServer { _ in
      Answer(headers: [("Content-Encoding", "gzip")], body: Compression.gzip(Array("<rss/>".utf8)))
    }
    defer { server.stop() }
    var first = Request.quick(server.url("/first"))
    first.credentials = .basic(user: "user", password: "secret")
    first.headers = [.init(name: "X-One", value: "1")]
    first.secretHeaders = [.init(name: "X-Key", value: "secret")]
    first.userAgent = "another/1"
    first.validators = Validators(etag: Array("\"1\"".utf8), lastModified: nil)
    first.content = .init(type: "application/json", bytes: Array("{}".utf8))
    var bearer = Request.quick(server.url("/bearer"))
    bearer.credentials = .bearer("secret")
    let requests = [first, .quick(server.url("/plain")), bearer, .quick(server.url("/plain"))]
    try await withFetcher { fetcher in
      for request in requests { _ = try await fetcher.fetch(request) }
    }
    #expect(try server.heard.at(0).header("User-Agent") == "another/1")
    for index in [1, 3] {
      let heard = try server.heard.at(index)
      #expect(heard.line.hasPrefix("GET "))
      #expect(heard.header("User-Agent") == Request.quick("").userAgent)
      for name in ["Authorization", "X-One", "X-Key", "If-None-Match", "Content-Type"] {
        #expect(heard.header(name) == nil, "\(name) in \(index)")
      }
    }
  }

  @Test(arguments: [
    ("http://outlet-a.example", "outlet-a.example", "80"),
    ("https://a.b.example/feed?x=1:2/", "a.b.example", "443"),
    ("http://a.example:8080?q", "a.example", "8080"), ("http://1.2.3.4/", "1.2.3.4", "80"),
    ("https://xn--fsq.example:443/", "xn--fsq.example", "443"),
  ]) func `a plain host is read at once`(url: String, host: String, port: String) {
    let origin = Origin(plain: url)
    #expect(
      origin == Origin(scheme: url.hasPrefix("https") ? "https" : "http", host: host, port: port))
  }

  @Test(arguments: [
    "http://A.example/", "http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/",
    "http://1.2.3.4./",
    "http://2130706433/", "http://[::1]/", "http://a.example./", "http://a..example/",
    "http://user@a.example/", "http://a.example:0/", "http://a.example:080/", "http://a.example:/",
    "http://a.example:99999/", "http://a.example\\@b.example/", "http://a_b.example/",
    "http:///feed", "http://a.example%2e/", "http://é.example/", "http://1.2.3.256/",
    "ftp://a.example/",
    "http://a.0x7f/", "http://a.example#@b.example/",
  ]) func `a host that could be read in two ways is left to libcurl`(url: String) {
    #expect(Origin(plain: url) == nil)
  }

  @Test func `basic credentials stay at home too`() async throws {
    let other = try LoopbackServer { _ in Answer() }
    let home = try LoopbackServer { _ in .redirect(to: other.url()) }
    defer { home.stop() }
    defer { other.stop() }
    try await withFetcher { fetcher in
      _ = try await fetcher.fetch(.quick("http://u:secret@127.0.0.1:\(home.port)/"))
    }
    #expect(try home.heard.at(0).bytes("Authorization") != nil)
    #expect(try other.heard.at(0).bytes("Authorization") == nil)
  }

  @Test func `no message shows a password, a token or a query`() async throws {
    var request = Request.quick("http://user:hunter2@127.0.0.1:1/feed?key=hunter2")
    request.credentials = .bearer("hunter2")
    request.secretHeaders = [Request.Header(name: "X-Api-Key", value: "hunter2")]
    request.proxy = nil
    let errors = try await withFetcher { [request] fetcher in
      var errors: [FetchError?] = [await fetcher.result(request).error]
      for url in [
        "ftp://u:hunter2@h.example/", "http://u:hunter2@[zz]/", "http://u:hunter2@/",
        "http://u:hunter2@no such host.invalid/", "hunter2",
        "http://u:hunter2@h.example:99999/",
      ] { errors.append(await fetcher.result(.quick(url)).error) }
      var proxied = request
      proxied.proxy = "http://user:hunter2@127.0.0.1:1"
      errors.append(await fetcher.result(proxied).error)
      var injected = request
      injected.headers = [Request.Header(name: "X", value: "hunter2\r\nEvil: 1")]
      errors.append(await fetcher.result(injected).error)
      return errors
    }
    for error in errors {
      #expect(error != nil)
      #expect(error?.message.contains("hunter2") == false, "\(String(describing: error))")
    }
  }
}
