import Glibc
import TestSupport
import Testing

/// Standard output that takes nothing: a reader who stopped reading, a full disk.
@Suite struct StalledReaderTests {
  @Test
  func `a log that nobody reads stops no poll and no end, and its alerts come when he reads on`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let options = Self.options(directory, feed: outlet.url)
      let pipe = Pipe(capacity: 4_096)
      let daemon = try Program(
        ["run"] + options, output: directory + "/errors",
        under: Self.printing(to: "/proc/\(getpid())/fd/\(pipe.input)"))
      defer { daemon.signal(SIGKILL) }
      #expect(await eventually { Self.told(in: directory).count == 1 })
      outlet.publish()
      #expect(await eventually { Self.told(in: directory).count == 2 })
      var heard = ""
      // It tries again every five seconds.
      #expect(
        await eventually {
          heard += String(decoding: pipe.read(), as: UTF8.self)
          return Self.ids(in: heard).count == 2
        })
      #expect(heard.contains("event=log_dropped"))
      // Fills the pipe again.
      write(pipe.input, "\n", 1)
      outlet.publish()
      #expect(await eventually { Self.told(in: directory).count == 3 })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(5)) == 0)
      heard += String(decoding: pipe.read(), as: UTF8.self)
      let next = try await runProgram(["once"] + options, in: directory)
      #expect(Self.ids(in: heard + next.output) == Self.told(in: directory))
    }
  }

  @Test func `once on a full disk ends with 75, and its alerts are told by the next`() async throws
  {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let options = Self.options(directory, feed: outlet.url, outputs: "[journal]")
      let first = try await runProgram(
        ["once"] + options, in: directory, under: Self.printing(to: "/dev/full"))
      #expect(first.code == 75)
      #expect(
        first.output == "storywatch: standard output: cannot write: No space left on device\n")
      #expect(readText(directory + "/s/digests/latest.md").contains("Quell elects its mayor"))
      let second = try await runProgram(["once"] + options, in: directory)
      #expect(second.code == 0)
      #expect(Self.ids(in: second.output).count == 1)
      let third = try await runProgram(["once"] + options, in: directory)
      #expect(Self.ids(in: third.output).isEmpty)
    }
  }

  @Test func `an answer that cannot be printed ends its command with 75 and a sentence`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let options = Self.options(directory, feed: "https://post.example/feed")
      writeText("<rss version='2.0'><channel></channel></rss>", to: directory + "/feed.xml")
      writeText("{}\n", to: directory + "/lines")
      let settings = Array(options.prefix(2))
      for arguments in [
        ["check"] + settings, ["opml", "export"] + settings, ["parse", directory + "/feed.xml"],
        ["digest"] + options, ["feeds"] + options, ["stories"] + options,
      ] {
        if arguments == ["digest"] + options {
          #expect(try await runProgram(["once"] + options, in: directory).code == 0)
        }
        let run = try await runProgram(
          arguments, in: directory, under: Self.printing(to: "/dev/full"))
        #expect(run.code == 75, "\(arguments)")
        #expect(
          run.output == "storywatch: standard output: cannot write: No space left on device\n",
          "\(arguments)")
      }
    }
  }

  @Test func `alerts go to the log only where outputs names it`() async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let options = Self.options(directory, feed: outlet.url, outputs: "[file]")
      let run = try await runProgram(["once"] + options, in: directory)
      #expect(run.code == 0)
      #expect(Self.ids(in: run.output).isEmpty)
      #expect(Self.told(in: directory).count == 1)
      // Nor do they wait for it.
      _ = Self.options(directory, feed: outlet.url)
      let next = try await runProgram(["once"] + options, in: directory)
      #expect(Self.ids(in: next.output).isEmpty)
    }
  }

  /// A shell that runs a program with its standard output in `path`.
  private static func printing(to path: String) -> [String] {
    ["/bin/sh", "-c", "exec \"$0\" \"$@\" >\(path)"]
  }

  private static func options(
    _ directory: String, feed: String, outputs: String = "[journal, file]"
  ) -> [String] {
    writeText(
      """
      feeds: [{ id: post, url: "\(feed)", interval: 1s, first_run: all, fulltext: never, allow_private: true }]
      watches: [{ id: everything, query: "*", severity: medium }]
      alerts: { settle: 0s, cooldown: 0s, budget: 1000, outputs: \(outputs) }
      limits: { host_gap: 0s }
      """, to: directory + "/feeds.yaml")
    return ["--config", directory + "/feeds.yaml", "--state", directory + "/s"]
  }

  /// The ids of the alerts in the file.
  private static func told(in directory: String) -> [String] {
    ids(in: readText(directory + "/s/alerts.jsonl"))
  }

  /// The ids of the alerts that `text` tells, in order.
  private static func ids(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "al_").map { String(line.suffix(from: $0.lowerBound).prefix(13)) }
    }
  }
}
