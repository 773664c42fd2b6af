import Glibc
import Logging
import News
import TestSupport
import Testing

@testable import Pipeline
@testable import Storage

/// Three alerts that are due, a real store, and an alert file that came to harm.
@Suite struct AlertWriterTests {
  @Test func `a pipe in the file's place gets each alert once, also when its reader stalls`()
    async throws
  {
    try await withThreeAlerts { context, log, file in
      mkfifo(file, 0o600)
      let reader = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      defer { close(reader) }
      // One page, with room for one line: F_SETPIPE_SZ of linux/fcntl.h.
      #expect(fcntl(reader, 1_031, 4_096) == 4_096)
      try LineLog(path: file).append([String(repeating: "x", count: 3_600)])
      var writer = AlertWriter(context: context)
      for _ in 0..<2 {
        let outcome = try await writer.step(at: context.clock.now())
        #expect(outcome.failure == FileError(path: file, action: "write", code: EAGAIN))
      }
      #expect(log.alerts.count == 3)
      var taken = Self.lines(in: reader)
      #expect(taken.count == 2)
      for _ in 0..<2 { #expect(try await writer.step(at: context.clock.now()).failure == nil) }
      #expect(log.alerts.count == 3)
      taken += Self.lines(in: reader)
      let texts = try await context.store.writtenAlerts().map(\.json)
      #expect(taken.dropFirst() == texts[...])
    }
  }

  @Test
  func `a file that takes nothing keeps no alert from the log and the webhook, and gets it later`()
    async throws
  {
    try await withThreeAlerts { context, log, file in
      mkdir(file, 0o700)
      var writer = AlertWriter(context: context)
      let first = try await writer.step(at: context.clock.now())
      #expect(first.told == 3 && first.failure?.path == file)
      let again = try await writer.step(at: context.clock.now())
      #expect(again.told == 0 && again.failure != nil)
      #expect(log.alerts.count == 3)
      rmdir(file)
      #expect(try await writer.step(at: context.clock.now()).failure == nil)
      #expect(try FileBytes.read(file, limit: .max).count { $0 == 0x0a } == 3)
      #expect(log.alerts.count == 3)
    }
  }

  /// What a pipe holds now.
  private static func lines(in pipe: Int32) -> [String] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(0, read(pipe, &buffer, buffer.count))
    return buffer[..<count].split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [(3, 1), (3, 2), (3, 40), (3, 300), (1, 1), (1, 40)])
  func `a last line that lost its end is whole before the next`(lines: Int, cut: Int) async throws {
    try await withThreeAlerts { context, _, file in
      try await Self.tell(context)
      let whole = try FileBytes.read(file, limit: .max)
      let kept = whole.split(separator: 0x0a)[..<lines].joined(separator: [0x0a]) + [0x0a]
      try FileBytes.replace(file, with: kept.dropLast(cut))
      try await Self.tell(context)
      #expect(try FileBytes.read(file, limit: .max) == Array(kept))
    }
  }

  @Test func `a file that lost its end while the daemon runs is whole before the next alert`()
    async throws
  {
    try await withThreeAlerts { context, _, file in
      var writer = AlertWriter(context: context)
      _ = try await writer.step(at: context.clock.now())
      let whole = try FileBytes.read(file, limit: .max)
      for cut in [1, 40] {
        try FileBytes.replace(file, with: whole.dropLast(cut))
        _ = try await writer.step(at: context.clock.now())
        #expect(try FileBytes.read(file, limit: .max) == whole)
      }
    }
  }

  @Test func `a torn line of others is cut, and no alert that was rotated away comes back`()
    async throws
  {
    try await withThreeAlerts { context, _, file in
      try await Self.tell(context)
      for torn in ["\0\0\0", "{\"note\":"] {
        try FileBytes.replace(file, with: Array(torn.utf8))
        try await Self.tell(context)
        #expect(try FileBytes.read(file, limit: .max).isEmpty)
      }
    }
  }

  @Test func `what the store forgot and finds again is not written twice`() async throws {
    try await withThreeAlerts { context, log, file in
      try await Self.tell(context)
      let whole = try FileBytes.read(file, limit: .max)
      try await context.store.writeWithoutTransaction { db in
        try db.run(
          """
          UPDATE alerts SET state = 'pending', told_at = NULL, line = NULL, json = NULL,
            found_at = found_at - 60, due_at = due_at - 60
          """)
      }
      try await Self.tell(context)
      #expect(try FileBytes.read(file, limit: .max) == whole)
      #expect(log.alerts.count == 6)
      // The store has the text that was told first.
      let texts = try await context.store.writtenAlerts().map { $0.json + "\n" }
      #expect(texts.joined().utf8.elementsEqual(whole))
    }
  }

  @Test func `the log has a line once, however long the store cannot mark it`() async throws {
    try await withThreeAlerts { context, log, file in
      try await context.store.writeWithoutTransaction { db in
        try db.run(
          """
          CREATE TEMP TRIGGER full BEFORE UPDATE ON alerts WHEN NEW.state = 'written'
          BEGIN SELECT RAISE(FAIL, 'full'); END
          """)
      }
      var writer = AlertWriter(context: context)
      for _ in 0..<3 {
        await #expect(throws: StoreError.self) { try await writer.step(at: context.clock.now()) }
      }
      try await context.store.writeWithoutTransaction { try $0.run("DROP TRIGGER full") }
      _ = try await writer.step(at: context.clock.now())
      #expect(log.alerts.count == 3)
      #expect(try FileBytes.read(file, limit: .max).split(separator: 0x0a).count == 3)
      #expect(try await context.store.toldUnwritten(limit: 9).isEmpty)
    }
  }

  /// As the first step of a process does.
  private static func tell(_ context: Context) async throws {
    var writer = AlertWriter(context: context)
    _ = try await writer.step(at: context.clock.now())
  }

  private func withThreeAlerts(
    _ body: (Context, LineCollector, String) async throws -> Void
  ) async throws {
    try await withTemporaryDirectory { directory in
      var settings = Settings.watchingEverything
      settings.alerts.settle = .zero
      let clock = VirtualClock(Timestamp(seconds: 1_772_438_400))
      let log = LineCollector()
      let context = Context(
        store: try await Store.open(directory: directory), settings: ActiveSettings(settings),
        clock: clock.clock, log: EventLog(log.logger))
      try await context.findThreeAlerts()
      try await body(context, log, directory + "/alerts.jsonl")
    }
  }
}

extension LineCollector {
  fileprivate var alerts: [String] { lines.filter { $0.contains("event=alert ") } }
}
