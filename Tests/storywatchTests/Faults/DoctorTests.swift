import GRDB
import Glibc
import Pipeline
import TestSupport
import Testing

/// State directories that came to harm, and what `storywatch doctor` makes of them.
@Suite struct DoctorTests {
  @Test func `a sound state directory is called sound, and a repair changes nothing in it`()
    async throws
  {
    try await withReplayedState { state, directory in
      let alerts = readText(state + "/alerts.jsonl")
      let run = try await runProgram(
        ["doctor", "--state", state, "--repair"], in: directory)
      #expect(run.code == 0)
      #expect(run.output.contains("sound"))
      #expect(readText(state + "/alerts.jsonl") == alerts)
    }
  }

  @Test func `an alert file that is torn, doubled and short is told and made whole`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      let lines = whole.split(separator: "\n")
      try #require(lines.count >= 3)
      let harmed = "\(lines[0])\n\(lines[0])\n\(lines[2].prefix(40))"
      writeText(harmed, to: state + "/alerts.jsonl")
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("alerts.jsonl:2: tells an alert again"))
      #expect(found.output.contains("alerts.jsonl:3: no whole alert"))
      #expect(found.output.contains("\(lines.count - 1) alerts told are not in it"))
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(state + "/alerts.jsonl") == whole)
      #expect(readText(state + "/alerts.jsonl.before-repair") == harmed)
    }
  }

  @Test func `a missing alert file is written anew from the store`() async throws {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      unlink(state + "/alerts.jsonl")
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(state + "/alerts.jsonl") == whole)
    }
  }

  @Test func `alerts that were rotated away are not missing, and are not written twice`()
    async throws
  {
    try await withReplayedState { state, directory in
      let whole = readText(state + "/alerts.jsonl")
      let lines = whole.split(separator: "\n")
      rename(state + "/alerts.jsonl", state + "/alerts.jsonl.1")
      let rotated = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(rotated.code == 0, "\(rotated.output)")
      #expect(readText(state + "/alerts.jsonl") == "")
      // As after the next alert.
      writeText("\(lines[1])\n", to: state + "/alerts.jsonl")
      let later = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(later.output.contains("\(lines.count - 2) alerts told are not in it"))
    }
  }

  @Test func `a digest of a day that is over and was cut is told, and made again to the byte`()
    async throws
  {
    try await withReplayedState { state, directory in
      let doctor = ["doctor", "--state", state, "--config", directory + "/feeds.yaml"]
      let page = state + "/digests/2026-03-02.md"
      let whole = readText(page)
      let cut = String(whole.prefix(200))
      writeText(cut, to: page)
      let found = try await runProgram(doctor, in: directory)
      #expect(found.code == 1)
      #expect(
        found.output.contains("\(page): byte \(cut.utf8.count + 1) is not as it was written"),
        "\(found.output)")
      let repaired = try await runProgram(doctor + ["--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(page) == whole)
      #expect(readText(page + ".before-repair") == cut)
    }
  }

  @Test func `a changed text is told with its article`() async throws {
    try await withReplayedState { state, directory in
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      try await database.write { try $0.execute(sql: "UPDATE versions SET text = ' ' || text") }
      try database.close()
      let found = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("its sentence is not in article 1, version 1"))
    }
  }

  @Test func `a damaged index is made anew, after a copy of the database`() async throws {
    try await withReplayedState { state, directory in
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      // An index that lists other rows than the table has: what a bad disk leaves behind.
      try await database.write { db in
        try db.execute(sql: "PRAGMA writable_schema = 1")
        try db.execute(
          sql: """
            UPDATE sqlite_schema SET sql = replace(sql, '(first_seen)', '(feed)')
            WHERE name = 'articles_by_time'
            """)
      }
      try database.close()
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("articles_by_time"))
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(access(state + "/storywatch.sqlite.before-repair", F_OK) == 0)
    }
  }

  @Test func `a directory without a store is an error, and stays without`() async throws {
    try await withTemporaryDirectory { directory in
      let run = try await runProgram(["doctor", "--state", directory + "/none"], in: directory)
      #expect(run.code == 1)
      #expect(run.output.contains("none"))
      #expect(access(directory + "/none", F_OK) != 0)
    }
  }

  private func withReplayedState(_ body: (String, String) async throws -> Void) async throws {
    try await withTemporaryDirectory { directory in
      writeText(WireRecording.text, to: directory + "/wire.jsonl")
      writeText(WireRecording.settings, to: directory + "/feeds.yaml")
      let run = try await runProgram(
        [
          "replay", directory + "/wire.jsonl", "--config", directory + "/feeds.yaml", "--state",
          directory + "/state",
        ], in: directory)
      try #require(run.code == 0)
      try await body(directory + "/state", directory)
    }
  }
}
