import News
import Testing

@testable import Fetching

@Suite struct PaceTests {
  private let now = Timestamp(seconds: 1_768_727_737)
  private let hour: Int64 = 3_600

  private var hourly: Pace {
    var pace = Pace(interval: .seconds(3_600))
    pace.isAdaptive = false
    return pace
  }

  private func wait(
    _ pace: Pace, _ outcome: PollOutcome, random: Double = 0
  ) -> (Int64, String) {
    let check = pace.next(after: outcome, at: now, random: random)
    return (check.at.seconds(since: now), check.reason)
  }

  private func hints(_ fields: (String, String)...) -> PublisherHints {
    var headers = HeaderFields()
    for (name, value) in fields { headers.append(name: Array(name.utf8), value: Array(value.utf8)) }
    return PublisherHints(headers, at: now)
  }

  @Test func `the interval is a floor, with a jitter of up to a tenth and never early`() {
    #expect(wait(hourly, .changed(PublisherHints(), gap: nil)) == (3_600, "interval 1h"))
    for random in [0.0, 0.3, 0.999_999, -1, 1, .nan, .infinity] {
      let (seconds, _) = wait(hourly, .changed(PublisherHints(), gap: nil), random: random)
      #expect((3_600...3_960).contains(seconds))
    }
    let (late, _) = wait(hourly, .changed(PublisherHints(), gap: nil), random: 0.5)
    #expect(late == 3_780)
  }

