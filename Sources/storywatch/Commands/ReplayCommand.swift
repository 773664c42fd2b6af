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
      which must be empty unless --resume continues in it. Without settings, here or by --config, one watch matches \
      everything. The same recording and settings give the same bytes. With --against OLD \
      the past is replayed with both settings, and the difference in alerts printed: what is told no \
      more (-), now (+) or otherwise (~), and why.
      """)

  @OptionGroup var common: CommonOptions
  @Option(
    help: "The state directory to fill; default: a temporary one, removed afterwards.",
    completion: .directory)
  var state: String?
  @Flag(help: "Continue an interrupted replay of the same recording in the directory of --state.")
  var resume = false
  @Option(
    help:
      "Other settings: prints which alerts --config tells of the same past that these do not, and back.",
    completion: .file())
  var against: String?
  @Option(
    help: "A stream of articles, JSON lines {id, title, text, published, source?, url?, role?}.",
    completion: .file())
  var articles: String?
  @Argument(help: "The recording.", completion: .file())
  var recording: String?

  func validate() throws {
    guard (recording == nil) != (articles == nil) else {
      throw ValidationError("Give a recording, or --articles FILE.")
    }
    guard against == nil || (state == nil && !resume) else {
      throw ValidationError("--against keeps no state.")
    }
    guard !resume || state != nil else {
      throw ValidationError("--resume needs --state DIRECTORY, where the replay was interrupted.")
    }
  }

  func run() async throws {
    try await Signals.heeded {
      if let against { try await compare(with: against) } else { try await replay() }
    }
  }

  private func replay() async throws {
    let path = recording ?? articles ?? ""
    let settings = try settings()
    let directory = try ReplayDirectory(path: state)
    defer { directory.removeIfTemporary() }
    let replay = try await ReplayRun.finished(path, holdsArticles: articles != nil) { start in
      try await Replay(
        directory: directory.path, settings: settings, start: start,
        log: common.log(common.environment, patience: nil), resumes: resume)
    }
    try? LineOutput.standardError.write(replay.totals.summary)
  }

  private func compare(with other: String) async throws {
    let path = recording ?? articles ?? ""
    var old = common
    old.config = other
    let before = try await ReplayRun.outcome(
      of: path, holdsArticles: articles != nil,
      settings: try old.settings(needsCredentials: false).settings)
    let after = try await ReplayRun.outcome(
      of: path, holdsArticles: articles != nil, settings: try settings())
    for line in AlertDifference(from: before, to: after).lines {
      try LineOutput.standardOutput.write(line)
    }
  }

  /// Those of --config, else of the default file; where there is none, one watch for everything, so that the alerts
  /// show what is told.
  private func settings() throws -> Settings {
    guard common.hasSettings else {
      try? LineOutput.standardError.write("no \(common.configPath): one watch for everything")
      return .watchingEverything
    }
    if common.config == nil {
      try? LineOutput.standardError.write("with the settings of \(common.configPath)")
    }
    return try common.settings(needsCredentials: false).settings
  }
}
