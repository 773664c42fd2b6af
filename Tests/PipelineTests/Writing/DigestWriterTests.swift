import Glibc
import Logging
import News
import Reporting
import Storage
import TestSupport
import Testing

@testable import Pipeline

/// Pages of days among harmed files, clocks and time zones.
@Suite struct DigestWriterTests {
  private static let day = CivilDate(year: 2026, month: 3, day: 2)
  private static let noon = Timestamp(seconds: 1_772_452_800)

  @Test func `a page that was cut or put away is written again though nothing changed`()
    async throws
  {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let whole = try page(in: directory)
      #expect(!whole.isEmpty)
      try FileBytes.replace(path(in: directory), with: Array(whole.prefix(20)))
      try await digests.write(at: Self.noon)
      #expect(try page(in: directory) == whole)
      FileBytes.removeTree(directory + "/digests")
      try await digests.write(at: Self.noon)
      #expect(try page(in: directory) == whole)
    }
  }

  @Test
  func `a form that is taken out while the day runs ends with the day, and is the latest no more`()
    async throws
  {
    try await withWriter { context, digests, directory in
      var settings = Settings(stateDirectory: directory, timeZone: "UTC")
      settings.digest.formats = [.md, .html]
      context.apply(ActiveSettings(settings))
      try await digests.write(at: Self.noon)
      let latest = directory + "/digests/latest.html"
      #expect(access(latest, F_OK) == 0)
      settings.digest.formats = [.md]
      context.apply(ActiveSettings(settings))
      try await digests.write(at: Self.noon.adding(seconds: 3_600))
      #expect(access(latest, F_OK) != 0)
      try await digests.freezePast(at: Self.noon.adding(seconds: 12 * 3_600))
      let record = try #require(try await context.store.frozenRecord(of: Self.day))
      let pages = FrozenPage.all(
        of: Self.day, Digest(day: Self.day, record: record), in: directory)
      #expect(pages.allSatisfy { $0.firstChange == nil })
      #expect(access("\(directory)/digests/\(Self.day).html", F_OK) == 0)
    }
  }

  @Test func `a clock set back behind midnight changes nothing of the page that was frozen`()
    async throws
  {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let midnight = Self.noon.adding(seconds: 12 * 3_600)
      try await digests.freezePast(at: midnight)
      try await digests.write(at: midnight)
      let page = try page(in: directory)
      try await digests.write(at: midnight.adding(seconds: -3_600))
      #expect(try self.page(in: directory) == page)
      #expect(try await context.store.digestEdition(Self.day)?.isFrozen == true)
    }
  }

  /// Half a day west, so that the frozen day begins again, and half a day east.
  @Test(arguments: ["America/Los_Angeles", "Pacific/Auckland"])
  func `a page begins where the frozen one before it ended, wherever the time zone went`(
    zone: String
  ) async throws {
    try await withWriter { context, digests, directory in
      try await digests.write(at: Self.noon)
      let midnight = Self.noon.adding(seconds: 12 * 3_600)
      try await digests.freezePast(at: midnight)
      context.apply(ActiveSettings(Settings(stateDirectory: directory, timeZone: zone)))
      for hours in 1...12 {
        let now = midnight.adding(seconds: Int64(hours) * 3_600)
        try await digests.freezePast(at: now)
        try await digests.write(at: now)
      }
      let record = try await context.store.record(
        of: Self.day.next, settings: context.settings, isComplete: false)
      #expect(record.data.from == midnight)
      #expect(record.data.to > midnight)
    }
  }

  private func path(in directory: String) -> String { "\(directory)/digests/\(Self.day).md" }

  private func page(in directory: String) throws -> [UInt8] {
    try FileBytes.read(path(in: directory), limit: 1 << 20)
  }

  private func withWriter(_ body: (Context, DigestWriter, String) async throws -> Void)
    async throws
  {
    try await withTemporaryDirectory { directory in
      let context = Context(
        store: try await Store.open(directory: directory),
        settings: ActiveSettings(Settings(stateDirectory: directory, timeZone: "UTC")),
        clock: VirtualClock(Self.noon).clock,
        log: EventLog(Logger(label: "") { _ in SwiftLogNoOpLogHandler() }))
      try await body(context, DigestWriter(context: context), directory)
    }
  }
}
