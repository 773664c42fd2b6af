import Glibc
import News
import Storage
import TestSupport
import Testing

/// `storywatch record` against servers on this machine, and what `replay` makes of it.
@Suite struct RecordTests {
  @Test func `a recording replayed gives the articles of the live run`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { Self.answer($0) }
      defer { server.stop() }
      let paths = ["plain", "packed", "western", "moved", "broken"]
      let feeds = paths.map { "{ id: \($0), url: \"\(server.url("/" + $0))\" }" }
      writeSettings(feeds, in: directory)
      let live = try await runProgram(
        [
          "record", "--config", directory + "/feeds.yaml", "--state", directory + "/live",
          directory + "/polls.jsonl",
        ], in: directory)
      #expect(live.code == 0)
      #expect(live.output.contains("5 polls recorded"))
      let replayed = try await runProgram(
        [
          "replay", "--config", directory + "/feeds.yaml", "--state", directory + "/replayed",
          directory + "/polls.jsonl",
        ], in: directory)
      #expect(replayed.code == 0)
      // The same two articles under four addresses.
      #expect(replayed.output.contains("polls 5 (failed 1), entries 8 = new 2 + unchanged 0"))
      #expect(replayed.output.contains(" + copy 6 + "))
      for path in paths {
        let articles = try await articles(of: path, in: directory + "/live")
        #expect(articles.count == (path == "broken" ? 0 : 2))
        #expect(try await self.articles(of: path, in: directory + "/replayed") == articles)
      }
    }
  }

  @Test func `no server is asked again because the recording cannot be written`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { Self.answer($0) }
      defer { server.stop() }
      writeSettings(["{ id: plain, url: \"\(server.url("/plain"))\" }"], in: directory)
      // Long enough for a second try.
      let run = try await runProgram(
        ["record", "--config", directory + "/feeds.yaml", "--for", "7s", "/dev/full"], in: directory
      )
      #expect(server.heard.count == 1)
      #expect(run.output.contains("event=trouble"))
      #expect(run.output.contains("0 polls recorded"))
    }
  }

  @Test
  func `no password, token, credential header or cookie is in it, even where the answer says them`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { request in
        let said = request.headers.map { "\($0.name) \(String(decoding: $0.value, as: UTF8.self))" }
        return Answer(
          headers: [
            ("Set-Cookie", "session=c00kie-crumbs"),
            ("X-Echo", request.header("X-Api-Key") ?? "none"),
          ], body: Self.feed([("1", said.joined(separator: ", "))]))
      }
      defer { server.stop() }
      writeText("tell-no-one\n", to: directory + "/password")
      writeText("key-under-the-mat\n", to: directory + "/key")
      let url = server.url("/feed?page=1&token=tok-tok-tok")
      let inURL = "http://ada:in-plain-sight@" + url.dropFirst("http://".count)
      writeSettings(
        [
          "{ id: a, url: \"\(url)\", auth: { basic: { user: ada, password: { credential: password } } } }",
          "{ id: b, url: \"\(url)\", headers: { X-Api-Key: { credential: key } } }",
          "{ id: c, url: \"\(inURL)\" }",
          "{ id: d, url: \"\(url)\", auth: { bearer: bear-with-me } }",
        ], in: directory)
      let run = try await runProgram(
        ["record", "--config", directory + "/feeds.yaml", directory + "/polls.jsonl"],
        in: directory, environment: ["CREDENTIALS_DIRECTORY=" + directory])
      #expect(run.code == 0)
      #expect(server.heard.contains { $0.header("X-Api-Key") == "key-under-the-mat" })
      #expect(server.heard.count { $0.header("Authorization") != nil } == 3)
      let recording = readText(directory + "/polls.jsonl")
      #expect(recording.split(separator: "\n").count == 4)
      for secret in [
        "tell-no-one", "key-under-the-mat", "in-plain-sight", "bear-with-me", "c00kie-crumbs",
        "tok-tok-tok", "YWRhOnRlbGwtbm8tb25l", "YWRhOmluLXBsYWluLXNpZ2h0",
      ] { #expect(!recording.contains(secret), "\(secret)") }
      #expect(recording.contains("Basic ****"))
    }
  }

  @Test func `for a time, feeds are polled at their pace, and a 304 is recorded and replayed`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { request in
        guard request.header("If-None-Match") == nil else { return .notModified }
        return Answer(headers: [("ETag", "\"one\"")], body: Self.feed([("1", "One")]))
      }
      defer { server.stop() }
      writeSettings(["{ id: a, url: \"\(server.url())\", interval: 1s }"], in: directory)
      let recording = directory + "/polls.jsonl"
      let run = try await runProgram(
        ["record", "--config", directory + "/feeds.yaml", "--for", "6s", recording], in: directory)
      #expect(run.code == 0)
      let lines = readText(recording).split(separator: "\n")
      #expect(lines.count >= 2 && lines.count == server.heard.count)
      #expect(lines.dropFirst().allSatisfy { $0.contains("\"status\":304") })
      #expect(lines.dropFirst().allSatisfy { $0.contains(#""if_none_match":"\"one\"""#) })
      let replayed = try await runProgram(["replay", recording], in: directory)
      #expect(replayed.output.contains("polls \(lines.count) (failed 0), entries 1 = new 1"))
    }
  }

  @Test func `SIGTERM ends it in good order, and a torn last line is cut off by the next run`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _ in Answer(body: Self.feed([("1", "One")])) }
      defer { server.stop() }
      writeSettings(["{ id: a, url: \"\(server.url())\" }"], in: directory)
      let recording = directory + "/polls.jsonl"
      let arguments = ["record", "--config", directory + "/feeds.yaml"]
      let long = try Program(arguments + ["--for", "1h", recording], output: directory + "/log")
      #expect(await eventually { readText(recording).hasSuffix("}\n") })
      long.signal(SIGTERM)
      #expect(await long.wait() == 0)
      let whole = readText(recording)
      writeText(whole + "{\"at\":\"2026-03-02T08", to: recording)
      let next = try await runProgram(arguments + [recording], in: directory)
      #expect(next.code == 0)
      let both = readText(recording)
      #expect(both.hasPrefix(whole))
      #expect(both.split(separator: "\n").count == 2)
      let replayed = try await runProgram(["replay", recording], in: directory)
      #expect(replayed.code == 0)
    }
  }

  @Test(arguments: [
    "feeds: [http://a.example/]", "{\"at\":\"now\"}\nno end", "\u{1f}\u{8b}packed",
    "{\"at\":\"2026-03-02T08:00:00Z\",\"title\":\"no poll\"}\n",
  ])
  func `a file that is no recording is refused with 65, and stays byte for byte`(text: String)
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeSettings(["{ id: none, url: \"file:none.xml\" }"], in: directory)
      writeText(text, to: directory + "/mine")
      let run = try await runProgram(
        ["record", "--config", directory + "/feeds.yaml", directory + "/mine"], in: directory)
      #expect(run.code == 65, "\(run.output)")
      #expect(run.output.contains("/mine: its first line is no recorded poll"))
      #expect(readText(directory + "/mine") == text)
    }
  }

  @Test func `a recording that is refused leaves no file, and a packed name is refused`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeSettings(["{ id: none, url: \"file:none.xml\" }"], in: directory)
      let arguments = [
        "record", "--config", directory + "/feeds.yaml", "--state", directory + "/s",
      ]
      let store = try await Store.open(directory: directory + "/s")
      let locked = try await runProgram(arguments + [directory + "/polls.jsonl"], in: directory)
      #expect(locked.code == 75, "\(locked.output)")
      #expect(access(directory + "/polls.jsonl", F_OK) != 0)
      _ = store
      let packed = try await runProgram(arguments + [directory + "/polls.jsonl.gz"], in: directory)
      #expect(packed.code == 2)
      let nowhere = try await runProgram(
        ["record", "--config", directory + "/feeds.yaml", directory + "/none/polls.jsonl"],
        in: directory)
      #expect(nowhere.code == 75, "\(nowhere.output)")
    }
  }

  private func writeSettings(_ feeds: [String], in directory: String) {
    writeText(
      """
      limits: { host_gap: 0s, per_host: 4 }
      defaults: { allow_private: true, adaptive: false }
      feeds:
      \(feeds.map { "  - " + $0 }.joined(separator: "\n"))

      """, to: directory + "/feeds.yaml")
  }

  private func articles(of feed: String, in state: String) async throws -> [ArticleKeys] {
    let store = try await Store.open(directory: state, readOnly: true)
    // Numbers follow the order in which the polls ended.
    return try await store.known(
      feed: feed, entryIDs: ["1", "2"], urlKeys: [], contentHashes: []
    ).map { keys in
      var keys = keys
      keys.number = 0
      return keys
    }
  }

  private static func answer(_ request: HeardRequest) -> Answer {
    let entries = [("1", "Ferry to Nolm runs aground"), ("2", "Café tax of Quell is dropped")]
    switch request.target {
    case "/packed":
      return Answer(
        headers: [("Content-Encoding", "gzip")], body: Compression.gzip(feed(entries)))
    case "/western":
      let text = String(decoding: feed(entries, encoding: "windows-1252"), as: UTF8.self)
      // As ISO 8859-1: é is one byte, which no UTF-8 is.
      return Answer(body: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    case "/moved": return .redirect(302, to: "/there/feed")
    case "/broken": return Answer(status: 500, body: [])
    default: return Answer(body: feed(entries))
    }
  }

  private static func feed(_ entries: [(id: String, title: String)], encoding: String = "UTF-8")
    -> [UInt8]
  {
    let items = entries.map { id, title in
      "<item><guid>\(id)</guid><title>\(title)</title><link>news/\(id)</link></item>"
    }
    return Array(
      """
      <?xml version="1.0" encoding="\(encoding)"?>
      <rss version="2.0"><channel><title>Port Gazette</title>\(items.joined())</channel></rss>
      """.utf8)
  }
}
