import Logging
import Pipeline

/// A recording, from its beginning to its end, for the sake of what comes out.
enum ReplayRun {
  /// Replays the file in a temporary state directory; the log hears nothing of it.
  static func outcome(of path: String, holdsArticles: Bool, settings: Settings) async throws
    -> ReplayOutcome
  {
    var input = try RecordingFile(path: path, holdsArticles: holdsArticles)
    guard let first = try input.next() else {
      throw CommandFailure(exit: .badData, message: "\(path): empty")
    }
    let directory = try ReplayDirectory(path: nil)
    defer { directory.removeIfTemporary() }
    var replay = try await Replay(
      directory: directory.path, settings: settings.withoutFiles, start: first.at, log: .silent)
    let progress = Progress(label: "replay", total: input.size)
    var next: RecordingFile.Item? = first
    while let item = next {
      try await replay.run(item)
      progress.show(input.position)
      next = try input.next()
    }
    try await replay.finish()
    progress.end()
    return try await replay.outcome()
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
