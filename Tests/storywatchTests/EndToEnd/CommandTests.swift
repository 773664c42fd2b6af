import Glibc
import TestSupport
import Testing

/// The program as its user meets it: exit codes, messages, files.
@Suite struct CommandTests {
  @Test func `what is no feed is refused with 65 and a sentence`() async throws {
    try await withTemporaryDirectory { directory in
      let cases = [
        ("page", "<html><body>hello</body></html>", "a page of HTML"),
        ("empty", "", "empty"),
        ("noise", "\u{1}\u{2}\u{3} nothing to read", "not a feed"),
      ]
      for (name, text, reason) in cases {
        writeText(text, to: directory + "/" + name)
        let run = try await runProgram(["parse", "--json", directory + "/" + name], in: directory)
        #expect(run.code == 65)
        #expect(run.output.contains("_error"), "\(name): \(reason)")
      }
    }
  }

  @Test func `a feed cut short gives what was whole of it`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(
        "<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>One</title>"
          + "</item><item><guid>2</guid><title>Tw", to: directory + "/cut")
      let run = try await runProgram(["parse", "--json", directory + "/cut"], in: directory)
      #expect(run.code == 0)
      #expect(run.output.contains("\"id\":\"1\""))
    }
  }

  @Test func `bad settings are refused with 78, every mistake with its place`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(
        "feeds:\n  - { id: a, url: \"ftp://a.example/\" }\ndefauls: {}\n",
        to: directory + "/feeds.yaml")
      let run = try await runProgram(
        ["check", "--config", directory + "/feeds.yaml"], in: directory)
      #expect(run.code == 78)
      #expect(run.output.contains("feeds.yaml:2:"))
      #expect(run.output.contains("feeds.yaml:3:1: unknown key \"defauls\""))
    }
  }

  @Test func `wrong usage is 2, and help is 0`() async throws {
    try await withTemporaryDirectory { directory in
      let unknown = try await runProgram(["frobnicate"], in: directory)
      #expect(unknown.code == 2)
      for command in [[], ["run"], ["once"], ["check"], ["replay"], ["explain"], ["digest"]] {
        let help = try await runProgram(command + ["--help"], in: directory)
        #expect(help.code == 0)
        #expect(help.output.contains("USAGE"))
      }
    }
  }

  @Test func `a second daemon on a state directory is refused with 75 and the first one's pid`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText("feeds: [\"file:nothing.xml\"]\n", to: directory + "/feeds.yaml")
      let arguments = ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"]
      let first = try Program(arguments, output: directory + "/log")
      #expect(await eventually { first.printed.contains("event=config_loaded") })
      let second = try await runProgram(arguments, in: directory)
      #expect(second.code == 75)
      #expect(second.output.contains(String(first.pid)))
      first.signal(SIGTERM)
      #expect(await first.wait() == 0)
    }
  }

  @Test func `SIGHUP takes good settings, and bad ones leave the old in force`() async throws {
    try await withTemporaryDirectory { directory in
      writeText("feeds: [\"file:nothing.xml\"]\n", to: directory + "/feeds.yaml")
      let daemon = try Program(
        ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
        output: directory + "/log")
      #expect(await eventually { daemon.printed.contains("event=config_loaded") })
      writeText("feeds: [\"file:nothing.xml\"]\nbogus: 1\n", to: directory + "/feeds.yaml")
      daemon.signal(SIGHUP)
      #expect(await eventually { daemon.printed.contains("event=config_rejected") })
      writeText("feeds: [\"file:nothing.xml\", \"file:more.xml\"]\n", to: directory + "/feeds.yaml")
      daemon.signal(SIGHUP)
      #expect(await eventually { daemon.printed.contains("feeds=2") })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `once polls what is due, tells it, writes the digest, and a second run tells nothing`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _ in
        Answer(
          headers: [("Content-Type", "application/rss+xml")],
          body: Array(
            """
            <rss version="2.0"><channel><title>Port Gazette</title><item><guid>1</guid>
            <title>Ferry to Nolm runs aground, nobody hurt</title><link>https://g.example/1</link>
            <description>The ferry to Nolm ran aground on Monday, the harbour office said.</description>
            </item></channel></rss>
            """.utf8))
      }
      defer { server.stop() }
      writeText(
        """
        feeds: [{ id: gazette, url: "\(server.url())", first_run: all, allow_private: true }]
        watches: [{ id: ferries, query: "ferry OR ferries", severity: high }]
        """, to: directory + "/feeds.yaml")
      let arguments = ["once", "--config", directory + "/feeds.yaml", "--state", directory + "/s"]
      let first = try await runProgram(arguments, in: directory)
      #expect(first.code == 0)
      #expect(first.output.contains("event=alert kind=story severity=high watch=ferries"))
      #expect(readText(directory + "/s/digests/latest.md").contains("Ferry to Nolm"))
      let second = try await runProgram(arguments, in: directory)
      #expect(second.code == 0)
      #expect(!second.output.contains("event=alert"))
      let explained = try await runProgram(
        ["explain", "https://g.example/1", "--state", directory + "/s"], in: directory)
      #expect(explained.output.contains("watch ferries: alert al_"))
    }
  }

  @Test func `a network that is down is told as one line, and no feed is blamed`() async throws {
    try await withTemporaryDirectory { directory in
      // Nobody listens on port 9 (discard) of these loopback hosts.
      let feeds = (2...7).map {
        "  - { url: \"http://127.0.0.\($0):9/feed\", allow_private: true }"
      }
      writeText(
        "defaults: { interval: 10s }\nfeeds:\n" + feeds.joined(separator: "\n") + "\n",
        to: directory + "/feeds.yaml")
      let daemon = try Program(
        ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
        output: directory + "/log")
      #expect(await eventually { daemon.printed.contains("event=network_down") })
      try await Task.sleep(for: .seconds(2))
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
      let lines = daemon.printed.split(separator: "\n").filter { !$0.contains("config_loaded") }
      #expect(lines.count == 1)
    }
  }

  @Test func `a 429 rests the host's other feed, and the daemon goes on`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _ in Answer(status: 429, body: []) }
      defer { server.stop() }
      writeText(
        """
        defaults: { interval: 1s, allow_private: true }
        limits: { host_gap: 1s }
        feeds: ["\(server.url("/a"))", "\(server.url("/b"))", "\(server.url("/c"))"]
        """, to: directory + "/feeds.yaml")
      let state = directory + "/s"
      let daemon = try Program(
        ["run", "--config", directory + "/feeds.yaml", "--state", state], output: directory + "/log"
      )
      #expect(await eventually { daemon.printed.contains("event=feed_failing") })
      // By then the host rests; a reload with a further feed asks for its turn at once.
      try await Task.sleep(for: .seconds(4))
      let heard = server.heard.count
      writeText(
        """
        defaults: { interval: 1s, allow_private: true }
        feeds: ["\(server.url("/a"))", "\(server.url("/d"))"]
        """, to: directory + "/feeds.yaml")
      daemon.signal(SIGHUP)
      #expect(await eventually { daemon.printed.contains("feeds=2") })
      try await Task.sleep(for: .seconds(2))
      #expect(server.heard.count == heard)
      let feeds = try await runProgram(["feeds", "--state", state], in: directory)
      #expect(feeds.output.contains("the host asked for a pause (429)"))
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a stop in the middle of a slow transfer takes no longer than another`() async throws {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _, connection in
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n")
        return connection.dribble(
          Array(repeating: UInt8(ascii: "x"), count: 600), pause: .milliseconds(100))
      }
      defer { server.stop() }
      let daemon = try Self.daemon(
        "defaults: { allow_private: true }\nfeeds: [\"\(server.url())\"]\n", in: directory)
      #expect(await eventually { server.heard.count == 1 })
      let start = ContinuousClock.now
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
      #expect(ContinuousClock.now - start < .seconds(5))
      #expect(!daemon.printed.contains("event=feed_failing"))
    }
  }

  @Test func `a feed that is gone is asked again after SIGHUP, and feeds tells it as JSON`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let server = try LoopbackServer { _ in Answer(status: 410, body: []) }
      defer { server.stop() }
      let daemon = try Self.daemon(
        """
        defaults: { interval: 1s, allow_private: true }
        feeds: [{ id: old, url: "http://user:hush@127.0.0.1:\(server.port)/feed?api_key=hush" }]

        """, in: directory)
      #expect(await eventually { daemon.printed.contains("event=feed_gone") })
      try await Task.sleep(for: .seconds(2))
      #expect(server.heard.count == 1)
      let feeds = try await runProgram(
        ["feeds", "--json", "--state", directory + "/s"], in: directory)
      #expect(feeds.output.hasPrefix("[{\"id\":\"old\",\"url\":\"http://***@127.0.0.1:"))
      #expect(feeds.output.contains("\"state\":\"gone\",\"conditions\":[\"gone\"]"))
      daemon.signal(SIGHUP)
      #expect(await eventually { server.heard.count == 2 })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
      #expect(!(daemon.printed + feeds.output).contains("hush"))
    }
  }

  @Test func `a state directory that cannot be had ends the start with a sentence`() async throws {
    try await withTemporaryDirectory { directory in
      writeText("feeds: [\"file:nothing.xml\"]\n", to: directory + "/feeds.yaml")
      writeText("a file", to: directory + "/file")
      for state in ["/proc/storywatch", directory + "/file"] {
        let run = try await runProgram(
          ["run", "--config", directory + "/feeds.yaml", "--state", state], in: directory)
        #expect(run.code == 75)
        #expect(run.output.contains("cannot write \(state)"))
      }
    }
  }

  /// Starts the daemon on these settings, and waits until it runs.
  private static func daemon(_ settings: String, in directory: String) throws -> Program {
    writeText(settings, to: directory + "/feeds.yaml")
    return try Program(
      ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
      output: directory + "/log")
  }
}
