import News
import Testing

@testable import Pipeline

@Suite struct PollTurnsTests {
  private let now = Timestamp(seconds: 1_000)

  private func feeds(_ numbers: Range<Int>) -> [FeedState] {
    numbers.map { FeedState(id: "f\($0)", url: "https://f\($0).example/", nextCheck: now) }
  }

  private func drain(_ turns: inout PollTurns) -> Int {
    var count = 0
    while turns.next() != nil { count += 1 }
    return count
  }

  @Test func `the store is read again when the next feed is due, not at each turn's end`() {
    var turns = PollTurns(perHost: 1)
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
    var turns = PollTurns(perHost: 1)
    _ = turns.isToBeRead(at: now)
    turns.read(feeds(0..<PollTurns.readAhead), next: nil)
    #expect(drain(&turns) == PollTurns.maximum)
    #expect(turns.sleep(at: now) == PollTurns.maximumSleep)
    let rings = turns.end("f3", next: now.adding(seconds: 60))
    #expect(rings && drain(&turns) == 1)
  }

  @Test func `one host has some turns only, and the feeds of others pass`() {
    var turns = PollTurns(perHost: 1)
    _ = turns.isToBeRead(at: now)
    let slow = (0..<70).map {
      FeedState(id: "s\($0)", url: "https://s.example/\($0)", nextCheck: now)
    }
    turns.read(slow + feeds(0..<3), next: now.adding(seconds: 30))
    #expect(drain(&turns) == PollTurns.maximumOfHost + 3)
    // Those that wait for their host's turn hide nobody who comes later.
    #expect(turns.sleep(at: now) == 30)
    let isRead = turns.isToBeRead(at: now.adding(seconds: 30))
    #expect(isRead)
    turns.read(Array(slow.dropFirst(8)) + feeds(3..<5), next: nil)
    #expect(drain(&turns) == 2)
    let rings = turns.end("s0", next: now.adding(seconds: 60))
    #expect(rings && drain(&turns) == 1)
  }

  @Test func `more feeds of a hanging host than are read at a time hide nobody`() {
    var turns = PollTurns(perHost: 1)
    let slow = (0..<700).map {
      FeedState(id: "s\($0)", url: "https://s.example/\($0)", nextCheck: now)
    }
    let due = slow + feeds(0..<3)
    var claimed: Set<String> = []
    for _ in 0..<4 where turns.isToBeRead(at: now) {
      turns.read(Array(due.prefix(turns.readLimit)), next: now.adding(seconds: 30))
      while let state = turns.next() { claimed.insert(state.id) }
    }
    #expect(claimed.isSuperset(of: ["f0", "f1", "f2"]))
    #expect(turns.sleep(at: now) == 30)
  }

  @Test func `a feed whose URL was changed while it is polled has its turn behind that`() {
    var turns = PollTurns(perHost: 1)
    _ = turns.isToBeRead(at: now)
    turns.read(feeds(0..<1), next: now.adding(seconds: 30))
    #expect(drain(&turns) == 1)
    turns.forget()
    let moved = FeedState(id: "f0", url: "https://other.example/", nextCheck: now)
    turns.read([moved], next: now.adding(seconds: 30))
    #expect(drain(&turns) == 0)
    // What the poll of its old URL planned is not its plan.
    let rings = turns.end("f0", next: now.adding(seconds: 3_600))
    let isRead = turns.isToBeRead(at: now)
    #expect(rings && isRead)
  }

  @Test func `as many as were asked for may not be all, and what was read ahead can be forgotten`()
  {
    var turns = PollTurns(perHost: 1)
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