  @Test(arguments: [
    ([("Cache-Control", "max-age=10800")], 3, "max-age 3h"),
    ([("Cache-Control", "public, MAX-AGE = \"10800\"")], 3, "max-age 3h"),
    ([("Cache-Control", "max-age=10800"), ("Age", "3600")], 2, "max-age 2h"),
    ([("Cache-Control", "max-age=60")], 1, "interval 1h"),
    ([("Cache-Control", "max-age=0, must-revalidate")], 1, "interval 1h"),
    ([("Cache-Control", "no-cache, max-age=10800")], 1, "interval 1h"),
    ([("Cache-Control", "no-store")], 1, "interval 1h"),
    ([("Cache-Control", "max-age=99999999999999999999")], 24, "max-age 1d"),
    ([("Cache-Control", "max-age=-1")], 1, "interval 1h"),
    ([("Cache-Control", "max-age=tomorrow,,=;")], 1, "interval 1h"),
    (
      [("Date", "Sun, 18 Jan 2026 09:00:00 GMT"), ("Expires", "Sun, 18 Jan 2026 14:00:00 GMT")],
      5, "Expires 5h"
    ),
    (
      [("Date", "Sun, 18 Jan 2026 09:00:00 GMT"), ("Expires", "Sun, 18 Jan 2026 08:00:00 GMT")],
      1, "interval 1h"
    ),
    (
      [
        ("Date", "Sun, 18 Jan 2026 09:00:00 GMT"), ("Expires", "Sun, 18 Jan 2026 14:00:00 GMT"),
        ("Cache-Control", "max-age=7200"),
      ], 2, "max-age 2h"
    ),
    ([("Expires", "0")], 1, "interval 1h"),
    ([("Retry-After", "7200"), ("Cache-Control", "no-store")], 2, "Retry-After 2h"),
    ([("Retry-After", "Sun, 18 Jan 2026 14:15:37 GMT")], 5, "Retry-After 5h"),
    ([("Retry-After", "Sun, 18 Jan 2026 04:15:37 GMT")], 1, "interval 1h"),
    ([("Retry-After", "-7200")], 1, "interval 1h"),
    // Without the server's time, from when the answer came: 09:15:37.
    ([("Expires", "Sun, 18 Jan 2026 14:15:37 GMT")], 5, "Expires 5h"),
  ]) func `cache lifetimes lengthen the wait and never shorten it`(
    fields: [(String, String)], hours: Int64, reason: String
  ) {
    var headers = HeaderFields()
    for (name, value) in fields { headers.append(name: Array(name.utf8), value: Array(value.utf8)) }
    let hints = PublisherHints(headers, at: now)
    #expect(wait(hourly, .changed(hints, gap: nil)) == (hours * hour, reason))
    #expect(
      wait(hourly, .unchanged(hints, gap: nil, hasValidators: true)) == (hours * hour, reason))
    var deaf = hourly
    deaf.ignoresHints = true
    #expect(wait(deaf, .changed(hints, gap: nil)).0 == hour)
  }

  @Test func `ttl lengthens the wait up to the maximum`() {
    var hints = PublisherHints()
    hints.ttlMinutes = 180
    #expect(wait(hourly, .changed(hints, gap: nil)) == (3 * hour, "ttl 3h"))
    #expect(
      wait(hourly, .unchanged(hints, gap: nil, hasValidators: true)) == (3 * hour, "ttl 3h"))
    for wild in [Int.max, Int.min, -5, 0] {
      hints.ttlMinutes = wild
      let (seconds, _) = wait(hourly, .changed(hints, gap: nil))
      #expect(seconds == (wild == .max ? 24 * hour : hour))
    }
    var rare = hourly
    rare.interval = .seconds(48 * 3_600)
    hints.ttlMinutes = .max
    #expect(wait(rare, .changed(hints, gap: nil)).0 == 48 * hour)
  }

  @Test func `hours and days to skip are skipped, as far as the maximum allows`() {
    // The wait of an hour ends on Sunday 18 January 2026 at 10:15.
    var hints = PublisherHints()
    hints.skipHours = [10, 11]
    let check = hourly.next(after: .changed(hints, gap: nil), at: now, random: 0)
    #expect(check.at.rfc3339 == "2026-01-18T12:00:00Z")
    #expect(check.reason == "hours or days to skip")
    hints.skipHours = [24, 0, 99, -1]
    #expect(wait(hourly, .changed(hints, gap: nil)).0 == hour)
    hints.skipDays = [6]
    let monday = hourly.next(after: .changed(hints, gap: nil), at: now, random: 0)
    #expect(monday.at.rfc3339 == "2026-01-19T01:00:00Z")
    hints.skipDays = [6, 0, 1]
    #expect(wait(hourly, .changed(hints, gap: nil)).0 == 24 * hour)
    hints.skipHours = Array(0...23)
    #expect(wait(hourly, .changed(hints, gap: nil)).0 == hour)
  }

  @Test func `an adaptive feed follows half its median gap between interval and maximum`() {
    var pace = hourly
    pace.isAdaptive = true
    func items(_ gap: Int64) -> [Timestamp] {
      (0..<12).map { now.adding(seconds: -$0 * gap) }
    }
    func after(_ dates: [Timestamp]) -> (Int64, String) {
      wait(pace, .changed(PublisherHints(), gap: FeedRhythm(published: dates, at: now).gap))
    }
    #expect(after(items(6 * hour)) == (3 * hour, "the feed's rhythm 3h"))
    #expect(after(items(600)).0 == hour)
    #expect(after(items(400 * hour)).0 == 24 * hour)
    #expect(after(items(0)).0 == hour)
    let few = Array(items(6 * hour).prefix(3))
    #expect(after(few).0 == hour)
    let future = few.map { $0.adding(seconds: 100 * 365 * 86_400) } + few
    #expect(after(future).0 == hour)
    let wild = [Timestamp(seconds: .min), Timestamp(seconds: .max)] + items(6 * hour)
    #expect(after(wild).0 == 3 * hour)
    #expect(
      wait(pace, .unchanged(PublisherHints(), gap: 6 * hour, hasValidators: true)).0 == 3 * hour)
  }

  @Test func `an unchanged feed without validators waits twice as long, at least two hours`() {
    let outcome = PollOutcome.unchanged(PublisherHints(), gap: nil, hasValidators: false)
    #expect(wait(hourly, outcome) == (2 * hour, "no validators, unchanged 2h"))
    var pace = hourly
    pace.interval = .seconds(1_800)
    #expect(wait(pace, outcome).0 == 2 * hour)
    pace.interval = .seconds(6 * 3_600)
    #expect(wait(pace, outcome).0 == 12 * hour)
    pace.interval = .seconds(60)
    #expect(wait(pace, outcome).0 == 120)
    pace.interval = .seconds(1_800)
    pace.maximumInterval = .seconds(3_000)
    #expect(wait(pace, outcome).0 == 3_000)
  }

  @Test func `each failure doubles the wait up to a day, with a jitter of up to a quarter`() {
    let failure = PollOutcome.Failure(status: 500)
    let waits = (1...8).map { wait(hourly, .failed(failures: $0, failure)).0 / hour }
    #expect(waits == [1, 2, 4, 8, 16, 24, 24, 24])
    #expect(wait(hourly, .failed(failures: 3, failure)).1 == "back-off after 3 failures")
    for failures in [1, 5, 60, 1_000, Int.max, 0, -1, Int.min] {
      for random in [0, 0.5, 0.999] {
        let (seconds, _) = wait(hourly, .failed(failures: failures, failure), random: random)
        #expect((hour...30 * hour).contains(seconds))
      }
    }
    let (jittered, _) = wait(hourly, .failed(failures: 2, failure), random: 0.5)
    #expect(jittered == 2 * hour + hour / 4)
  }

  @Test func `an answer that blames the request is asked again for a week's cap`() {
    for status in [400, 401, 403, 404, 406, 451] {
      let failure = PollOutcome.Failure(status: status)
      #expect(wait(hourly, .failed(failures: 30, failure)).0 == 7 * 24 * hour)
    }
    for status in [408, 425, 429, 500, 503] {
      let failure = PollOutcome.Failure(status: status)
      #expect(wait(hourly, .failed(failures: 30, failure)).0 == 24 * hour)
    }
    #expect(wait(hourly, .failed(failures: 30, PollOutcome.Failure(status: nil))).0 == 24 * hour)
  }

  @Test func `Retry-After is obeyed to the second, up to seven days, and never shortens the wait`()
  {
    func failed(_ retryAfter: Int64) -> PollOutcome {
      .failed(failures: 1, PollOutcome.Failure(status: 503, retryAfter: retryAfter))
    }
    #expect(wait(hourly, failed(7_200)) == (7_200, "Retry-After 2h"))
    #expect(wait(hourly, failed(10)).0 == hour)
    #expect(wait(hourly, failed(.max)).0 == 7 * 86_400)
    #expect(wait(hourly, failed(7_200), random: 0.9).0 >= 7_200)
  }

  @Test func `a 429 rests the whole host, an hour at least without a time`() {
    func pause(_ status: Int, _ retryAfter: Int64? = nil) -> Timestamp? {
      Pace.hostPause(
        after: PollOutcome.Failure(status: status, retryAfter: retryAfter), at: now)
    }
    #expect(pause(429) == now.adding(seconds: hour))
    #expect(pause(429, 90) == now.adding(seconds: 90))
    #expect(pause(429, .max) == now.adding(seconds: 7 * 86_400))
    #expect(pause(503, 90) == nil)
    let timed = hourly.next(
      after: .failed(failures: 1, PollOutcome.Failure(status: 429, retryAfter: 90)), at: now,
      random: 0)
    #expect(timed.at == now.adding(seconds: hour))
    var eager = hourly
    eager.interval = .seconds(60)
    let rested = eager.next(
      after: .failed(failures: 1, PollOutcome.Failure(status: 429)), at: now, random: 0)
    #expect(rested.at >= now.adding(seconds: hour))
  }

  @Test func `what is gone is asked no more`() {
    let check = hourly.next(after: .gone, at: now, random: 0)
    #expect(check.at > now.adding(seconds: 100 * 365 * 86_400))
    #expect(check.reason == "gone (410)")
  }

  @Test func `no setting and no clock makes the arithmetic fail`() {
    for interval: Duration in [.zero, .seconds(-5), .seconds(Int64.max), .milliseconds(1)] {
      for now in [now, Timestamp(seconds: .max), Timestamp(seconds: .min)] {
        var pace = Pace(interval: interval)
        pace.maximumInterval = .seconds(Int64.max)
        pace.maximumBackoff = .seconds(Int64.max)
        var hints = PublisherHints()
        hints.skipHours = [1, 2]
        for outcome: PollOutcome in [
          .changed(hints, gap: .max),
          .unchanged(hints, gap: nil, hasValidators: false),
          .failed(failures: .max, PollOutcome.Failure(status: 429, retryAfter: .max)),
        ] {
          #expect(pace.next(after: outcome, at: now, random: 0.999).at >= now)
        }
      }
    }
  }
}
