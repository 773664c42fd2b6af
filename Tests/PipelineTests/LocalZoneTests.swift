import News
import Testing

@testable import Pipeline

@Suite struct LocalZoneTests {
  @Test func `summer and winter have their offsets, on either side of the change`() throws {
    let zone = try #require(LocalZone(named: "Europe/Brussels"))
    let change = try #require(Timestamp(rfc3339: "2026-03-29T01:00:00Z"))
    #expect(zone.offset(at: change.adding(seconds: -1)) == 3_600)
    #expect(zone.offset(at: change) == 7_200)
    let back = try #require(Timestamp(rfc3339: "2026-10-25T01:00:00Z"))
    #expect(zone.offset(at: back.adding(seconds: -1)) == 7_200)
    #expect(zone.offset(at: back) == 3_600)
  }

  @Test func `the rule at the end of the file holds for years past its table`() throws {
    let zone = try #require(LocalZone(named: "America/New_York"))
    let summer = try #require(Timestamp(rfc3339: "2094-07-01T12:00:00Z"))
    let winter = try #require(Timestamp(rfc3339: "2094-01-01T12:00:00Z"))
    #expect(zone.offset(at: summer) == -14_400)
    #expect(zone.offset(at: winter) == -18_000)
  }

  @Test func `south of the equator summer spans the new year`() throws {
    let rule = try #require(ZoneRule("AEST-10AEDT,M10.1.0,M4.1.0/3"))
    let january = try #require(Timestamp(rfc3339: "2050-01-15T00:00:00Z"))
    let july = try #require(Timestamp(rfc3339: "2050-07-15T00:00:00Z"))
    #expect(rule.offset(at: january.seconds) == 39_600)
    #expect(rule.offset(at: july.seconds) == 36_000)
  }

  @Test func `a day starts at local midnight, also when it has 23 or 25 hours`() throws {
    let zone = try #require(LocalZone(named: "Europe/Brussels"))
    let short = zone.start(of: CivilDate(year: 2026, month: 3, day: 29))
    let next = zone.start(of: CivilDate(year: 2026, month: 3, day: 30))
    #expect(short.rfc3339 == "2026-03-28T23:00:00Z")
    #expect(next.seconds(since: short) == 23 * 3_600)
    let long = zone.start(of: CivilDate(year: 2026, month: 10, day: 25))
    let after = zone.start(of: CivilDate(year: 2026, month: 10, day: 26))
    #expect(after.seconds(since: long) == 25 * 3_600)
  }

  @Test(arguments: [
    (CivilDate(year: 2026, month: 3, day: 29), "2026-03-29T01:00:00Z", [3_600, 7_200]),
    (CivilDate(year: 2026, month: 10, day: 25), "2026-10-25T01:00:00Z", [7_200, 3_600]),
  ]) func `the clock of a day knows when it is changed`(
    day: CivilDate, change: String, offsets: [Int]
  ) throws {
    let zone = try #require(LocalZone(named: "Europe/Brussels"))
    let clock = zone.clock(from: zone.start(of: day), to: zone.start(of: day.next))
    #expect(clock.change?.at.rfc3339 == change)
    #expect([clock.change?.secondsBefore, clock.utcOffsetSeconds] == offsets)
    let before = zone.clock(from: zone.start(of: day.previous), to: zone.start(of: day))
    #expect(before == DayClock(utcOffsetSeconds: offsets[0]))
  }

  @Test func `a day whose midnight is skipped starts when the clock goes on`() throws {
    // Beirut springs forward at midnight.
    let zone = try #require(LocalZone(named: "Asia/Beirut"))
    let day = CivilDate(year: 2025, month: 3, day: 30)
    let start = zone.start(of: day)
    #expect(zone.date(at: start) == day)
    #expect(zone.date(at: start.adding(seconds: -1)) != day)
  }

  @Test(arguments: ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe"])
  func `a name that is no zone is refused`(name: String) {
    #expect(LocalZone(named: name) == nil)
  }
}
