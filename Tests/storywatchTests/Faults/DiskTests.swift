import GRDB
import Glibc
import Storage
import TestSupport
import Testing

/// Disks that are full, read-only, broken or taken by somebody else, while the daemon polls.
@Suite struct DiskTests {
  @Test(arguments: [(ENOSPC, "no space left"), (EIO, "could not be read or written")])
  func `a disk that takes nothing for a while costs no entry, no alert and no further request`(
    code: Int32, words: String
  ) async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let broken = directory + "/broken"
      let daemon = try Self.daemon(
        outlet, in: directory,
        environment: Shim.failing(code, while: broken, path: directory + "/s/storywatch.sqlite"))
      #expect(await eventually { outlet.requests >= 2 })
      writeText("", to: broken)
      outlet.publish()
      #expect(await eventually { daemon.printed.contains(words) })
      let requests = outlet.requests
      try await Task.sleep(for: .seconds(3))
      #expect(outlet.requests <= requests + 1)
      unlink(broken)
      #expect(await eventually { Self.alerts(in: directory).count >= 2 })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
      #expect(Self.alerts(in: directory).count == 2)
      #expect(daemon.printed.split(separator: "\n").count { $0.contains(words) } <= 4)
    }
  }

  /// SQLite calls a file damaged that gives EIO, and an alert that waits for its webhook is looked after apart.
  @Test(arguments: [EIO, ESTALE])
  func `a disk that cannot be read for a while ends nothing, and is not called damaged`(code: Int32)
    async throws
  {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let broken = directory + "/broken"
      // Nobody listens on port 9 (discard).
      let daemon = try Self.daemon(
        outlet, in: directory, webhook: "http://127.0.0.1:9/",
        environment: Shim.failingReads(code, while: broken, path: "/s/storywatch.sqlite"))
      #expect(await eventually { Self.alerts(in: directory).count == 1 })
      writeText("", to: broken)
      outlet.publish()
      #expect(await eventually { daemon.printed.contains("could not be read or written") })
      // The target's next turn is in there.
      try await Task.sleep(for: .seconds(12))
      unlink(broken)
      #expect(await eventually { Self.alerts(in: directory).count == 2 })
      #expect(!daemon.printed.contains("is damaged"))
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a reload that the disk does not take is refused whole, and taken when it can be`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let broken = directory + "/broken"
      let daemon = try Self.daemon(
        outlet, in: directory,
        environment: Shim.failing(ENOSPC, while: broken, path: directory + "/s/storywatch.sqlite"))
      #expect(await eventually { Self.alerts(in: directory).count == 1 })
      let file = directory + "/feeds.yaml"
      let other = "<item><guid>o</guid><title>Lamp of Varde lit</title></item>"
      writeText(
        "<rss version='2.0'><channel>\(other)</channel></rss>", to: directory + "/other.xml")
      let settings = readText(file)
        .split(separator: "feeds: [").joined()
        .split(separator: "id: everything").joined(separator: "id: renamed")
      writeText(
        "feeds: [{ id: other, url: \"file:other.xml\", first_run: all }, " + settings, to: file)
      writeText("", to: broken)
      daemon.signal(SIGHUP)
      #expect(await eventually { daemon.printed.contains("event=config_rejected") })
      unlink(broken)
      outlet.publish()
      #expect(await eventually { Self.alerts(in: directory).count == 2 })
      #expect(!daemon.printed.contains("watch=renamed"))
      daemon.signal(SIGHUP)
      #expect(await eventually { Self.alerts(in: directory).count == 3 })
      #expect(daemon.printed.contains("watch=renamed"))
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test func `a database that another program keeps locked is waited for`() async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let daemon = try Self.daemon(outlet, in: directory)
      #expect(await eventually { Self.alerts(in: directory).count == 1 })
      let shell = try DatabaseQueue(path: directory + "/s/storywatch.sqlite")
      try await shell.writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        outlet.publish()
        for _ in 0..<150 where !daemon.printed.contains("locked by another program") {
          usleep(100_000)
        }
        try db.execute(sql: "ROLLBACK")
      }
      #expect(daemon.printed.contains("locked by another program"))
      #expect(await eventually { Self.alerts(in: directory).count == 2 })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
    }
  }

  @Test(.enabled(if: mayMount, "file systems can be mounted by root alone"))
  func `a small disk that fills up ends once with 75 and a sentence, and is gone on with`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      let item =
        "<item><guid>1</guid><title>Bridge</title><description>Closed.</description></item>"
      writeText("<rss version='2.0'><channel>\(item)</channel></rss>", to: directory + "/feed.xml")
      Self.writeSettings("file:feed.xml", to: directory)
      let run = try await Self.asRoot(
        """
        mount -t tmpfs -o size=600k none \(directory)/s
        head -c 500000 /dev/zero >\(directory)/s/other
        $STORYWATCH once --config \(directory)/feeds.yaml --state \(directory)/s; echo first=$?
        mount -o remount,size=9m \(directory)/s
        $STORYWATCH once --config \(directory)/feeds.yaml --state \(directory)/s; echo second=$?
        $STORYWATCH doctor --state \(directory)/s; echo doctor=$?
        $STORYWATCH feeds --json --state \(directory)/s
        """, in: directory)
      #expect(run.contains("first=75"))
      #expect(run.contains("no space left for \(directory)/s"))
      #expect(run.contains("second=0"))
      #expect(run.contains("doctor=0"))
      #expect(run.contains("\"entries\":1"))
    }
  }

  @Test(.enabled(if: mayMount, "file systems can be mounted by root alone"))
  func `a state directory that cannot be written ends the start with 75, and names it`()
    async throws
  {
    try await withTemporaryDirectory { directory in
      writeText("<rss version='2.0'><channel></channel></rss>", to: directory + "/feed.xml")
      Self.writeSettings("file:feed.xml", to: directory)
      let run = try await Self.asRoot(
        """
        $STORYWATCH once --config \(directory)/feeds.yaml --state \(directory)/s; echo first=$?
        mount --bind \(directory)/s \(directory)/s
        mount -o remount,bind,ro \(directory)/s
        $STORYWATCH run --config \(directory)/feeds.yaml --state \(directory)/s; echo second=$?
        """, in: directory)
      #expect(run.contains("first=0"))
      #expect(run.contains("second=75"))
      #expect(run.contains("storywatch: cannot write \(directory)/s"))
      #expect(run.contains("check owner, mode and file system"))
    }
  }

  @Test func `an alert file that vanished is made anew, and stops no alert`() async throws {
    try await withTemporaryDirectory { directory in
      let outlet = try GrowingOutlet()
      defer { outlet.stop() }
      let daemon = try Self.daemon(outlet, in: directory)
      #expect(await eventually { Self.alerts(in: directory).count == 1 })
      unlink(directory + "/s/alerts.jsonl")
      outlet.publish()
      #expect(await eventually { Self.alerts(in: directory).count == 1 })
      daemon.signal(SIGTERM)
      #expect(await daemon.wait(upTo: .seconds(10)) == 0)
      #expect(daemon.printed.split(separator: "event=alert ").count == 3)
    }
  }

  private static func writeSettings(
    _ url: String, to directory: String, webhook: String? = nil
  ) {
    mkdir(directory + "/s", 0o755)
    let outputs = webhook.map {
      #", outputs: [journal, file, webhook], webhook: { url: "\#($0)", allow_private: true }"#
    }
    writeText(
      """
      feeds: [{ id: post, url: "\(url)", interval: 1s, first_run: all, fulltext: never, allow_private: true }]
      watches: [{ id: everything, query: "*", severity: medium }]
      alerts: { settle: 0s, cooldown: 0s, budget: 1000\(outputs ?? "") }
      limits: { host_gap: 0s }
      """, to: directory + "/feeds.yaml")
  }

  private static func daemon(
    _ outlet: GrowingOutlet, in directory: String, webhook: String? = nil,
    environment: [String] = []
  ) throws -> Program {
    writeSettings(outlet.url, to: directory, webhook: webhook)
    return try Program(
      ["run", "--config", directory + "/feeds.yaml", "--state", directory + "/s"],
      output: directory + "/log", environment: environment)
  }

  private static func alerts(in directory: String) -> [Substring] {
    readText(directory + "/s/alerts.jsonl").split(separator: "\n").filter { $0.hasPrefix("{") }
  }

  private static let mayMount = geteuid() == 0 && system("unshare -m true 2>/dev/null") == 0

  /// What `script` prints in a mount namespace of its own.
  private static func asRoot(_ script: String, in directory: String) async throws -> String {
    let text = "exec >\(directory)/printed 2>&1\nSTORYWATCH=\(Program.path)\n\(script)\n"
    writeText(text, to: directory + "/script")
    #expect(system("unshare -m sh \(directory)/script") == 0)
    return readText(directory + "/printed")
  }
}
