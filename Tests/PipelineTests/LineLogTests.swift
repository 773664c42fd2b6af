import Glibc
import TestSupport
import Testing

@testable import Pipeline

@Suite struct LineLogTests {
  @Test func `a line torn by a crash is cut off, whole lines stay`() throws {
    try withTemporaryDirectory { directory in
      let file = LineLog(path: directory + "/alerts.jsonl")
      try file.append([#"{"alert":"al_1"}"#, #"{"alert":"al_2"}"#])
      try FileBytes.replace(
        file.path, with: FileBytes.read(file.path, limit: .max) + Array(#"{"alert":"al_3"#.utf8))
      let torn = try file.repair()
      #expect(torn == Array(#"{"alert":"al_3"#.utf8))
      #expect(try file.alerts(inLast: .max).keys.sorted() == ["al_1", "al_2"])
      #expect(try file.alerts(inLast: 20) == ["al_2": #"{"alert":"al_2"}"#])
      let text = String(decoding: try FileBytes.read(file.path, limit: .max), as: UTF8.self)
      #expect(text == "{\"alert\":\"al_1\"}\n{\"alert\":\"al_2\"}\n")
    }
  }

  @Test func `a whole line that only lacks its end gets it`() throws {
    try withTemporaryDirectory { directory in
      let file = LineLog(path: directory + "/alerts.jsonl")
      try FileBytes.replace(file.path, with: Array("{\"a\":1}\n{\"a\":2}".utf8))
      let torn = try file.repair()
      #expect(torn.isEmpty)
      #expect(try FileBytes.read(file.path, limit: 100) == Array("{\"a\":1}\n{\"a\":2}\n".utf8))
    }
  }

  @Test func `two records in one line, and a line with a damaged byte, tell no alert`() {
    for line in [#"{"alert":"al_{"alert":"al_2"}"#, "{\"alert\":\"al_1\",\"url\":\"\0\"}"] {
      #expect(AlertFileReport.id(in: Array(line.utf8)[...]) == nil)
    }
  }

  @Test func `a file that does not exist yet has no alerts and needs no repair`() throws {
    try withTemporaryDirectory { directory in
      let file = LineLog(path: directory + "/alerts.jsonl")
      let torn = try file.repair()
      #expect(torn.isEmpty)
      #expect(try file.alerts(inLast: .max).isEmpty)
    }
  }

  @Test func `a pipe is not synced, and one that nobody empties is an error, not a wait`() throws {
    try withTemporaryDirectory { directory in
      let log = LineLog(path: directory + "/alerts.jsonl")
      mkfifo(log.path, 0o600)
      let reader = open(log.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      defer { close(reader) }
      #expect(!log.isRegular)
      try log.append(["{}"])
      var buffer = [UInt8](repeating: 0, count: 9)
      #expect(read(reader, &buffer, 9) == 3)
      let line = String(repeating: "x", count: 4_000)
      #expect(throws: FileError(path: log.path, action: "write", code: EAGAIN)) {
        for _ in 0..<1_000 { try log.append([line]) }
      }
    }
  }

  @Test func `a file is replaced whole, and a link moves in one step`() throws {
    try withTemporaryDirectory { directory in
      try FileBytes.replace(directory + "/a", with: Array("one".utf8))
      try FileBytes.replace(directory + "/a", with: Array("two".utf8))
      try FileBytes.link(directory + "/latest", to: "a")
      try FileBytes.link(directory + "/latest", to: "a")
      #expect(try FileBytes.read(directory + "/latest", limit: 100) == Array("two".utf8))
    }
  }

  @Test func `a file that cannot be replaced leaves nothing beside it`() throws {
    try withTemporaryDirectory { directory in
      try FileBytes.makeDirectory(directory + "/page.md")
      #expect(throws: FileError.self) {
        try FileBytes.replace(directory + "/page.md", with: [1])
      }
      let names = try FileBytes.names(in: directory)
      #expect(names == ["page.md"])
    }
  }

  @Test func `an error names the file and the reason`() {
    #expect(throws: FileError(path: "/nonexistent/x", action: "open", code: ENOENT)) {
      try FileBytes.read("/nonexistent/x", limit: 1)
    }
  }
}
