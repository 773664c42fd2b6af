import Foundation
import GRDB
import News
import TestSupport
import Testing

/// Recordings of an invented outlet, through the program, twice.
@Suite struct ReplayTests {
  @Test func `a directory is no recording, and is called what it is`() async throws {
    try await withTemporaryDirectory { directory in
      for option in [[], ["--articles"]] {
        let run = try await runProgram(["replay"] + option + ["."], in: directory)
        #expect(run.code == 65)
        #expect(run.output.contains("storywatch: .: cannot read: Is a directory"), "\(run.output)")
      }
    }
  }

  @Test func `Ctrl-C leaves no temporary store`() async throws {
    try await withTemporaryDirectory { directory in
      let line = Self.recording.split(separator: "\n")[0]
      writeText(
        String(repeating: line + "\n", count: 100_000), to: directory + "/polls.jsonl")
      mkdir(directory + "/tmp", 0o755)
      func left() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory + "/tmp")) ?? [])
      }
      let replay = try Program(
        ["replay", directory + "/polls.jsonl"], output: directory + "/log",
        environment: ["TMPDIR=" + directory + "/tmp"])
      #expect(await eventually { !left().isEmpty })
      replay.signal(SIGINT)
      #expect(await replay.wait() == 130)
      #expect(left() == [])
    }
  }

  @Test func `the same recording gives the same bytes, and its entries balance`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.recording, to: directory + "/polls.jsonl")
      var outputs: [String] = []
      for state in ["/a", "/b"] {
        let run = try await runProgram(
          ["replay", directory + "/polls.jsonl", "--state", directory + state], in: directory)
        #expect(run.code == 0)
        #expect(run.output.contains("entries 7 = new 4 + unchanged 2 + edited 1 + "))
        #expect(!run.output.contains("OUT OF BALANCE"))
        outputs.append(
          ["/alerts.jsonl", "/digests/2026-03-02.md", "/digests/2026-03-03.json"]
            .map { readText(directory + state + $0) }.joined())
      }
      #expect(outputs[0] == outputs[1])
      #expect(outputs[0].contains("UTC, complete"))
      #expect(outputs[0].contains("Lamp oil is short in Quell"))
      let verified = try await runProgram(
        ["digest", "2026-03-03", "--verify", "--state", directory + "/a"], in: directory)
      #expect(verified.code == 0)
    }
  }

  @Test func `a recording that grew is gone on with, and its earlier last page is closed`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let whole = directory + "/whole.jsonl"
      let begun = directory + "/begun.jsonl"
      writeText(Self.recording, to: whole)
      writeText(
        Self.recording.split(separator: "\n").prefix(2).joined(separator: "\n"), to: begun)
      for (recording, state) in [(whole, "/a"), (begun, "/b"), (whole, "/b")] {
        let run = try await runProgram(
          ["replay", recording, "--state", directory + state, "--resume"], in: directory)
        #expect(run.code == 0, "\(run.output)")
      }
      let page = readText(directory + "/a/digests/2026-03-02.md")
      #expect(page.contains("UTC, complete"))
      #expect(readText(directory + "/b/digests/2026-03-02.md") == page)
    }
  }

  @Test func `a recording that goes back in time is refused with its line`() async throws {
    try await withTemporaryDirectory { directory in
      let lines = Self.recording.split(separator: "\n").reversed().joined(separator: "\n")
      writeText(lines, to: directory + "/polls.jsonl")
      let run = try await runProgram(
        ["replay", directory + "/polls.jsonl", "--state", directory + "/s"], in: directory)
      #expect(run.code == 65)
      #expect(run.output.contains("polls.jsonl:2: goes back in time"))
    }
  }

  @Test
  func
    `a frozen page is made again byte for byte, whatever the zone, the settings and the day are now`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText(Self.recording, to: directory + "/polls.jsonl")
      let state = directory + "/s"
      _ = try await runProgram(
        ["replay", directory + "/polls.jsonl", "--state", state], in: directory)
      writeText(
        """
        timezone: Asia/Tokyo
        feeds: [https://other.example/rss]
        watches: [{ id: other, query: "other" }]
        digest: { stories: 1 }
        """, to: directory + "/other.yaml")
      for format in ["md", "json"] {
        let again = try await runProgram(
          [
            "digest", "2026-03-02", "--rebuild", "--format", format, "--state", state, "--config",
            directory + "/other.yaml",
          ], in: directory, environment: ["TZ=America/New_York", "LC_ALL=de_DE.UTF-8"])
        #expect(again.code == 0)
        #expect(again.output == readText(state + "/digests/2026-03-02.\(format)"))
      }
      let running = try await runProgram(
        ["digest", "2026-03-03", "--rebuild", "--state", state], in: directory)
      #expect(running.code == 1)
      #expect(running.output.contains("no page of 2026-03-03 was frozen"))
    }
  }

  @Test func `verify fails on one changed byte, of the page or of a stored text`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.recording, to: directory + "/polls.jsonl")
      let state = directory + "/s"
      _ = try await runProgram(
        ["replay", directory + "/polls.jsonl", "--state", state], in: directory)
      let arguments = ["digest", "2026-03-02", "--verify", "--state", state]
      let good = try await runProgram(arguments, in: directory)
      #expect(good.code == 0, "\(good.output)")
      let page = state + "/digests/2026-03-02.md"
      let text = readText(page)
      writeText(text.replacing("Choir of Nolm", with: "Choir of Nolk"), to: page)
      let changed = try await runProgram(arguments, in: directory)
      #expect(changed.code == 1)
      #expect(changed.output.contains("2026-03-02.md: byte "))
      writeText(text, to: page)
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      try await database.write { db in
        try db.execute(
          sql:
            "UPDATE versions SET title = replace(title, 'Choir', 'Chair') WHERE title LIKE 'Choir%'"
        )
      }
      let forged = try await runProgram(arguments, in: directory)
      #expect(forged.code == 1)
      #expect(forged.output.contains("not in the stored text: \"Choir of Nolm"))
    }
  }

  @Test func `two settings over one past differ in these alerts, and each says why`() async throws {
    try await withTemporaryDirectory { directory in
      writeText(Self.recording, to: directory + "/polls.jsonl")
      let feed = "feeds: [{ id: quell, url: \"https://quell.example/rss\", first_run: all }]\n"
      let everything = "watches: [{ id: all, query: \"*\", severity: low }]\n"
      writeText(feed + everything, to: directory + "/old.yaml")
      writeText(
        feed + """
          watches:
            - { id: all, query: "NOT choir", severity: medium }
            - { id: bridges, query: "bridge", severity: high }
          """, to: directory + "/new.yaml")
      let run = try await runProgram(
        [
          "replay", directory + "/polls.jsonl", "--config", directory + "/new.yaml", "--against",
          directory + "/old.yaml",
        ], in: directory)
      #expect(run.code == 0)
      let lines = run.output.split(separator: "\n").map(String.init)
      #expect(
        lines.contains {
          $0.hasPrefix("- ") && $0.contains("Choir of Nolm") && $0.hasSuffix("(now not matched)")
        }, "\(run.output)")
      #expect(lines.contains { $0.hasPrefix("~ ") && $0.hasSuffix("(severity low → medium)") })
      #expect(
        lines.contains {
          $0.hasPrefix("+ ") && $0.contains("high story watch=bridges")
            && $0.hasSuffix("(before no such watch)")
        })
      #expect(
        lines.last == "0 as before, 1 told no more (-), 1 told now (+), 4 told otherwise (~)")
      #expect(!run.output.contains("event=alert"))
    }
  }

  private static let recording = [
    poll(at: "2026-03-02T08:00:00Z", ["1": "Mill of Quell burns down"]),
    poll(
      at: "2026-03-02T09:00:00Z",
      ["1": "Mill of Quell burns down", "2": "Choir of Nolm wins the lantern prize"]),
    poll(
      at: "2026-03-03T09:00:00Z",
      [
        "1": "Mill of Quell burns down, owner arrested",
        "2": "Choir of Nolm wins the lantern prize",
        "3": "Lamp oil is short in Quell", "4": "Bridge toll of Orrin falls to two crowns",
      ]),
  ].joined(separator: "\n")

  private static func poll(at: String, _ titles: [String: String]) -> String {
    let items = titles.sorted { $0.key < $1.key }.map { id, title in
      "<item><guid>\(id)</guid><title>\(title)</title></item>"
    }.joined()
    return """
      {"at":"\(at)","feed":"quell","url":"https://quell.example/rss","status":200,\
      "headers":{"Content-Type":"application/rss+xml"},\
      "body":"<rss version='2.0'><channel><title>Quell Post</title>\(items)</channel></rss>"}
      """
  }
}
