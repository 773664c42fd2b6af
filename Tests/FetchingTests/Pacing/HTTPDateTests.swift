import News
import Testing

@testable import Fetching

@Suite struct HTTPDateTests {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "sun, 6 nov 1994 08:49:37 gmt".replacing("gmt", with: "GMT"), "Mon, 06 Nov 1994 08:49:37 UTC",
  ]) func `the three forms are one date`(text: String) {
    #expect(HTTPDate.parse(Array(text.utf8))?.rfc3339 == "1994-11-06T08:49:37Z")
  }

  @Test(arguments: [
    "", "0", "-1", "now", "2026-01-18T09:15:37Z", "Sun, 31 Feb 2026 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 +0100", "Sun, 00 Nov 1994 08:49:37 GMT", ",,,,",
    "Nov Nov Nov Nov Nov",
    "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
  ]) func `what is no date is none`(text: String) {
    #expect(HTTPDate.parse(Array(text.utf8)) == nil)
  }

  @Test func `two digits of a year are of 1970 to 2069`() {
    #expect(
      HTTPDate.parse(Array("Wednesday, 02-Jan-41 00:00:00 GMT".utf8))?.rfc3339
        == "2041-01-02T00:00:00Z")
    #expect(
      HTTPDate.parse(Array("Thursday, 01-Jan-70 00:00:00 GMT".utf8)) == Timestamp(seconds: 0))
  }

  @Test(
    arguments: [
      ("120", 120), (" 7 ", 7), ("99999999999999999999", Int64.max), ("0", nil), ("-5", nil),
      ("soon", nil), ("", nil), ("1.5", nil), ("Sun, 18 Jan 2026 09:17:37 GMT", 120),
      ("Sun, 18 Jan 2026 09:15:36 GMT", nil),
    ] as [(String, Int64?)])
  func `Retry-After is read in both forms and nonsense does no harm`(text: String, seconds: Int64?)
  {
    var headers = HeaderFields()
    headers.append(name: Array("retry-after".utf8), value: Array(text.utf8))
    let now = Timestamp(seconds: 1_768_727_737)
    #expect(RetryAfter.seconds(in: headers, at: now) == seconds)
  }

  @Test func `a date to come back at is measured by the server's clock`() {
    var headers = HeaderFields()
    headers.append(
      name: Array("Retry-After".utf8), value: Array("Sun, 18 Jan 2015 09:17:00 GMT".utf8))
    headers.append(name: Array("Date".utf8), value: Array("Sun, 18 Jan 2015 09:15:00 GMT".utf8))
    #expect(RetryAfter.seconds(in: headers, at: Timestamp(seconds: 1_768_727_737)) == 120)
  }
}
