import Fetching
import News
import TestSupport
import Testing

@testable import Pipeline

/// What a recording looks like after disks and clocks that fail.
@Suite struct RecorderTests {
  private static let noon = Timestamp(seconds: 1_768_737_600)

  private static func record(_ recorder: Recorder, at now: Timestamp) throws -> Timestamp {
    try recorder.write(
      feed: "a", request: Request(url: "https://a.example/", userAgent: "test"),
      result: .failure(.tooManyRedirects(5)), clock: Clock { now })
  }

  private static func times(in path: String) throws -> [Timestamp] {
    var lines = try LineFile(path: path)
    var times: [Timestamp] = []
    while let line = try lines.next() { times.append(try RecordedPoll(line).at) }
    return times
  }

  @Test func `half a line that a full disk took is cut off before the next one`() throws {
    try withTemporaryFile { path in
      let recorder = try Recorder(path: path)
      try recorder.prepare()
      _ = try Self.record(recorder, at: Self.noon)
      let whole = try FileBytes.read(path, limit: 1 << 20)
      try FileBytes.replace(path, with: whole + whole.prefix(whole.count / 2))
      _ = try Self.record(recorder, at: Self.noon.adding(seconds: 60))
      #expect(try Self.times(in: path) == [Self.noon, Self.noon.adding(seconds: 60)])
    }
  }

  @Test(arguments: [0, 100_000])
  func `a clock that was set back between two runs sets no line back`(length: Int) throws {
    try withTemporaryFile { path in
      let first = try Recorder(path: path)
      try first.prepare()
      _ = try Self.record(first, at: Self.noon)
      if length > 0 {
        // A line longer than what is looked at first.
        let line = String(decoding: try FileBytes.read(path, limit: 1 << 20), as: UTF8.self)
        let body = String(repeating: "x", count: length)
        try FileBytes.replace(
          path, with: Array((line + line.dropLast(2) + ",\"body\":\"\(body)\"}\n").utf8))
      }
      let second = try Recorder(path: path)
      try second.prepare()
      #expect(try Self.record(second, at: Self.noon.adding(seconds: -3_600)) == Self.noon)
      let times = try Self.times(in: path)
      #expect(times == times.sorted() && times.allSatisfy { $0 == Self.noon })
    }
  }

  private func withTemporaryFile(_ body: (String) throws -> Void) throws {
    try withTemporaryDirectory { try body($0 + "/polls.jsonl") }
  }
}
