import News
import Storage
import TestSupport
import Testing

@testable import Pipeline

/// The words of `feeds`, from what polls left in the store.
@Suite struct FeedConditionTests {
  private static func dated(_ ids: [String], day: String = "18") -> String {
    rss(ids.map { item($0, date: "Sun, \(day) Jan 2026 08:00:00 GMT") }.joined())
  }

  struct Course: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var answers: [Answer]
    var words: [String]
  }

  static let courses: [Course] = [
    Course(testDescription: "well", answers: [.feed(dated(["1"]))], words: ["ok"]),
    Course(testDescription: "gone", answers: [.status(410)], words: ["gone"]),
    Course(testDescription: "failing", answers: [.status(404)], words: ["failing"]),
    Course(
      testDescription: "a page in its place",
      answers: [.feed("<!DOCTYPE html><html><body>Sign in</body></html>")],
      words: ["failing", "html"]),
    Course(testDescription: "no dates", answers: [.feed(rss(item("1")))], words: ["undated"]),
    Course(
      testDescription: "new ids at every fetch",
      answers: ["a", "b", "c", "d"].map { round in
        .feed(
          rss(
            (0..<4).map {
              item(
                "\(round)\($0)", title: "T\($0)", link: "https://post.example/\($0)",
                date: "Sun, 18 Jan 2026 08:00:00 GMT")
            }.joined()))
      }, words: ["churning"]),
    Course(
      testDescription: "a page of old entries as new",
      answers: [
        .feed(dated((0..<20).map { "a\($0)" }, day: "11")),
        .feed(dated((0..<20).map { "b\($0)" }, day: "11")),
      ], words: ["silent", "flooding"]),
    Course(
      testDescription: "late by its own rhythm",
      answers: [
        .feed(
          rss((1...6).map { item("\($0)", date: "Thu, 01 Jan 2026 0\($0):00:00 GMT") }.joined()))
      ], words: ["silent"]),
  ]

  @Test(arguments: courses) func `a course of polls has its words`(_ course: Course) async throws {
    let script = Script()
    let server = try script.server()
    defer { server.stop() }
    try await PollingDesk.open(PollingDesk.settings(server.url())) { desk in
      #expect(try await Self.words(desk) == ["waiting"])
      for answer in course.answers {
        script.then(answer)
        try await desk.pollNext()
      }
      #expect(try await Self.words(desk) == course.words)
    }
  }

  @Test func `a feed rests while its host has asked another one for a pause`() async throws {
    let script = Script(.status(429, [("Retry-After", "7200")]))
    let server = try script.server()
    defer { server.stop() }
    let settings = PollingDesk.settings(server.url("/a"), server.url("/b"))
    try await PollingDesk.open(settings) { desk in
      try await desk.poll()
      #expect(server.heard.count == 1)
      #expect(try await Self.words(desk).sorted() == ["failing", "resting"])
    }
  }

  private static func words(_ desk: PollingDesk) async throws -> [String] {
    let health = try await desk.context.store.feedHealth(
      from: desk.now.adding(seconds: -FeedCondition.window), to: desk.now.adding(seconds: 1))
    return health.flatMap { FeedCondition.of($0, at: desk.now).map(\.rawValue) }
  }
}
