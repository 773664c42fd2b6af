import Logging
import News
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

@Suite struct DigestAnnouncementTests {
  @Test func `the page of the day before is announced once, when its time has come`() async throws {
    try await withTemporaryDirectory { directory in
      let log = CapturedLog()
      let clock = VirtualClock(Timestamp(seconds: 1_772_438_400))
      let settings = Settings(stateDirectory: directory, timeZone: "UTC")
      let context = Context(
        store: try await Store.open(directory: directory), settings: ActiveSettings(settings),
        clock: clock.clock, log: EventLog(Logger(label: "") { _ in log }))
      var digests = DigestWriter(context: context)
      try await digests.write(at: context.clock.now())
      // The next day, at 05:59, 06:00 and 07:00.
      for (hours, minutes, lines) in [(21, 59, 0), (22, 0, 1), (23, 0, 1)] {
        let now = Timestamp(seconds: 1_772_438_400 + Int64(hours * 3_600 + minutes * 60))
        clock.advance(to: now)
        try await digests.freezePast(at: now)
        try await digests.write(at: now)
        try await digests.announce(at: now)
        #expect(log.lines.count == lines)
      }
      let line = try #require(log.lines.first)
      #expect(line.contains("event=digest severity=info day=2026-03-02 file="))
      #expect(line.contains("/digests/2026-03-02.md"))
    }
  }
}

/// Keeps what it is told.
private struct CapturedLog: LogHandler {
  private final class Kept: Sendable {
    let lines = Mutex<[String]>([])
  }
  private let kept = Kept()
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  var lines: [String] { kept.lines.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    kept.lines.withLock { $0.append(event.message.description) }
  }
}
