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
      try file.repair()
      #expect(try file.contains(["al_1", "al_2", "al_3"]) == ["al_1", "al_2"])
      let text = String(decoding: try FileBytes.read(file.path, limit: .max), as: UTF8.self)
      #expect(text == "{\"alert\":\"al_1\"}\n{\"alert\":\"al_2\"}\n")
    }
  }

  @Test func `a file that does not exist yet has no alerts and needs no repair`() throws {
    try withTemporaryDirectory { directory in
      let file = LineLog(path: directory + "/alerts.jsonl")
      try file.repair()
      #expect(try file.contains(["al_1"]).isEmpty)
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

  @Test func `an error names the file and the reason`() {
    #expect(throws: FileError(path: "/nonexistent/x", action: "open", code: ENOENT)) {
      try FileBytes.read("/nonexistent/x", limit: 1)
    }
  }
}
