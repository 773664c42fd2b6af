import Fetching
import News
import Testing

/// Plans looked at anew: at start, after a reload, a sleep, a change of the clock.
@Suite struct ReplanningTests {
  private let now = Timestamp(seconds: 1_768_727_737)
  private let hourly = Pace(interval: .seconds(3_600))

  private func feed(due: Int64, polled: Int64?) -> FeedState {
    var state = FeedState(
      id: "a", url: "https://a.example/", nextCheck: now.adding(seconds: due))
    state.lastPoll = polled.map { now.adding(seconds: $0) }
    state.nextCheckReason = "ttl 1h"
    state.plannedInterval = 3_600
    return state
  }

  private func replanned(_ state: FeedState, _ pace: Pace? = nil, overdue: Int = 1_000)
    -> Int64?
  {
    (pace ?? hourly).replanned(state, at: now, overdue: overdue, random: 0.999)?.at
      .seconds(since: now)
  }

  @Test func `new feeds are spread over a minute, few of them over as many seconds`() {
    func first(_ pace: Pace, _ feeds: Int) -> Int64 {
      pace.first(at: now, feeds: feeds, random: 0.999).at.seconds(since: now)
    }
    #expect((50..<60).contains(first(hourly, 500)))
    #expect(first(hourly, 3) == 2)
    #expect(first(hourly, 1) == 0)
    #expect(first(Pace(interval: .seconds(100)), 500) == 9)
    #expect(first(Pace(interval: .seconds(10)), 500) == 0)
  }

  @Test func `what is planned stays planned, what is overdue is spread over two minutes`() {
    #expect(replanned(feed(due: 500, polled: -100)) == nil)
    #expect((100..<120).contains(replanned(feed(due: -9, polled: -3_700)) ?? -1))
    #expect((0..<120).contains(replanned(feed(due: -90_000, polled: -99_000)) ?? -1))
    #expect(replanned(feed(due: -9, polled: -3_700), overdue: 2) == 3)
    #expect(replanned(feed(due: -9, polled: -70), Pace(interval: .seconds(60))) == 5)
  }

  @Test func `a clock that was set back leaves no feed asleep`() {
    // Polled an hour in the future, planned an hour after that.
    #expect(replanned(feed(due: 7_200, polled: 3_600)) == 3_600)
    #expect(replanned(feed(due: 400 * 86_400, polled: 400 * 86_400 - 10)) == 10)
    // Never polled, and first due in a year.
    #expect((0..<60).contains(replanned(feed(due: 365 * 86_400, polled: nil)) ?? -1))
    #expect(replanned(feed(due: 40, polled: nil)) == nil)
  }

  @Test func `only the plans of a clock that was ahead are brought back, one that rested too`() {
    func recovered(_ state: FeedState) -> Int64? {
      hourly.recovered(state, at: now, overdue: 0, random: 0.999)?.at.seconds(since: now)
    }
    #expect(recovered(feed(due: 300 * 86_400 + 3_600, polled: 300 * 86_400)) == 3_600)
    #expect(recovered(feed(due: 300 * 86_400, polled: nil)) == 0)
    // Its host asked for a pause while the clock was ahead; it was polled before that.
    #expect(recovered(feed(due: 300 * 86_400, polled: -3_600)) == 0)
    for due: Int64 in [-90_000, -1, 500, 7 * 86_400] {
      #expect(recovered(feed(due: due, polled: -100)) == nil)
    }
    #expect(Pace.mayRest(until: now.adding(seconds: 7 * 86_400 + 1), at: now))
    #expect(!Pace.mayRest(until: now.adding(seconds: 8 * 86_400), at: now))
  }

  @Test func `an interval that was shortened is felt at once, one that was lengthened is a floor`()
  {
    let hasty = Pace(interval: .seconds(600))
    #expect(replanned(feed(due: 3_000, polled: -600 + 50), hasty) == 50)
    #expect((0..<60).contains(replanned(feed(due: 3_000, polled: -700), hasty) ?? -1))
    let lazy = Pace(interval: .seconds(86_400))
    #expect(replanned(feed(due: 100, polled: -3_500), lazy) == 82_900)
    #expect(replanned(feed(due: -100, polled: -3_700), lazy) == 82_700)
  }

  @Test func `a failing feed keeps its back-off, a gone one its peace`() {
    var failing = feed(due: 80_000, polled: -10)
    failing.failures = 5
    #expect(replanned(failing, Pace(interval: .seconds(60))) == nil)
    var gone = feed(due: -10, polled: -10)
    gone.isGone = true
    #expect(replanned(gone) == nil)
  }

  @Test func `no clock makes the arithmetic fail`() {
    for seconds in [Int64.min, -1, 0, Int64.max] {
      for polled in [Int64.min, 0, Int64.max] {
        var state = FeedState(
          id: "a", url: "https://a.example/", nextCheck: Timestamp(seconds: seconds))
        state.lastPoll = Timestamp(seconds: polled)
        state.plannedInterval = .max
        let next = hourly.replanned(state, at: now, overdue: .max, random: 0.5)
        #expect(next.map { $0.at >= now } ?? (state.nextCheck > now))
      }
    }
  }

  @Test func `a feed is silent when it is late by its own rhythm`() {
    func dates(_ gaps: [Int64]) -> [Timestamp] {
      gaps.reduce(into: [now]) { $0.append(($0.last ?? now).adding(seconds: -$1)) }
    }
    let hour: Int64 = 3_600
    func isSilent(_ gaps: [Int64], after hours: Int64) -> Bool {
      FeedRhythm(published: dates(gaps), at: now).isSilent(at: now.adding(seconds: hours * hour))
    }
    let hourly = Array(repeating: hour, count: 9)
    #expect(!isSilent(hourly, after: 47))
    #expect(isSilent(hourly, after: 49))
    // Out on weekdays: the longest gap is a weekend.
    let weekdays = [hour, hour, 60 * hour, hour, hour, hour, 14 * hour, hour, hour]
    #expect(!isSilent(weekdays, after: 70))
    #expect(isSilent(weekdays, after: 190))
    let daily = Array(repeating: 24 * hour, count: 9)
    #expect(!isSilent(daily, after: 7 * 24))
    #expect(isSilent(daily, after: 9 * 24))
    #expect(!isSilent([hour, hour], after: 9_999))
    #expect(!isSilent([], after: 9_999))
  }

  @Test func `who has just come, or has slept himself, calls no feed silent`() {
    let hour: Int64 = 3_600
    let hourly = (0..<5).map { now.adding(seconds: -$0 * hour) }
    let rhythm = FeedRhythm(published: hourly, at: now)
    let later = now.adding(seconds: 100 * hour)
    #expect(rhythm.isSilent(at: later))
    #expect(!rhythm.hasFallenSilent(at: later, lastSuccess: nil))
    #expect(!rhythm.hasFallenSilent(at: later, lastSuccess: now))
    #expect(rhythm.hasFallenSilent(at: later, lastSuccess: later.adding(seconds: -hour)))
  }
}
