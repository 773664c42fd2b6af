import Glibc
import News
import TestSupport
import Testing

@testable import Pipeline
@testable import Serving
@testable import storywatch

/// The pages of a running daemon, asked for over the wire.
@Suite struct StatusServerTests {
  @Test func `health, metrics and digests are shown, inert, and nothing else`() async throws {
    try await withTemporaryDirectory { directory in
      let service = try SupervisedDaemon(
        in: directory,
        settings: """
          feeds: [{ id: quell, url: "file:wire.xml", first_run: all }]
          watches: [{ id: "all", query: "*", severity: high }]
          alerts: { settle: 0s }
          digest: { formats: [html] }
          metrics: { listen: \(directory)/http }
          """)
      writeText(Self.wire, to: directory + "/wire.xml")
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      let socket = directory + "/http"
      // The first look may wait for tables that are loaded with the first article.
      #expect(
        try await eventually { try HTTPClient.get("/healthz", at: socket).body == "ok\n" })
      #expect(
        try await eventually {
          try HTTPClient.get("/metrics", at: socket).body
            .contains(#"storywatch_alerts_total{kind="story",severity="high",watch="all"} 1"#)
        })
      // The first page may be older than the first article.
      #expect(
        try await eventually {
          try HTTPClient.get("/digests/latest.html", at: socket).body
            .contains("Mill of Quell burns down")
        })
      let page = try HTTPClient.get("/digests/latest.html", at: socket)
      #expect(page.head.contains("Content-Security-Policy: default-src 'none';"))
      #expect(page.head.contains("X-Content-Type-Options: nosniff"))
      #expect(!page.head.lowercased().contains("access-control-allow"))
      let outside = [
        "/digests/../storywatch.sqlite", "/digests/%2e%2e/lock", "/digests/latest.html.new",
        "/digests/", "/storywatch.sqlite", "/digests/lock", "//etc/passwd",
      ]
      for path in outside { #expect(try HTTPClient.get(path, at: socket).status == 404, "\(path)") }
      let posted = try HTTPClient.ask("POST", "/metrics", at: socket)
      #expect(posted.status == 405 && posted.head.contains("\r\nAllow: GET, HEAD\r\n"))
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `clients that never end their request hold few descriptors and keep nobody out`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try Self.idleService(in: directory)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      let socket = directory + "/http"
      // What a slow machine opens after READY is no client's.
      #expect(await eventually { (try? HTTPClient.get("/healthz", at: socket).body) == "ok\n" })
      try await Task.sleep(for: .seconds(2))
      let before = service.program.descriptors
      var clients: [Int32] = []
      defer { for client in clients { close(client) } }
      for _ in 0..<300 {
        let client = try HTTPClient.connection(to: socket)
        clients.append(client)
        #expect(send(client, "GET / HT", 8, Int32(MSG_NOSIGNAL)) == 8)
      }
      #expect(
        await eventually { service.program.descriptors <= before + StatusServer.maximumWaiting })
      #expect(try HTTPClient.get("/healthz", at: socket).body == "ok\n")
      // One byte each: they are still being waited for, or were let go.
      for client in clients { send(client, "T", 1, Int32(MSG_NOSIGNAL)) }
      #expect(try HTTPClient.get("/healthz", at: socket).body == "ok\n")
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test
  func `requests of three megabytes each are cut off, and neither pages nor the end wait for them`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try Self.idleService(in: directory)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      let socket = directory + "/http"
      let request = Array("GET /".utf8) + [UInt8](repeating: UInt8(ascii: "A"), count: 3_000_000)
      var clients: [Int32] = []
      defer { for client in clients { close(client) } }
      for _ in 0..<4 {
        let client = try HTTPClient.connection(to: socket)
        clients.append(client)
        // Whatever was taken of it.
        send(client, request, request.count, Int32(MSG_NOSIGNAL))
        #expect(HTTPClient.received(from: client).hasPrefix("HTTP/1.1 431 "))
      }
      #expect(try HTTPClient.get("/healthz", at: socket).body == "ok\n")
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(5)) == 0)
      service.program.signal(SIGKILL)
    }
  }

  @Test
  func
    `a request is read whatever its line ends, and the end of its head in whatever pieces it comes`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let place = Listening.path(directory + "/http")
      let server = try StatusServer(at: place) { Page(text: "asked for \($0)") }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run { _ in } }
        for end in ["\r\n", "\n"] {
          let client = try HTTPClient.connection(to: directory + "/http")
          defer { close(client) }
          for byte in "GET /a%20b?c HTTP/1.1\(end)Host: x\(end)\(end)".utf8 {
            #expect(send(client, [byte], 1, Int32(MSG_NOSIGNAL)) == 1)
            try await Task.sleep(for: .milliseconds(1))
          }
          #expect(HTTPClient.received(from: client).hasSuffix("\r\n\r\nasked for /a%20b\n"))
        }
        group.cancelAll()
      }
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHOST:\t a.example:80 \r\n\r\n", "a.example:80"),
    ("GET / HTTP/1.0\r\n\r\n", nil),
    ("GET / HTTP/1.0\r\nX-Host: a\r\nhostess: b\r\n\r\n", nil),
    ("GET http://b.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n", "b.example"),
  ])
  func `a request's host is found under its name alone`(head: String, host: String?) throws {
    #expect(try #require(Request(head: Array(head.utf8))).host == host)
  }

  @Test(arguments: [
    "", "\r\n\r\n", "GET /\r\n\r\n", "GET / x HTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}\n\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX-Other\t: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX-Other\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n : b\r\n\r\n",
  ])
  func `what is no request, or names no host or two, is none`(head: String) {
    #expect(Request(head: Array(head.utf8)) == nil)
  }

  @Test(arguments: [
    ("/digests/a?b", "/digests/a"), ("http://localhost/digests/a?b", "/digests/a"),
    ("HTTP://localhost:8080?b", "/"), ("http://localhost", "/"),
  ])
  func `a target that is a whole URL asks for its path`(target: String, path: String) throws {
    let head = "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    #expect(try #require(Request(head: Array(head.utf8))).path == path)
  }

  @Test func `a place where nothing can listen is told with the system's reason`() throws {
    try withTemporaryDirectory { directory in
      let place = Listening.path(directory + "/missing/http")
      let error = #expect(throws: ListeningError.self) {
        _ = try StatusServer(at: place) { _ in Page(text: "") }
      }
      #expect(error?.description == "\(directory)/missing/http: bind: No such file or directory")
    }
  }

  @Test func `a status server without descriptors says so and comes back, and the daemon lives on`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let service = try Self.idleService(in: directory)
      #expect(await service.hears { $0.hasPrefix("READY=1") })
      service.program.limitDescriptors(to: service.program.descriptors + 1)
      let socket = directory + "/http"
      var clients: [Int32] = []
      for _ in 0..<10 {
        if let client = try? HTTPClient.connection(to: socket) { clients.append(client) }
      }
      #expect(
        await eventually { service.program.printed.contains(#"error="status server: "#) })
      for client in clients { close(client) }
      service.program.limitDescriptors(to: 1_024)
      #expect(
        await eventually { (try? HTTPClient.get("/healthz", at: socket).body) == "ok\n" })
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test
  func `what is no socket, or another's, stays where it is, and the start fails with a sentence`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let first = try Self.idleService(in: directory)
      #expect(await first.hears { $0.hasPrefix("READY=1") })
      writeText("mine", to: directory + "/file")
      let cases: [(path: String, code: Int32, reason: String)] = [
        ("/file", 78, "/file: what is there is no socket"),
        ("/http", 75, "/http: another process listens there"),
        ("/none/http", 78, "/none/http: bind: No such file or directory"),
        ("/" + String(repeating: "x", count: 200), 78, "a socket's path has 107 bytes at most"),
      ]
      for (path, code, reason) in cases {
        let run = try await Self.refused(directory + path, in: directory)
        #expect(run.code == code, "\(run.output)")
        #expect(run.output.contains(reason), "\(run.output)")
      }
      #expect(readText(directory + "/file") == "mine")
      #expect(try HTTPClient.get("/healthz", at: directory + "/http").body == "ok\n")
      first.program.signal(SIGKILL)
      #expect(await first.program.wait() == -SIGKILL)
      // What a crash left is replaced.
      unlink(directory + "/notify")
      let next = try Self.idleService(in: directory)
      #expect(await next.hears { $0.hasPrefix("READY=1") })
      #expect(try HTTPClient.get("/healthz", at: directory + "/http").body == "ok\n")
      next.program.signal(SIGTERM)
      #expect(await next.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a port that another has ends the start at once, with 75, the address and the reason`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let other = try LoopbackServer { _ in Answer() }
      defer { other.stop() }
      let start = ContinuousClock.now
      let run = try await Self.refused("127.0.0.1:\(other.port)", in: directory)
      #expect(ContinuousClock.now - start < .seconds(4))
      #expect(run.code == 75)
      #expect(
        run.output.contains(
          "metrics: listen: 127.0.0.1:\(other.port): bind: Address already in use"), "\(run.output)"
      )
    }
  }

  private static func refused(_ listen: String, in directory: String) async throws -> (
    code: Int32?, output: String
  ) {
    let settings = directory + "/refused.yaml"
    writeText(
      "feeds: [{ id: none, url: \"file:none.xml\" }]\nmetrics: { listen: \"\(listen)\" }\n",
      to: settings)
    return try await runProgram(
      ["run", "--config", settings, "--state", directory + "/refused"], in: directory)
  }

  private static func idleService(in directory: String) throws -> SupervisedDaemon {
    try SupervisedDaemon(
      in: directory,
      settings: """
        feeds: [{ id: none, url: "file:nothing-here.xml" }]
        metrics: { listen: \(directory)/http }
        """)
  }

  @Test(arguments: [
    ("127.0.0.1:9469", Listening.tcp(address: "127.0.0.1", port: 9469)),
    ("[::1]:1", .tcp(address: "::1", port: 1)),
    ("localhost:80", .tcp(address: "127.0.0.1", port: 80)),
    ("/run/x", .path("/run/x")),
  ])
  func `an address to listen at is read`(text: String, place: Listening) {
    #expect(Listening(text) == place)
  }

  @Test func `a socket is inherited only by the process it was meant for`() {
    let passed = ["LISTEN_PID": "7", "LISTEN_FDS": "1"]
    #expect(Listening.inherited(environment: passed, pid: 7) == .inherited(3))
    #expect(Listening.inherited(environment: passed, pid: 8) == nil)
    #expect(Listening.inherited(environment: ["LISTEN_PID": "7"], pid: 7) == nil)
  }

  private static let wire = """
    <rss version='2.0'><channel><title>Quell Post</title><item><guid>1</guid>
    <title>Mill of Quell burns down</title></item></channel></rss>
    """
}
