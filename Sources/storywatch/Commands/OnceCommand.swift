import ArgumentParser
import Pipeline

struct OnceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "once",
    abstract: "Polls everything that is due, tells what is new, and leaves: for cron and timers.",
    discussion: "Waits for no copies: alerts are written without the settle time.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "The state directory; default: the settings', else $STATE_DIRECTORY, else ./state.",
    completion: .directory)
  var state: String?
  @Flag(
    help: """
      Ask every feed now, whatever is planned; those that are gone (410), too. A host that asked for a pause (429) \
      keeps it.
      """)
  var force = false

  func run() async throws {
    let environment = common.environment
    var settings = try common.settings().settings
    settings.alerts.settle = .zero
    let daemon = try await Daemon.open(
      settings: settings, stateDirectory: state, log: common.log(environment, patience: nil),
      environment: environment)
    try await daemon.once(force: force)
  }
}
