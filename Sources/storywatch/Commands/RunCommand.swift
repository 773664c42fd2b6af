import ArgumentParser
import Glibc
import Pipeline

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The daemon: polls, recognises, tells, until it is stopped.",
    discussion: """
      Alert lines go to standard output and to alerts.jsonl in the state directory, the digest to \
      digests/ there. SIGTERM or SIGINT ends it within seconds, losing nothing; a second one at once. \
      SIGHUP reads the settings again, all or nothing.
      """)

  @OptionGroup var common: CommonOptions
  @Option(
    help: "The state directory; default: the settings', else $STATE_DIRECTORY, else ./state.",
    completion: .directory)
  var state: String?

  func run() async throws {
    Heap.keepSmall()
    // A reader of the log that went away ends nothing: the file and the store have the lines.
    signal(SIGPIPE, SIG_IGN)
    // What other daemons take for "open your log anew" must not end this one.
    for number in [SIGUSR1, SIGUSR2, SIGALRM] { signal(number, SIG_IGN) }
    let signals = await Signals(Signals.ending + [SIGHUP])
    let settings = try common.settings().settings
    try await Service(options: common, settings: settings, stateDirectory: state).run(signals)
  }
}
