import Logging
import News
import Pipeline

/// Runs one scenario through the whole pipeline, with a store of its own and a virtual clock.
enum ScenarioRun {
  /// What became of the scenario's past, and the state directory is gone again.
  static func outcome(of scenario: Scenario) async throws -> ReplayOutcome {
    let directory = try ReplayDirectory(path: nil)
    defer { directory.removeIfTemporary() }
    let log = EventLog(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    switch scenario.past {
    case .articles(let articles):
      let polls = ScenarioPoll.polls(of: articles)
      var replay = try await Replay(
        directory: directory.path, settings: scenario.settings,
        start: polls.first?.at ?? ScenarioReader.start, log: log)
      for poll in polls {
        try await replay.poll(poll.feed, showing: poll.entries, at: poll.at)
      }
      try await replay.finish()
      return try await replay.outcome()
    case .recording(let path, let holdsArticles):
      var input = try RecordingFile(path: path, holdsArticles: holdsArticles)
      guard let first = try input.next() else {
        throw CommandFailure(exit: .badData, message: "\(path): empty")
      }
      var replay = try await Replay(
        directory: directory.path, settings: scenario.settings, start: first.at, log: log)
      try await replay.run(first)
      while let item = try input.next() { try await replay.run(item) }
      try await replay.finish()
      return try await replay.outcome()
    }
  }
}
