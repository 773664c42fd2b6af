import TestSupport
import Testing

/// Feeds of teasers and the pages behind them, on loopback.
@Suite struct PageTests {
  private static let text =
    "<p>The council of Harrowby voted on Tuesday to close the old harbour bridge, after engineers found cracks in two of its piers.</p>"
    + "<p>Mayor Ilse Brandt said repairs of the bridge would take at least nine months, and that ferries would run until then.</p>"

  /// An outlet: a feed with one teaser, and the page behind it.
  private func outlet(
    link: String = "/1", page: @escaping @Sendable (HeardRequest) -> Answer
  ) throws -> LoopbackServer {
    try LoopbackServer { request in
      if request.target != "/feed" { return page(request) }
      let link = link.hasPrefix("/") ? "http://\(request.header("Host") ?? "")\(link)" : link
      let feed = """
        <rss version="2.0"><channel><title>Harrowby Post</title><item><guid>1</guid>
        <title>Harbour bridge closed</title><link>\(link)</link>
        <description>Harrowby closes its harbour bridge…</description></item></channel></rss>
        """
      return Answer(headers: [("Content-Type", "application/rss+xml")], body: Array(feed.utf8))
    }
  }

  private func once(_ server: LoopbackServer, _ keys: String, in directory: String) async throws {
    writeText(
      """
      feeds: [{ id: post, url: "\(server.url())", first_run: all, \(keys) }]
      watches: [{ id: bridge, query: "ferries OR harbour" }]
      alerts: { settle: 0s }
      limits: { host_gap: 0s }
      """, to: directory + "/feeds.yaml")
    let run = try await runProgram(
      ["once", "--config", directory + "/feeds.yaml", "--state", directory + "/s"], in: directory)
    #expect(run.code == 0)
  }

  @Test func `the page of a teaser is read once, from its own link, and its text is what is told`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try outlet { _ in
        Answer(headers: [("Content-Type", "text/html")], body: Array(Self.text.utf8))
      }
      defer { server.stop() }
      try await once(server, "allow_private: true", in: directory)
      try await once(server, "allow_private: true", in: directory)
      #expect(server.heard.filter { $0.target == "/1" }.count == 1)
      let request = try #require(server.heard.first { $0.target == "/1" })
      #expect(request.header("Accept")?.hasPrefix("text/html") == true)
      let alerts = readText(directory + "/s/alerts.jsonl")
      #expect(alerts.contains("cracks in two of its piers") || alerts.contains("nine months"))
    }
  }

  @Test func `a page that cannot be read leaves the teaser, and the alert comes all the same`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try outlet { _ in Answer(status: 404, body: []) }
      defer { server.stop() }
      try await once(server, "allow_private: true", in: directory)
      #expect(server.heard.filter { $0.target == "/1" }.count == 1)
      #expect(readText(directory + "/s/alerts.jsonl").contains("closes its harbour bridge"))
    }
  }

  @Test
  func `no page is asked for where the settings want none, and no private one for an outside link`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let other = try LoopbackServer { _ in Answer(body: Array(Self.text.utf8)) }
      defer { other.stop() }
      let server = try outlet(link: other.url("/admin")) { _ in Answer(status: 500, body: []) }
      defer { server.stop() }
      try await once(server, "allow_private: true", in: directory)
      #expect(other.heard.isEmpty)
      #expect(readText(directory + "/s/alerts.jsonl").contains("closes its harbour bridge"))
    }
    try await withTemporaryDirectory { directory in
      let server = try outlet { _ in Answer(body: Array(Self.text.utf8)) }
      defer { server.stop() }
      try await once(server, "allow_private: true, fulltext: never", in: directory)
      #expect(server.heard.allSatisfy { $0.target == "/feed" })
    }
  }

  @Test func `secrets of a feed do not go to its pages`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try outlet { _ in
        Answer(headers: [("Content-Type", "text/html")], body: Array(Self.text.utf8))
      }
      defer { server.stop() }
      try await once(
        server, "allow_private: true, auth: { bearer: hush }, headers: { X-Key: hush }",
        in: directory)
      let request = try #require(server.heard.first { $0.target == "/1" })
      #expect(request.header("Authorization") == nil)
      #expect(request.header("X-Key") == nil)
    }
  }
}
