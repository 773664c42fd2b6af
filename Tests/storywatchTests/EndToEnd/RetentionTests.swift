import GRDB
import Glibc
import TestSupport
import Testing

/// Retention in the life of the program: who runs it from a timer, or restarts it often, has one, too.
@Suite struct RetentionTests {
  /// An empty feed, whose polls are forgotten after a day.
  private static func writeSettings(to directory: String) {
    writeText("<rss version='2.0'><channel/></rss>", to: directory + "/feed.xml")
    writeText(
      "feeds: [{ id: local, url: \"file:feed.xml\" }]\nretention: { raw: 1d }\n",
      to: directory + "/feeds.yaml")
  }

  @Test(arguments: ["once", "run"])
  func `what is older than retention goes with the first run after it`(command: String) async throws
  {
    try await withTemporaryDirectory { directory in
      Self.writeSettings(to: directory)
      writeText("\(-40 * 86_400)", to: directory + "/clock")
      let first = try await runProgram(
        ["once", "--state", "s"], in: directory,
        environment: Shim.settingClock(by: directory + "/clock"))
      #expect(first.code == 0)
      #expect(try await Self.polls(in: directory) == [true])
      let program = try Program(
        [command, "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
        output: directory + "/log")
      #expect(await eventually { (try? await Self.polls(in: directory)) == [false] })
      program.signal(SIGTERM)
      #expect(await program.wait(upTo: .seconds(10)) != nil)
    }
  }

  @Test func `a clock far ahead of the last poll makes nothing forgotten at once`() async throws {
    try await withTemporaryDirectory { directory in
      Self.writeSettings(to: directory)
      for (days, polls) in [(-300, 1), (0, 2), (2, 1)] {
        writeText("\(days * 86_400)", to: directory + "/clock")
        let run = try await runProgram(
          ["once", "--force", "--state", "s"], in: directory,
          environment: Shim.settingClock(by: directory + "/clock"))
        #expect(run.code == 0)
        #expect(try await Self.polls(in: directory).count == polls, "on day \(days)")
      }
    }
  }

  @Test func `nor does a daemon that polls before it looks after retention`() async throws {
    try await withTemporaryDirectory { directory in
      Self.writeSettings(to: directory)
      writeText("\(-300 * 86_400)", to: directory + "/clock")
      let first = try await runProgram(
        ["once", "--state", "s"], in: directory,
        environment: Shim.settingClock(by: directory + "/clock"))
      #expect(first.code == 0)
      let program = try Program(
        ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
        output: directory + "/log")
      #expect(await eventually { (try? await Self.polls(in: directory)) == [true, false] })
      // Five seconds after the start it would be looked after.
      try await Task.sleep(for: .seconds(7))
      #expect(try await Self.polls(in: directory).first == true)
      program.signal(SIGTERM)
      #expect(await program.wait(upTo: .seconds(10)) != nil)
    }
  }

  /// Of each stored poll, whether it is older than a month.
  private static func polls(in directory: String) async throws -> [Bool] {
    let database = try DatabaseQueue(path: directory + "/s/storywatch.sqlite")
    return try await database.read { db in
      try Bool.fetchAll(db, sql: "SELECT at < unixepoch() - 30 * 86400 FROM polls ORDER BY number")
    }
  }
}
