import News
import Pipeline

/// Runs one scenario through the whole pipeline, with a store of its own and a virtual clock.
enum ScenarioRun {
  /// What became of the scenario's past; the state directory is gone again.
  static func outcome(of scenario: Scenario) async throws -> ReplayOutcome {
    switch scenario.past {
    case .articles(let articles):
      let polls = ScenarioPoll.polls(of: articles)
      let directory = try ReplayDirectory(path: nil)
      defer { directory.removeIfTemporary() }
      var replay = try await Replay(
        directory: directory.path, settings: scenario.settings.withoutFiles,
        start: polls.first?.at ?? ScenarioReader.start, log: .silent)
      for poll in polls {
        try Task.checkCancellation()
        try await replay.poll(poll.feed, showing: poll.entries, at: poll.at)
      }
      try await replay.finish()
      return try await replay.outcome()
    case .recording(let path, let holdsArticles):
      return try await ReplayRun.outcome(
        of: path, holdsArticles: holdsArticles, settings: scenario.settings)
    }
  }
}
