import Glibc
import TestSupport
import Testing

/// A process that may open few files.
@Suite struct DescriptorTests {
  @Test(arguments: ["run", "once"])
  func `too few descriptors to begin end it with 75 and the cause, and blame no feed`(
    command: String
  ) async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      Self.writeSettings(outlet.url, to: directory)
      var isNamed = false
      // How many it has without a word depends on the runtime.
      for limit in stride(from: 14, through: 40, by: 2) where !isNamed {
        let run = try await runProgram(
          [command, "--state", "s"], in: directory,
          under: ["prlimit", "--nofile=\(limit)", "timeout", "4"])
        guard run.output.contains("gives no more file descriptors") else { continue }
        isNamed = run.code == 75
      }
      #expect(isNamed)
      let feeds = try await runProgram(["feeds", "--json", "--state", "s"], in: directory)
      #expect(!feeds.output.contains("failing"))
    }
  }

  @Test func `a daemon that has no descriptor left names that, and blames no feed`() async throws {
    try await withTemporaryDirectory { directory in
      // A connection a request.
      let outlet = try LoopbackServer { _, connection in
        connection.send(Answer(body: Array("<rss><channel></channel></rss>".utf8)).bytes)
        return false
      }
      defer { outlet.stop() }
      Self.writeSettings(outlet.url(), to: directory)
      let daemon = try Program(
        ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
        output: directory + "/log")
      #expect(await eventually { outlet.heard.count >= 2 })
      daemon.limitDescriptors(to: 3)
      #expect(await eventually { daemon.printed.contains("gives no more file descriptors") })
      #expect(!daemon.printed.contains("event=feed_failing"))
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  private static func writeSettings(_ url: String, to directory: String) {
    writeText(
      """
      feeds: [{ id: post, url: "\(url)", interval: 1s, fulltext: never, allow_private: true }]
      limits: { host_gap: 0s }
      """, to: directory + "/feeds.yaml")
  }
}
