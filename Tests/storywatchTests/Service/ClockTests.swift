import GRDB
import Glibc
import TestSupport
import Testing

/// The machine's clock is set while the daemon runs, as by a first contact with a time server.
@Suite struct ClockTests {
  @Test(arguments: [[6 * 3_600, 0], [-86_400]])
  func `a clock that is set forward and back by hours costs no alert, doubles none, stops nothing`(
    jumps: [Int]
  ) async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let clock = directory + "/clock"
      let service = try SupervisedDaemon(
        in: directory,
        settings: """
          defaults: { interval: 1s, allow_private: true, first_run: all }
          limits: { host_gap: 0s }
          feeds: [{ id: outlet, url: "\(outlet.url)" }]
          watches: [{ id: all, query: "*" }]
          alerts: { settle: 0s, cooldown: 0s }
          """,
        environment: Shim.settingClock(by: clock) + ["WATCHDOG_USEC=2000000"])
      var expected = 1
      #expect(await eventually { Self.alerts(in: directory).count == expected })
      for seconds in jumps {
        // In one step, as a clock is set.
        writeText("\(seconds)", to: clock + ".new")
        rename(clock + ".new", clock)
        outlet.publish()
        expected += 1
        // At latest when the poller, asleep by the old clock, looks again.
        #expect(
          await eventually(within: .seconds(90)) { Self.alerts(in: directory).count == expected })
      }
      let ids = Self.alerts(in: directory)
      #expect(Set(ids).count == ids.count)
      #expect(await service.hears { $0 == "WATCHDOG=1" })
      service.program.signal(SIGTERM)
      #expect(await service.program.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `once after a clock that was ahead asks at the interval again, not at that date`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      writeText("<rss version='2.0'><channel/></rss>", to: directory + "/feed.xml")
      writeText(
        """
        defaults: { interval: 1h, allow_private: true }
        feeds: [{ id: outlet, url: "\(outlet.url)" }, { id: local, url: "file:feed.xml" }]
        """, to: directory + "/feeds.yaml")
      // Two days ahead, right again, and 70 minutes later.
      for (ahead, requests) in [(2 * 86_400, 1), (0, 1), (4_200, 2)] {
        writeText("\(ahead)", to: directory + "/clock")
        let run = try await runProgram(
          ["once", "--state", "s"], in: directory,
          environment: Shim.settingClock(by: directory + "/clock"))
        #expect(run.code == 0)
        #expect(outlet.requests == requests)
      }
      let database = try DatabaseQueue(path: directory + "/s/storywatch.sqlite")
      let polls = try await database.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM polls WHERE feed = 'local'")
      }
      #expect(polls == 2)
    }
  }

  private static func alerts(in directory: String) -> [Substring] {
    readText(directory + "/s/alerts.jsonl").split(separator: "\n").compactMap { line in
      line.firstRange(of: "\"alert\":\"").map { line[$0.upperBound...].prefix(13) }
    }
  }
}
