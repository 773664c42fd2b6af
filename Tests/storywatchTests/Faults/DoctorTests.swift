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
      // What is put back in place of the file later must not meet the log of this one.
      #expect(readText(state + "/storywatch.sqlite-wal").isEmpty)
    }
  }

  @Test func `a digest of a day that is over and was cut is told, and made again to the byte`()
    async throws
  {
    try await withReplayedState { state, directory in
      // Whatever forms the settings want, if there are any.
      let doctor = ["doctor", "--state", state]
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

  @Test func `a folder where a digest was is told, and moved away for the digest`() async throws {
    try await withReplayedState { state, directory in
      let page = state + "/digests/2026-03-02.md"
      let whole = readText(page)
      unlink(page)
      mkdir(page, 0o755)
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.output.contains("\(page): byte 1 is not as it was written"), "\(found.output)")
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(readText(page) == whole)
      #expect(access(page + ".before-repair", X_OK) == 0)
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
      try await Self.damageIndex(in: state)
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("articles_by_time"))
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      #expect(access(state + "/storywatch.sqlite.before-repair", F_OK) == 0)
    }
  }

  @Test func `polls that were counted wrongly are counted anew`() async throws {
    try await withReplayedState { state, directory in
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      try await database.write { db in
        try db.execute(sql: "DELETE FROM poll_counts; DELETE FROM polls_counted")
        try db.execute(sql: "INSERT INTO polls_counted SELECT min(at) FROM polls")
      }
      try database.close()
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("the index of the day's polls is not true for feed"))
      let repaired = try await runProgram(["doctor", "--state", state, "--repair"], in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
    }
  }

  @Test func `an article that waits for a page without a link is told`() async throws {
    try await withReplayedState { state, directory in
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      try await database.write { db in
        try db.execute(sql: "UPDATE articles SET url = NULL WHERE number = 2")
        try db.execute(
          sql: "INSERT INTO pages VALUES (2, 1, 'wanted', 0, 0, 0, NULL, NULL, NULL, NULL)")
      }
      try database.close()
      let found = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(found.code == 1)
      #expect(found.output.contains("article 2 waits for its page"), "\(found.output)")
    }
  }

  @Test func `a damaged page of the database ends no examination`() async throws {
    try await withReplayedState { state, directory in
      try await Self.overwriteIndex(in: state)
      let alerts = readText(state + "/alerts.jsonl")
      writeText(alerts + "{", to: state + "/alerts.jsonl")
      for arguments in [[], ["--repair"]] {
        let found = try await runProgram(["doctor", "--state", state] + arguments, in: directory)
        #expect(found.code == 1)
        #expect(found.output.contains("database: "))
        #expect(!found.output.contains("***"))
        #expect(found.output.contains("no whole alert") == arguments.isEmpty)
        #expect(found.output.contains(".clone"))
      }
      #expect(readText(state + "/alerts.jsonl") == alerts)
    }
  }

  @Test(.enabled(if: system("command -v sqlite3 >/dev/null") == 0, "sqlite3 is not installed"))
  func `what can be read of a damaged database is salvaged`() async throws {
    try await withReplayedState { state, directory in
      try await Self.overwriteIndex(in: state)
      let path = state + "/storywatch.sqlite"
      system("sqlite3 \(path) '.clone \(path).salvaged' >/dev/null 2>&1; rm -f \(path)-*")
      rename(path + ".salvaged", path)
      let salvaged = try await runProgram(["doctor", "--state", state], in: directory)
      #expect(salvaged.code == 0, "\(salvaged.output)")
    }
  }

  @Test func `a copy that the disk did not take whole is none`() async throws {
    try await withReplayedState { state, directory in
      try await Self.damageIndex(in: state)
      let doctor = ["doctor", "--state", state, "--repair"]
      let full = try await runProgram(
        doctor, in: directory,
        environment: Shim.failing(ENOSPC, from: 1, count: 1_000, path: "before-repair"))
      #expect(full.code == 75, "\(full.output)")
      let copy = state + "/storywatch.sqlite.before-repair"
      #expect(access(copy, F_OK) != 0)
      // As an earlier version left it.
      writeText("", to: copy)
      let repaired = try await runProgram(doctor, in: directory)
      #expect(repaired.code == 0, "\(repaired.output)")
      let database = try DatabaseQueue(path: copy + ".2")
      let articles = try await database.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM articles")
      }
      #expect(articles == 5)
    }
  }

  @Test func `a damaged record of a day is told, and no page of it blamed`() async throws {
    try await withReplayedState { state, directory in
      let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
      try await database.write { try $0.execute(sql: "UPDATE digests SET record = x'0102'") }
      try database.close()
      for command in [["doctor"], ["digest", "2026-03-02", "--verify"]] {
        let run = try await runProgram(command + ["--state", state], in: directory)
        #expect(run.code == 1)
        #expect(
          run.output.contains("digests of 2026-03-02: what they were made of cannot be read"),
          "\(run.output)")
        #expect(!run.output.contains("byte"))
      }
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

  /// Noise in the place of a page that every examination looks at.
  private static func overwriteIndex(in state: String) async throws {
    let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
    let page = try await database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'articles_by_time'")
    }
    try database.close()
    let file = open(state + "/storywatch.sqlite", O_WRONLY)
    let noise = [UInt8](repeating: 0xa5, count: 4_096)
    pwrite(file, noise, noise.count, try (#require(page) - 1) * 4_096)
    close(file)
  }

  /// An index that lists other rows than the table has: what a bad disk leaves behind.
  private static func damageIndex(in state: String) async throws {
    let database = try DatabaseQueue(path: state + "/storywatch.sqlite")
    try await database.write { db in
      try db.execute(sql: "PRAGMA writable_schema = 1")
      try db.execute(
        sql: """
          UPDATE sqlite_schema SET sql = replace(sql, '(first_seen)', '(feed)')
          WHERE name = 'articles_by_time'
          """)
    }
    try database.close()
  }
}
