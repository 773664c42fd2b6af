import ArgumentParser
import Logging
import Pipeline

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Runs a recording, or a stream of articles, through the whole pipeline on a virtual clock.",
    discussion: """
      A recording is JSON lines {at, feed, url, status, headers, body}, plain or gzip, in order of time. \
      Alert lines go to standard output; alerts.jsonl and digests/ are made in the state directory, \
      which must be empty. The same recording and settings give the same bytes.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The state directory to fill; default: a temporary one, removed afterwards.")
  var state: String?
  @Flag(help: "Continue an interrupted replay of the same recording in the directory of --state.")
  var resume = false
  @Option(
    help: "A stream of articles, JSON lines {id, title, text, published, source?, url?, role?}.")
  var articles: String?
  @Argument(help: "The recording.")
  var recording: String?

  func validate() throws {
    guard (recording == nil) != (articles == nil) else {
      throw ValidationError("Give a recording, or --articles FILE.")
    }
    guard !resume || state != nil else {
      throw ValidationError("--resume needs --state DIRECTORY, where the replay was interrupted.")
    }
  }

  func run() async throws {
    let path = recording ?? articles ?? ""
    var input = try RecordingFile(path: path, holdsArticles: articles != nil)
    guard let first = try input.next() else {
      throw CommandFailure(exit: .badData, message: "\(path): empty")
    }
    let directory = try ReplayDirectory(path: state)
    defer { directory.removeIfTemporary() }
    var replay = try await Replay(
      directory: directory.path, settings: try settings(), start: first.at,
      log: common.log(common.environment), resumes: resume)
    let progress = Progress(label: "replay", total: input.size)
    var next: RecordingFile.Item? = first
    while let item = next {
      try await replay.run(item)
      progress.show(input.position)
      next = try input.next()
    }
    try await replay.finish()
    progress.end()
    LineOutput.standardError.write(replay.totals.summary)
  }

  /// Those of --config; without it one watch for everything, so that the alerts show what is told.
  private func settings() throws -> Settings {
    if common.config != nil { return try common.settings().settings }
    return .watchingEverything
  }
}
