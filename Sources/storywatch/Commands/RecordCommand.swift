import ArgumentParser
import Pipeline

struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Keeps what the feeds answer as a recording that replay reads.",
    discussion: """
      Polls each feed of the settings once, or at its pace for as long as --for says, and appends a JSON line a poll, \
      synced before the next step: after a crash all but a torn last line is there, and the next run cuts that off. \
      Nothing is told. Passwords, tokens, credential headers and cookies are not in it; local files are not recorded.
      """)

  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("for"), help: "How long: 30m, 6h, 2d; default: each feed once.")
  var length: String?
  @Option(
    help: "The state directory to go on with; default: a temporary one, removed afterwards.",
    completion: .directory)
  var state: String?
  @Argument(help: "The recording, made where it is missing, else appended to.")
  var recording: String

  func validate() throws {
    guard !recording.hasSuffix(".gz") else {
      throw ValidationError("\(recording): recordings are written plain; gzip it afterwards.")
    }
    guard let length, DurationText.parse(length) == nil else { return }
    throw ValidationError("--for \(length): expected a duration like 30m, 6h or 2d.")
  }

  func run() async throws {
    var settings = try common.settings().settings
    // A page of the archive is no poll of its feed.
    for index in settings.feeds.indices { settings.feeds[index].backfill = 0 }
    let recorder = try Recorder(path: recording)
    let directory = try ReplayDirectory(path: state)
    defer { directory.removeIfTemporary() }
    let environment = common.environment
    let daemon = try await Daemon.open(
      settings: settings, stateDirectory: directory.path, log: common.log(environment),
      environment: environment, recorder: recorder)
    try recorder.prepare()
    if let time = length.flatMap({ DurationText.parse($0) }) {
      try await Self.poll(daemon, for: time)
    } else {
      try await Signals.heeded { try await daemon.poll() }
    }
    try? LineOutput.standardError.write("\(recorder.polls) polls recorded in \(recording)")
  }

  /// Until the time is over or a signal ends it.
  private static func poll(_ daemon: Daemon, for time: Duration) async throws {
    let signals = await Signals(Signals.ending)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await daemon.keepPolling() }
      group.addTask { for await _ in signals.stream { return } }
      group.addTask { try? await Task.sleep(for: time) }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }
}
