import Glibc
import Pipeline
import TestSupport
import Testing

/// A replay that is ended after a call that changes a file, and continued.
///
/// `make crash` tries every call of a release build, and those of a recording that it names; here every
/// `step`-th of a debug build, as one takes a second and a half.
@Suite struct CrashPointTests {
  private static let step = Int(setting("STORYWATCH_CRASH_STEP") ?? "") ?? 41

  @Test(.timeLimit(.minutes(180)), arguments: [false, true])
  func `ended after a write, sync or rename, a continued replay ends as if it never had been`(
    torn: Bool
  ) async throws {
    try await withTemporaryDirectory { directory in
      writeText(WireRecording.text, to: directory + "/wire.jsonl")
      writeText(WireRecording.settings, to: directory + "/feeds.yaml")
      let given = Self.setting("STORYWATCH_CRASH_RECORDING") ?? directory
      let arguments = [
        "replay", given + "/wire.jsonl", "--config", given + "/feeds.yaml", "--state",
      ]
      let run = try await runProgram(
        arguments + [directory + "/whole"], in: directory,
        environment: Shim.counting(to: directory + "/count"))
      #expect(run.code == 0)
      let calls = try #require(Int(readText(directory + "/count").prefix { $0.isNumber }))
      let expected = try FinalState(of: directory + "/whole")
      try #require(expected.alertIDs.count >= 3)
      try #require(expected.files.count >= 4)
      let points = Array(stride(from: 1, through: calls, by: Self.step))
      for call in points {
        let state = directory + "/state"
        let ended = try await runProgram(
          arguments + [state], in: directory, environment: Shim.ending(at: call, torn: torn))
        try #require(ended.code == Shim.exitCode, "crash point \(call): \(ended.output)")
        let continued = try await runProgram(arguments + [state, "--resume"], in: directory)
        try #require(continued.code == 0, "crash point \(call): \(continued.output)")
        let found = try FinalState(of: state)
        try #require(found.rows == expected.rows, "crash point \(call)")
        try #require(found.files == expected.files, "crash point \(call)")
        let log = ended.output + continued.output
        for id in expected.alertIDs {
          try #require(log.contains("alert=\(id) "), "crash point \(call)")
        }
        FileBytes.removeTree(state)
      }
      print("crash points: \(points.count) of \(calls)\(torn ? ", the last write torn" : "")")
    }
  }

  private static func setting(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
