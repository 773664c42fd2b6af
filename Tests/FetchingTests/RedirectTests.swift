import Fetching
import TestSupport
import Testing

@Suite struct RedirectTests {
  /// A Location, and the target that is asked for from `/a/b?q=1`.
  static let locations = [
    ("/x/y?z=%2f%2B", "/x/y?z=%2f%2B"), ("c", "/a/c"), ("../c", "/c"), ("./c/", "/a/c/"),
    ("?q=2", "/a/b?q=2"), ("/x#part", "/x"), ("c#a?b", "/a/c"),
    ("/%0d%0aX-Evil:%20y", "/%0d%0aX-Evil:%20y"),
    ("/a b", "/a%20b"), ("/\u{e9}", "/%c3%a9"), ("/~+;,", "/~+;,"),
  ]

  @Test(arguments: locations)
  func `a Location leads where it says`(location: String, target: String) async throws {
    let server = try LoopbackServer { request in
      request.target == "/a/b?q=1" ? .redirect(to: location) : Answer()
    }
    defer { server.stop() }
    let response = try await withFetcher { fetcher in
      try await fetcher.fetch(.quick(server.url("/a/b?q=1")))
    }
    #expect(server.heard.map(\.target) == ["/a/b?q=1", target])
    #expect(try server.heard.at(1).bytes("X-Evil") == nil)
    #expect(response.effectiveURL == server.url(target))
    #expect(response.redirects.map(\.to) == [server.url(target)])
  }

  @Test func `absolute and scheme-relative Locations lead to other hosts`() async throws {
    let other = try LoopbackServer(host: "127.0.0.2") { _ in Answer() }
    let server = try LoopbackServer { request in
      let relative = "//127.0.0.2:\(other.port)/r"
      return .redirect(to: request.target == "/rel" ? relative : other.url("/abs"))
    }
    defer { server.stop() }
    defer { other.stop() }
    try await withFetcher { fetcher in
      for path in ["/rel", "/abs"] { _ = try await fetcher.fetch(.quick(server.url(path))) }
    }
    #expect(other.heard.map(\.target) == ["/r", "/abs"])
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect without Location is an error`(status: Int) async throws {
    for location in ["", "Location:\r\n"] {
      let result = try await result(
        sending: "HTTP/1.1 \(status) Moved\r\n\(location)Content-Length: 0\r\n\r\n")
      #expect(result.error == .redirectWithoutLocation(status: status))
    }
  }

  @Test func `two Locations that differ are an error`() async throws {
    let result = try await result(
      sending: "HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
    #expect(result.error == .badHeaders("two Locations"))
  }

  @Test(arguments: ["/feed", "#x", "/other"]) func `a circle ends when it closes`(location: String)
    async throws
  {
    let (result, heard) = try await result { request, connection in
      let back = request.target == "/other" ? "/feed" : location
      return connection.send(Answer.redirect(301, to: back).bytes)
    }
    #expect(result.error == .redirectLoop)
    #expect(heard.count == (location == "/other" ? 2 : 1))
  }

  @Test func `a chain ends after as many hops as are allowed`() async throws {
    let server = try LoopbackServer { request in
      let hop = Int(request.target.dropFirst()) ?? 0
      return hop == 7 ? Answer() : .redirect(to: "/\(hop + 1)")
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      let result = await fetcher.result(.quick(server.url("/0")))
      #expect(result.error == .tooManyRedirects(5))
      #expect(server.heard.count == 6)
      var patient = Request.quick(server.url("/0"))
      patient.limits.maximumRedirects = 7
      let whole = try await fetcher.fetch(patient)
      #expect(whole.redirects.count == 7)
      var strict = Request.quick(server.url("/6"))
      strict.limits.maximumRedirects = 0
      let none = await fetcher.result(strict)
      #expect(none.error == .tooManyRedirects(0))
    }
  }

  @Test(arguments: [
    "ftp://127.0.0.1/feed", "file:///etc/passwd", "gopher://127.0.0.1/", "dict://127.0.0.1/",
    "FTP://127.0.0.1/", "javascript:alert(1)", "data:text/xml,%3Crss/%3E",
  ]) func `a redirect to another scheme is refused`(location: String) async throws {
    let (result, heard) = try await result { _, connection in
      connection.send(Answer.redirect(to: location).bytes)
    }
    switch result.error {
    case .refusedScheme, .badRedirect: break
    default: Issue.record("\(result)")
    }
    #expect(heard.count == 1)
  }

  @Test func `a Location with a control character is an error`() async throws {
    for location in ["http://h.example/\u{1}", "/a\u{9}b", "http://[::zz]/", "http://"] {
      let (result, _) = try await result { _, connection in
        connection.send(Answer.redirect(to: location).bytes)
      }
      guard case .badRedirect = result.error else {
        Issue.record("\(location): \(result)")
        continue
      }
    }
  }

  @Test func `only the permanent start of a chain is a move for good`() async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/301": .redirect(301, to: "/308")
      case "/308": .redirect(308, to: "/302")
      case "/302": .redirect(302, to: "/late")
      case "/late": .redirect(301, to: "/feed")
      default: Answer()
      }
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      let mixed = try await fetcher.fetch(.quick(server.url("/301")))
      #expect(mixed.permanentTarget == server.url("/302"))
      #expect(mixed.effectiveURL == server.url("/feed"))
      #expect(mixed.redirects.map(\.status) == [301, 308, 302, 301])
      let temporary = try await fetcher.fetch(.quick(server.url("/302")))
      #expect(temporary.permanentTarget == nil)
      let plain = try await fetcher.fetch(.quick(server.url("/feed")))
      #expect(plain.permanentTarget == nil)
    }
  }

  @Test func `nothing but a GET is sent after a redirect, whatever its status`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/feed"
        ? Answer() : .redirect(Int(request.target.dropFirst()) ?? 0, to: "/feed")
    }
    defer { server.stop() }
    try await withFetcher { fetcher in
      for status in [301, 302, 303, 307, 308] {
        _ = try await fetcher.fetch(.quick(server.url("/\(status)")))
      }
    }
    #expect(server.heard.allSatisfy { $0.line.hasPrefix("GET ") })
  }

  @Test func `a page that refreshes itself by meta is a page`() async throws {
    let page = "<html><meta http-equiv=\"refresh\" content=\"0; url=/other\"></html>"
    let (result, heard) = try await result { _, connection in
      connection.send(
        Answer(headers: [("Refresh", "0; url=/other")], body: Array(page.utf8)).bytes)
    }
    #expect(try result.get().redirects.isEmpty)
    #expect(heard.count == 1)
  }

  @Test(arguments: [300, 305, 306]) func `other 3xx are answers and not followed`(status: Int)
    async throws
  {
    let (result, heard) = try await result { _, connection in
      connection.send(Answer.redirect(status, to: "/elsewhere").bytes)
    }
    #expect(try result.get().status == status)
    #expect(heard.count == 1)
  }

  @Test func `a moved feed is asked at its new place, with the old one's name on the secrets`()
    async throws
  {
    let server = try LoopbackServer { _ in Answer() }
    let other = try LoopbackServer(host: "127.0.0.2") { _ in Answer() }
    defer { server.stop() }
    defer { other.stop() }
    var request = Request.quick(server.url())
    request.startURL = other.url("/moved")
    request.credentials = .bearer("token")
    try await withFetcher { [request] fetcher in _ = try await fetcher.fetch(request) }
    #expect(server.heard.isEmpty)
    #expect(other.heard.map(\.target) == ["/moved"])
    #expect(try other.heard.at(0).bytes("Authorization") == nil)
  }
}
