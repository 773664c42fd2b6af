import Logging
import News
import Pipeline

/// A recording, from its beginning to its end, for the sake of what comes out.
enum ReplayRun {
  /// Replays the file in a temporary state directory; the log hears nothing of it.
  static func outcome(of path: String, holdsArticles: Bool, settings: Settings) async throws
    -> ReplayOutcome
  {
    let directory = try ReplayDirectory(path: nil)
    defer { directory.removeIfTemporary() }
    let replay = try await finished(path, holdsArticles: holdsArticles) { start in
      try await Replay(
        directory: directory.path, settings: settings.withoutFiles, start: start, log: .silent)
    }
    return try await replay.outcome()
  }

  /// Runs the whole file through the replay that `make` makes of the time of its first item.
  static func finished(
    _ path: String, holdsArticles: Bool, by make: (Timestamp) async throws -> Replay
  ) async throws -> Replay {
    var input = try RecordingFile(path: path, holdsArticles: holdsArticles)
    guard let first = try input.next() else {
      throw CommandFailure(exit: .badData, message: "\(path): empty")
    }
    var replay = try await make(first.at)
    let progress = Progress(label: "replay", total: input.size)
    var next: RecordingFile.Item? = first
    try await withTaskExecutorPreference(replay.executor) {
      while let item = next {
        try Task.checkCancellation()
        try await replay.run(item)
        progress.show(input.position)
        next = try input.next()
      }
      try await replay.finish()
    }
    progress.end()
    return replay
  }
}

extension EventLog {
  static var silent: EventLog {
    EventLog(Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() })
  }
}

extension Settings {
  /// Neither files nor pages are written: what was told is asked of the store.
  var withoutFiles: Settings {
    var settings = self
    settings.alerts.outputs = []
    settings.digest.formats = []
    return settings
  }
}
