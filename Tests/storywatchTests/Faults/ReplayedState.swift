import TestSupport
import Testing

/// A state directory of two days, `body` being given it and the directory that it lies in.
func withReplayedState(_ body: (String, String) async throws -> Void) async throws {
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
