import Glibc
import News
import Storage
import Synchronization
import TestSupport
import Testing

/// The archive and the further pages of a feed (RFC 5005), followed by the program at its first poll.
@Suite struct BackfillTests {
  @Test func `an archive is followed once, its entries are kept and alert nobody`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try archive()
      defer { server.stop() }
      let first = try await once(server.url(), "backfill: 5", in: directory)
      #expect(first.contains("Lantern law passes"))
      #expect(first.split(separator: "\n").count { $0.contains("event=alert") } == 1)
      #expect(server.heard.map(\.target) == ["/feed", "/older", "/oldest"])
      #expect(try await stored(in: directory) == ["new", "old", "oldest"])
      try await Task.sleep(for: .seconds(3))
      let second = try await once(server.url(), "backfill: 5", in: directory)
      #expect(!second.contains("event=alert"))
      #expect(server.heard.map(\.target) == ["/feed", "/older", "/oldest", "/feed"])
      #expect(try await stored(in: directory) == ["new", "old", "oldest"])
    }
  }

  @Test(arguments: [("backfill: 0", 1), ("title: T", 1), ("backfill: 1", 2), ("backfill: 2", 3)])
  func `as many documents are asked for as the settings say, by default none`(
    key: String, documents: Int
  ) async throws {
    try await withTemporaryDirectory { directory in
      let server = try archive()
      defer { server.stop() }
      _ = try await once(server.url(), key, in: directory)
      #expect(server.heard.count == documents)
      #expect(try await stored(in: directory).count == documents)
    }
  }

  @Test func `pages of a paged feed are followed until one brings nothing more`() async throws {
    try await withTemporaryDirectory { directory in
      // Each page names another one for ever, and from the third on they say the same.
      let server = try LoopbackServer { request in
        let page = request.target.split(separator: "=").last.flatMap { Int($0) } ?? 1
        return Self.feed(
          [("page-\(min(page, 3))", "Bridge number \(min(page, 3)) opens")],
          link: ("next", "/feed?page=\(page + 1)"))
      }
      defer { server.stop() }
      _ = try await once(server.url(), "backfill: 50", in: directory)
      #expect(
        server.heard.map(\.target) == ["/feed", "/feed?page=2", "/feed?page=3", "/feed?page=4"])
    }
  }

  @Test func `a document that fails ends it, and what came before is kept`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { request in
        request.target == "/feed"
          ? Self.feed([("new", "Lantern law passes")], link: ("prev-archive", "/broken"))
          : Answer(status: 500, body: [])
      }
      defer { server.stop() }
      _ = try await once(server.url(), "backfill: 3", in: directory)
      #expect(server.heard.map(\.target) == ["/feed", "/broken"])
      #expect(try await stored(in: directory) == ["new"])
    }
  }

  @Test func `secrets stay with the feed's origin, and so does leave for private networks`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let other = try LoopbackServer { _ in Self.feed([("old", "Old bridge closes")], link: nil) }
      defer { other.stop() }
      let server = try LoopbackServer { _ in
        Self.feed([("new", "Lantern law passes")], link: ("prev-archive", other.url("/older")))
      }
      defer { server.stop() }
      let keys = "backfill: 3, auth: { bearer: hush-hush }, headers: { X-Plain: yes-please }"
      _ = try await once(server.url(), keys, in: directory)
      #expect(server.heard.first?.header("Authorization") == "Bearer hush-hush")
      #expect(other.heard.isEmpty)
      try await withTemporaryDirectory { directory in
        _ = try await once(
          server.url(), keys, in: directory, limits: "allow_networks: [127.0.0.0/8]")
        #expect(other.heard.count == 1)
        #expect(other.heard.first?.header("Authorization") == nil)
        #expect(try await stored(in: directory) == ["new", "old"])
      }
    }
  }

  @Test func `killed in the middle, it begins again and doubles nothing`() async throws {
    try await withTemporaryDirectory { directory in
      let held = Held()
      let server = try LoopbackServer { request, connection in
        if request.target == "/older", !held.isOver {
          connection.wait(.seconds(30))
          return false
        }
        return connection.send(Self.archived(request).bytes)
      }
      defer { server.stop() }
      write(server.url(), "backfill: 5", in: directory, limits: "")
      let arguments = ["once", "--config", directory + "/feeds.yaml", "--state", directory + "/s"]
      let killed = try Program(arguments, output: directory + "/log")
      #expect(await eventually { server.heard.contains { $0.target == "/older" } })
      killed.signal(SIGKILL)
      #expect(await killed.wait() == -SIGKILL)
      held.end()
      let run = try await runProgram(arguments, in: directory)
      #expect(run.code == 0)
      #expect(run.output.split(separator: "\n").count { $0.contains("event=alert") } == 1)
      #expect(try await stored(in: directory) == ["new", "old", "oldest"])
    }
  }

  /// A switch that a server's thread reads.
  private final class Held: Sendable {
    private let over = Mutex(false)
    var isOver: Bool { over.withLock { $0 } }
    func end() { over.withLock { $0 = true } }
  }

  private func once(_ url: String, _ keys: String, in directory: String, limits: String = "")
    async throws -> String
  {
    write(url, keys, in: directory, limits: limits)
    let run = try await runProgram(
      ["once", "--config", directory + "/feeds.yaml", "--state", directory + "/s"], in: directory)
    #expect(run.code == 0)
    return run.output
  }

  private func write(_ url: String, _ keys: String, in directory: String, limits: String) {
    writeText(
      """
      limits: { host_gap: 0s\(limits.isEmpty ? "" : ", " + limits) }
      feeds: [{ id: f, url: "\(url)", interval: 1s, first_run: all, allow_private: true, \(keys) }]
      watches: [{ id: all, query: "*" }]

      """, to: directory + "/feeds.yaml")
  }

  /// Entry ids in the store, each as often as it is there.
  private func stored(in directory: String) async throws -> [String] {
    let store = try await Store.open(directory: directory + "/s", readOnly: true)
    let ids = ["new", "old", "oldest", "page-1", "page-2", "page-3"]
    return try await store.known(feed: "f", entryIDs: ids, urlKeys: [], contentHashes: [])
      .map(\.entryID).sorted()
  }

  /// Three documents; the oldest leads back to the newest.
  private func archive() throws -> LoopbackServer {
    try LoopbackServer { Self.archived($0) }
  }

  private static func archived(_ request: HeardRequest) -> Answer {
    switch request.target {
    case "/feed":
      feed([("new", "Lantern law passes")], link: ("prev-archive", "/older"))
    case "/older":
      // An older text of an entry that the feed has: the newer one counts.
      feed(
        [("old", "Old bridge closes"), ("new", "Lantern law is debated")],
        link: ("prev-archive", "/oldest"))
    default:
      feed([("oldest", "First stone is laid")], link: ("prev-archive", "/feed#top"))
    }
  }

  private static func feed(_ entries: [(id: String, title: String)], link: (String, String)?)
    -> Answer
  {
    let link = link.map { "<link rel=\"\($0.0)\" href=\"\($0.1)\"/>" } ?? ""
    let list = entries.map { id, title in
      """
      <entry><id>\(id)</id><title>\(title)</title>
      <summary>\(title), the council of Quell said on Monday.</summary></entry>
      """
    }
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Quell Post</title>\(link)
      \(list.joined())</feed>
      """
    return Answer(headers: [("Content-Type", "application/atom+xml")], body: Array(text.utf8))
  }
}
