import Fetching
import News
import Testing

@Suite struct RedirectJudgeTests {
  private let start = Timestamp(seconds: 1_768_727_737)
  private let old = "http://old.example/feed"
  private let new = "https://new.example/feed"
  private let day: Int64 = 86_400

  /// Polls of the configured URL on these days that were sent to `new` and found a feed.
  private func sighting(_ days: [Int64], _ judge: RedirectJudge = RedirectJudge())
    -> RedirectSighting?
  {
    var sighting: RedirectSighting?
    for number in days {
      sighting =
        judge.afterFeed(
          startedAt: old, configured: old, permanentTarget: new, sighting: sighting,
          at: start.adding(seconds: number * day)
        ).sighting
    }
    return sighting
  }

  @Test func `a move is believed after five equal answers over three days, not before`() {
    #expect(sighting([0, 1, 2, 3])?.isAdopted == false)
    #expect(sighting([0, 0, 0, 0, 0, 0])?.isAdopted == false)
    #expect(sighting([0, 1, 2, 2, 3])?.isAdopted == true)
    #expect(sighting([0], RedirectJudge(times: 1, over: .zero))?.isAdopted == true)
  }

  @Test
  func `it is told once, at the second equal answer, also when it begins anew or is believed`() {
    let judge = RedirectJudge()
    var sighting: RedirectSighting?
    var told: [RedirectJudge.Verdict.Change] = []
    func ask(_ day: Int64) {
      let verdict = judge.afterFeed(
        startedAt: old, configured: old, permanentTarget: new, sighting: sighting,
        at: start.adding(seconds: day * self.day))
      told.append(verdict.news)
      sighting = verdict.sighting
    }
    for day: Int64 in [0, 0, 1] { ask(day) }
    sighting =
      judge.afterNoFeed(startedAt: old, configured: old, sighting: sighting, at: start).sighting
    for day: Int64 in [2, 3, 4, 5, 6] { ask(day) }
    #expect(told.map { $0 == .moved(new) } == [false, true] + Array(repeating: false, count: 6))
    #expect(sighting?.isAdopted == true)
    let hasty = RedirectJudge(times: 1, over: .zero)
    let first = hasty.afterFeed(
      startedAt: old, configured: old, permanentTarget: new, sighting: nil, at: start)
    #expect(first.news == .moved(new))
    let later = judge.afterFeed(
      startedAt: new, configured: old, permanentTarget: nil, sighting: sighting, at: start)
    #expect(later.news == .none)
    #expect(later.sighting == sighting)
  }

  @Test func `another target, no redirect or no feed starts from nothing`() {
    let judge = RedirectJudge()
    let before = sighting([0, 1, 2])
    let other = judge.afterFeed(
      startedAt: old, configured: old, permanentTarget: "https://third.example/", sighting: before,
      at: start)
    #expect(other.sighting?.times == 1)
    let none = judge.afterFeed(
      startedAt: old, configured: old, permanentTarget: nil, sighting: before, at: start)
    #expect(none.sighting == nil)
    #expect(none.news == .none)
    let parked = judge.afterNoFeed(
      startedAt: old, configured: old, sighting: before, at: start)
    #expect(parked.sighting?.times == 0)
  }

  @Test
  func `a believed place is asked directly, the old one weekly, both in turn while polls fail`() {
    let judge = RedirectJudge()
    let adopted = sighting([0, 1, 2, 2, 3])
    func url(_ day: Int64, lastPoll: Int64, failures: Int = 0) -> String {
      judge.startURL(
        configured: old, sighting: adopted, failures: failures,
        lastPoll: start.adding(seconds: lastPoll * self.day),
        at: start.adding(seconds: day * self.day))
    }
    #expect(url(4, lastPoll: 3) == new)
    #expect(url(8, lastPoll: 6) == old)
    #expect(url(9, lastPoll: 8) == new)
    #expect((1...4).map { url(9, lastPoll: 8, failures: $0) } == [old, new, old, new])
    #expect(
      judge.startURL(
        configured: old, sighting: sighting([0]), failures: 0, lastPoll: start, at: start) == old)
  }

  @Test func `a believed move that the old place no longer knows is dropped and told`() {
    let judge = RedirectJudge()
    let adopted = sighting([0, 1, 2, 2, 3])
    let back = judge.afterFeed(
      startedAt: old, configured: old, permanentTarget: nil, sighting: adopted, at: start)
    #expect(back.sighting == nil)
    #expect(back.news == .dropped(new))
    let dead = judge.afterNoFeed(startedAt: new, configured: old, sighting: adopted, at: start)
    #expect(dead.sighting == adopted)
  }
}
