import Fetching
import News
import Testing

@Suite struct NetworkJudgeTests {
  private let now = Timestamp(seconds: 1_768_727_737)

  private func judge(_ hosts: Int, _ events: [(String, Bool)]) -> NetworkJudge {
    var judge = NetworkJudge(hosts: hosts)
    for (host, isReachable) in events { judge.note(host: host, isReachable: isReachable, at: now) }
    return judge
  }

  private func failing(_ hosts: ClosedRange<Int>) -> [(String, Bool)] {
    hosts.map { ("h\($0).example", false) }
  }

  @Test func `five hosts in a row that fail are a dead network, four are not`() {
    #expect(judge(9, failing(1...4)).state == .uncertain)
    #expect(judge(9, failing(1...5)).state == .down)
  }

  @Test func `one answer among them is a living network`() {
    let events = failing(1...4) + [("h9.example", true)] + failing(5...7)
    #expect(judge(9, events).state == .uncertain)
    #expect(judge(9, failing(1...4) + [("h9.example", true)]).state == .up)
  }

  @Test func `one host that fails five times is to blame itself`() {
    let events = Array(repeating: ("h1.example", false), count: 5)
    #expect(judge(9, events).state == .up)
  }

  @Test func `a host that fails again after others answered is blamed`() {
    let events = [("h1.example", false), ("h2.example", true), ("h1.example", false)]
    #expect(judge(9, events).state == .up)
    #expect(judge(9, Array(events.prefix(1))).state == .uncertain)
  }

  @Test func `with fewer than five hosts each is blamed at once`() {
    #expect(judge(4, failing(1...4)).state == .up)
  }

  @Test func `known dead servers are no dead network`() {
    var events: [(String, Bool)] = []
    for number in 1...6 {
      events += [
        ("h\(number).example", false), ("h9.example", true), ("h\(number).example", false),
      ]
    }
    events += failing(1...6)
    #expect(judge(9, events).state == .up)
  }

  @Test func `while it is down one feed a minute is asked, and the first answer ends it`() {
    var judge = judge(9, failing(1...5))
    let asked = [59, 60, 61].map { judge.mayProbe(at: now.adding(seconds: $0)) }
    #expect(asked == [false, true, false])
    judge.note(host: "h6.example", isReachable: false, at: now.adding(seconds: 62))
    #expect(judge.state == .down)
    let again = judge.mayProbe(at: now.adding(seconds: 120))
    #expect(again)
    judge.note(host: "h1.example", isReachable: true, at: now.adding(seconds: 121))
    #expect(judge.state == .up)
    let free = judge.mayProbe(at: now.adding(seconds: 121))
    #expect(free)
  }

  @Test func `a clock that was set back does not stop the probes`() {
    var judge = judge(9, failing(1...5))
    let mayProbe = judge.mayProbe(at: now.adding(seconds: -10_000))
    #expect(mayProbe)
  }
}
