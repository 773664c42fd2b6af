import TestSupport

/// Servers that do what no server should, each for ever.
final class HostileServers {
  private var servers: [LoopbackServer] = []
  /// One feed each.
  private(set) var urls: [String] = []

  init() throws {
    let bomb = Compression.gzipBomb(64 << 20)
    let big = [UInt8](repeating: 0x20, count: 8 << 20)
    try add { _ in Self.feed(0) }
    try add { _ in Answer(status: 500, body: Self.page) }
    try add { _ in Answer(status: 429, headers: [("Retry-After", "1")], body: []) }
    try add { _ in Answer(status: 503, headers: [("Retry-After", "99999999999999999999")], body: [])
    }
    try add { _ in Answer(body: Self.page) }
    try add { _ in Answer(body: []) }
    try add { _ in Answer(headers: [("Content-Encoding", "gzip")], body: bomb) }
    try add { _ in Answer(body: big) }
    try add { _ in Answer(body: Array(Self.text(0).utf8.prefix(700))) }
    try add { _ in Answer(body: Self.manyAttributes) }
    try add { _ in Answer(body: Self.deepNesting) }
    try add { _ in Answer.redirect(301, to: "/feed") }
    try add { _ in Answer.redirect(302, to: "http://169.254.169.254/") }
    try add { request in Answer.redirect(302, to: request.target + "x") }
    // New ids at every fetch, and one new entry at every fetch.
    try add { request in Self.feed(0, ids: "\(request.time)") }
    try add { request in Self.feed(request.connection % 500) }
    try addScript { _, connection in
      connection.dribble(Array("HTTP/1.1 200 OK\r\nX-Slow: 1\r\n".utf8), pause: .milliseconds(200))
    }
    try addScript { _, connection in
      connection.wait(.seconds(20))
      return false
    }
    try addScript { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      while connection.send("1000\r\n" + String(repeating: " ", count: 4_096) + "\r\n") {}
      return false
    }
    try addScript { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.send("X-More: " + String(repeating: "x", count: 1_000) + "\r\n") {}
      return false
    }
    try addScript { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss")
      connection.resetOnClose()
      return false
    }
    try addScript { _, connection in
      connection.resetOnClose()
      return false
    }
    try addScript { _, connection in
      connection.send("SSH-2.0-OpenSSH_9\r\n")
      return false
    }
  }

  /// Requests so far.
  var requests: Int { servers.reduce(0) { $0 + $1.heard.count } }

  func stop() {
    for server in servers { server.stop() }
  }

  private func add(_ answer: @escaping @Sendable (HeardRequest) -> Answer) throws {
    try addScript { request, connection in connection.send(answer(request).bytes) }
  }

  private func addScript(_ script: @escaping LoopbackServer.Script) throws {
    let server = try LoopbackServer(script: script)
    servers.append(server)
    urls.append(server.url())
  }

  private static let page = Array("<!doctype html><html><body>Sign in</body></html>".utf8)
  private static let manyAttributes = Array(
    ("<rss><channel><item " + (0..<50_000).map { "a\($0)='1' " }.joined()).utf8)
  private static let deepNesting = Array(String(repeating: "<a>", count: 100_000).utf8)

  private static func feed(_ edition: Int, ids: String = "") -> Answer {
    let text = text(edition).split(
      separator: "<guid isPermaLink=\"false\">", omittingEmptySubsequences: false
    )
    .joined(separator: "<guid isPermaLink=\"false\">" + ids)
    return Answer(headers: [("Content-Type", "application/rss+xml")], body: Array(text.utf8))
  }

  private static func text(_ edition: Int) -> String {
    SampleFeed.text(1, edition: edition)
  }
}
