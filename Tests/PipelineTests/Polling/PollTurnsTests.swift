import News
import Testing

@testable import Pipeline

@Suite struct PollTurnsTests {
  private let now = Timestamp(seconds: 1_000)

  private func feeds(_ numbers: Range<Int>) -> [FeedState] {
    numbers.map { FeedState(id: "f\($0)", url: "https://f.example/\($0)", nextCheck: now) }
  }

  private func drain(_ turns: inout PollTurns) -> Int {
    var count = 0
    while turns.next() != nil { count += 1 }
    return count
  }

  @Test func `the store is read again when the next feed is due, not at each turn's end`() {
    var turns = PollTurns()
    var answers = [turns.isToBeRead(at: now)]
    turns.read(feeds(0..<3), next: now.adding(seconds: 7))
    #expect(drain(&turns) == 3)
    answers.append(turns.isToBeRead(at: now))
    answers.append(turns.end("f0", next: now.adding(seconds: 60)))
    answers.append(turns.isToBeRead(at: now.adding(seconds: 6)))
    #expect(answers == [true, false, false, false])
    #expect(turns.sleep(at: now) == 7)
    let rings = turns.end("f1", next: now.adding(seconds: 2))
    #expect(rings && turns.sleep(at: now) == 2)
    let ringsForDue = turns.end("f2", next: nil)
    let isRead = turns.isToBeRead(at: now)
    #expect(ringsForDue && isRead)
  }

  @Test func `no more run at a time than there is room for, and an end makes room`() {
    var turns = PollTurns()
    _ = turns.isToBeRead(at: now)
    turns.read(feeds(0..<PollTurns.readAhead), next: nil)
    #expect(drain(&turns) == PollTurns.maximum)
    #expect(turns.sleep(at: now) == PollTurns.maximumSleep)
    let rings = turns.end("f3", next: now.adding(seconds: 60))
    #expect(rings && drain(&turns) == 1)
  }

  @Test func `as many as were asked for may not be all, and what was read ahead can be forgotten`()
  {
    var turns = PollTurns()
    _ = turns.isToBeRead(at: now)
    turns.read(feeds(0..<PollTurns.readAhead), next: now.adding(seconds: 99))
    for number in 0..<PollTurns.readAhead {
      _ = turns.next()
      _ = turns.end("f\(number)", next: now.adding(seconds: 60))
    }
    let wantsMore = turns.isToBeRead(at: now)
    turns.read(feeds(500..<502), next: nil)
    turns.forget()
    let wantsAgain = turns.isToBeRead(at: now)
    #expect(wantsMore && wantsAgain)
    #expect(turns.next() == nil)
  }
}
