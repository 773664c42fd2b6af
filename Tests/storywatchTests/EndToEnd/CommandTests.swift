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

  @Test func `check reads the settings from a pipe, which the daemon would not`() async throws {
    try await withTemporaryDirectory { directory in
      let script = #"exec "$@" --config <(echo 'feeds: [https://a.example/]')"#
      let run = try await runProgram(
        ["check"], in: directory, under: ["/bin/bash", "-c", script, "bash"])
      #expect(run.code == 0)
      #expect(run.output.contains("1 feed"), "\(run.output)")
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
      let run = try await runProgram(["run", "--state", "/proc/storywatch"], in: directory)
      #expect(run.code == 75)
      #expect(run.output.contains("cannot write /proc/storywatch"))
    }
  }

  @Test func `settings that are named, or lie there, and cannot be read end an inspection with 78`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      try await Self.replayed("state", in: directory)
      let commands = [["feeds"], ["stories"], ["digest"], ["doctor", "--repair"]]
      for command in commands {
        let without = try await runProgram(command, in: directory)
        #expect(without.code == 0, "\(without.output)")
        let missing = try await runProgram(command + ["-c", "none.yaml"], in: directory)
        #expect(missing.code == 78, "\(missing.output)")
        #expect(missing.output.contains("none.yaml"))
      }
      writeText("feeds: [\n", to: directory + "/feeds.yaml")
      for command in commands {
        let broken = try await runProgram(command, in: directory)
        #expect(broken.code == 78, "\(broken.output)")
        #expect(broken.output.contains("feeds.yaml:"))
      }
    }
  }

  @Test func `who polls nothing needs no credentials`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(
        "feeds: [{ url: https://q.example/, auth: { bearer: { credential: token } } }]\n",
        to: directory + "/feeds.yaml")
      try await Self.replayed("state", in: directory)
      let digest = try await runProgram(["digest"], in: directory)
      #expect(digest.code == 0, "\(digest.output)")
      let once = try await runProgram(["once"], in: directory)
      #expect(once.code == 78)
    }
  }

  @Test func `a replay takes the settings that lie there, and says which it took`() async throws {
    try await withTemporaryDirectory { directory in
      let built = try await Self.replayed("a", in: directory)
      #expect(built.contains("no feeds.yaml: one watch for everything"))
      #expect(built.contains("watch=everything"))
      writeText(
        "feeds: [https://q.example/]\nwatches: [{ id: mills, query: mill }]\n",
        to: directory + "/feeds.yaml")
      let own = try await Self.replayed("b", in: directory)
      #expect(own.contains("with the settings of feeds.yaml"))
      #expect(own.contains("watch=mills"))
      #expect(!own.contains("watch=everything"))
    }
  }

  @Test func `the beginning of several ids is no id`() async throws {
    try await withTemporaryDirectory { directory in
      try await Self.replayed("state", in: directory)
      let several = try await runProgram(["explain", "ar_"], in: directory)
      #expect(several.code == 1)
      #expect(several.output.contains("ar_ begins more than one id: ar_"), "\(several.output)")
      let id = try #require(several.output.split(separator: " ").last?.prefix(13))
      let one = try await runProgram(["explain", String(id)], in: directory)
      #expect(one.code == 0, "\(one.output)")
      #expect(one.output.contains("article \(id)"))
    }
  }

  @Test func `wrong numbers, days ahead and bytes that are no text are refused`() async throws {
    try await withTemporaryDirectory { directory in
      try await Self.replayed("state", in: directory)
      for limit in ["0", "-1"] {
        let run = try await runProgram(["stories", "--limit=\(limit)"], in: directory)
        #expect(run.code == 2, "\(run.output)")
      }
      for options in [[], ["--verify"]] {
        let ahead = try await runProgram(["digest", "2099-01-01"] + options, in: directory)
        #expect(ahead.code == 1)
        #expect(ahead.output.contains("2099-01-01 has not begun"))
      }
      writeText(
        "exec \(Program.path) once --state $(printf 'b\\377d')\n", to: directory + "/odd.sh")
      let odd = try await runProgram([], in: directory, under: ["/bin/sh", directory + "/odd.sh"])
      #expect(odd.code == 2, "\(odd.output)")
      #expect(odd.output.contains("Argument 3 is not UTF-8"))
    }
  }

  @Test func `a day of which nothing is recorded is no empty day`() async throws {
    try await withTemporaryDirectory { directory in
      try await Self.replayed("state", in: directory)
      for options in [[], ["--format", "json"], ["--verify"]] {
        let run = try await runProgram(["digest", "1999-01-01"] + options, in: directory)
        #expect(run.code == 1)
        #expect(run.output.contains("nothing is recorded of 1999-01-01 in state"))
      }
      let past = try await runProgram(["digest", "2026-03-02"], in: directory)
      #expect(past.code == 0 && past.output.contains("Mill of Quell"), "\(past.output)")
      let today = try await runProgram(["digest"], in: directory)
      #expect(today.code == 0 && today.output.contains("Nothing new"), "\(today.output)")
    }
  }

  @Test func `what is no day shows how digest is used`() async throws {
    try await withTemporaryDirectory { directory in
      let run = try await runProgram(["digest", "yesterday"], in: directory)
      #expect(run.code == 2)
      #expect(run.output.contains("yesterday is no day; write YYYY-MM-DD."))
      #expect(run.output.contains("Usage: storywatch digest"), "\(run.output)")
    }
  }

  @Test func `a file in the place of the state directory is said to be none`() async throws {
    try await withTemporaryDirectory { directory in
      writeText("feeds: [\"file:nothing.xml\"]\n", to: directory + "/feeds.yaml")
      for command in ["stories", "doctor", "once", "run"] {
        for state in ["feeds.yaml", "feeds.yaml/state"] {
          let run = try await runProgram([command, "--state", state], in: directory)
          #expect(run.code == 75, "\(command) \(state)")
          #expect(run.output.contains("\(state) is no directory"), "\(run.output)")
        }
      }
    }
  }

  @Test func `an output that cannot be had is a failure that may pass, at once`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(
        "<rss version='2.0'><channel><title>Q</title><item><guid>1</guid><title>Mill burns</title>"
          + "</item></channel></rss>", to: directory + "/wire.xml")
      writeText(
        """
        feeds: [{ id: quell, url: "file:wire.xml", first_run: all }]
        watches: [{ id: all, query: "*" }]
        alerts: { outputs: [file] }
        """, to: directory + "/feeds.yaml")
      mkdir(directory + "/directory", 0o755)
      mkdir(directory + "/directory/alerts.jsonl", 0o755)
      mkdir(directory + "/pipe", 0o755)
      mkfifo(directory + "/pipe/alerts.jsonl", 0o644)
      mkdir(directory + "/digests", 0o755)
      writeText("a file", to: directory + "/digests/digests")
      for state in ["directory", "pipe", "digests"] {
        let run = try await runProgram(["once", "--state", state], in: directory)
        #expect(run.code == 75, "\(state): \(run.output)")
        #expect(run.output.contains("cannot"))
      }
    }
  }

  /// Two articles of an invented outlet, replayed into `state`; returns what was printed.
  @discardableResult
  private static func replayed(_ state: String, in directory: String) async throws -> String {
    writeText(
      """
      {"id":"1","title":"Mill of Quell burns down","text":"","published":"2026-03-02T08:00:00Z"}
      {"id":"2","title":"Choir of Nolm wins the prize","text":"","published":"2026-03-02T09:00:00Z"}
      """, to: directory + "/articles.jsonl")
    let run = try await runProgram(
      ["replay", "--articles", "articles.jsonl", "--state", state], in: directory)
    #expect(run.code == 0, "\(run.output)")
    return run.output
  }

  /// Starts the daemon on these settings, and waits until it runs.
  private static func daemon(_ settings: String, in directory: String) throws -> Program {
    writeText(settings, to: directory + "/feeds.yaml")
    return try Program(
      ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
      output: directory + "/log")
  }
}
