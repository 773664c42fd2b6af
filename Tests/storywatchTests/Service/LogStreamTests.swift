import Glibc
import Pipeline
import TestSupport
import Testing

@testable import storywatch

/// The log on a pipe whose reader is slow, or reads nothing.
@Suite struct LogStreamTests {
  @Test func `a reader that takes nothing blocks nobody, and hears later how much he missed`() {
    let pipe = Pipe(capacity: 65_536)
    let log = LogStream(pipe.input, hasPriorities: true, patience: .milliseconds(50))
    let start = ContinuousClock.now
    for number in 0..<5_000 {
      log.write("event=trouble severity=low error=\"\(number)\"", isDebug: false)
    }
    #expect(log.write(alert: "event=alert kind=story")?.code == EAGAIN)
    #expect(ContinuousClock.now - start < .seconds(5))
    let first = pipe.lines()
    #expect(!first.isEmpty && first.count < 5_000)
    #expect(log.write(alert: "event=alert kind=story alert=al_7 severity=high") == nil)
    let later = pipe.lines()
    #expect(later.count == 2)
    #expect(
      later.first?.hasSuffix("event=log_dropped severity=medium lines=\(5_000 - first.count)")
        == true)
    #expect(later.last == "<3>event=alert kind=story alert=al_7 severity=high")
  }

  @Test func `a line that was torn off is followed by whole ones`() {
    let pipe = Pipe(capacity: 8_192)
    let log = LogStream(pipe.input, hasPriorities: false, patience: .zero)
    let long = String(repeating: "x", count: 20_000)
    #expect(log.write(alert: long) != nil)
    #expect(pipe.lines() == [String(repeating: "x", count: 8_192)])
    #expect(log.write(alert: "whole") == nil)
    #expect(log.write(alert: "next") == nil)
    #expect(pipe.lines() == ["whole", "next"])
  }

  @Test func `a command's log waits for a slow reader, and loses no line`() async {
    let pipe = Pipe(capacity: 4_096)
    let log = LogStream(pipe.input, hasPriorities: false, patience: nil)
    let lines = (0..<100).map { "\($0) " + String(repeating: "y", count: 500) }
    BackgroundThread.start {
      for line in lines { log.write(line, isDebug: false) }
    }
    let expected = lines.map { $0 + "\n" }.joined()
    var bytes: [UInt8] = []
    _ = await eventually {
      bytes += pipe.read()
      return bytes.count >= expected.utf8.count
    }
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func `a full disk is told, not waited for`() throws {
    let file = open("/dev/full", O_WRONLY)
    defer { close(file) }
    let log = LogStream(file, hasPriorities: false, patience: nil)
    #expect(log.write(alert: "event=alert")?.code == ENOSPC)
  }

  @Test func `a pipe that somebody made non-blocking gets all of a long answer`() async {
    let pipe = Pipe(capacity: 65_536)
    #expect(fcntl(pipe.input, F_SETFL, O_NONBLOCK) == 0)
    let answer = (0..<350_012).map { UInt8(truncatingIfNeeded: $0 / 7) }
    BackgroundThread.start {
      try? LineOutput(pipe.input, name: "pipe").write(raw: answer)
    }
    var bytes: [UInt8] = []
    _ = await eventually {
      bytes += pipe.read()
      return bytes.count >= answer.count
    }
    #expect(bytes == answer)
  }
}
