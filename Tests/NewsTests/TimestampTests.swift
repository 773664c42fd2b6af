import News
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-01-18T09:15:37Z", 1_768_727_737),
    ("2000-02-29T23:59:59Z", 951_868_799),
    ("1969-12-31T23:59:59Z", -1),
    ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func `an instant reads and prints as RFC 3339`(text: String, seconds: Int) {
    #expect(Timestamp(rfc3339: text)?.seconds == Int64(seconds))
    #expect(Timestamp(seconds: Int64(seconds)).rfc3339 == text)
  }

  @Test(arguments: [
    ("2026-01-18T10:15:37+01:00", "2026-01-18T09:15:37Z"),
    ("2026-01-18 09:15:37.25Z", "2026-01-18T09:15:37Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2026-01-18", "2026-01-18T00:00:00Z"),
    ("2026-01-18T00:30:00-05:30", "2026-01-18T06:00:00Z"),
  ])
  func `offsets, fractions and leap seconds come out in UTC`(text: String, utc: String) {
    #expect(Timestamp(rfc3339: text)?.rfc3339 == utc)
  }

  @Test(arguments: [
    "", "2026", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-18T24:00:00Z",
    "2026-01-18T09:15:37", "2026-01-18T09:15:37+1:00", "2026-01-18T09:60:00Z", "18 Jan 2026",
  ])
  func `what is no RFC 3339 time is refused`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `arithmetic at the ends of time saturates`() {
    let end = Timestamp(seconds: .max)
    #expect(end.adding(seconds: 1) == end)
    #expect(Timestamp(seconds: .min).seconds(since: end) == .min)
  }

  @Test func `every day of eight centuries survives the way to a date and back`() {
    for day in -146_097...146_097 {
      let date = CivilDate(daysSinceEpoch: day)
      #expect(date.daysSinceEpoch == day)
    }
    #expect(CivilDate(year: 2026, month: 1, day: 18).weekday == 6)
    #expect(CivilDate(daysSinceEpoch: 0).weekday == 3)
  }
}
