import ArgumentParser
import Glibc
import Pipeline
import Reporting

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
  @Option(help: "The state directory; default: the settings', else $STATE_DIRECTORY, else ./state.")
  var state: String?

  func run() async throws {
    let signals = await Signals([SIGTERM, SIGINT, SIGHUP])
    let environment = common.environment
    let path = common.configPath
    let settings = try common.settings().settings
    let notifier = ServiceNotifier(environment: environment)
    let daemon = try await Daemon.open(
      settings: settings, stateDirectory: state, log: common.log(environment),
      environment: environment)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await daemon.run {
          notifier.ready()
          daemon.context.tellLoaded(file: path)
        }
      }
      group.addTask { await Self.serve(signals, daemon: daemon, options: common, notifier) }
      group.addTask { await Self.feedWatchdog(daemon, notifier, environment) }
      try await group.next()
      notifier.stopping()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  /// Returns at the first signal that ends the daemon.
  private static func serve(
    _ signals: Signals, daemon: Daemon, options: CommonOptions, _ notifier: ServiceNotifier
  ) async {
    for await signal in signals.stream {
      guard signal == SIGHUP else { return }
      notifier.reloading()
      await reload(daemon, options)
      notifier.ready()
    }
  }

  /// All or nothing: bad settings are told, the old ones stay.
  private static func reload(_ daemon: Daemon, _ options: CommonOptions) async {
    let now = daemon.context.clock.now()
    do {
      try await daemon.reload(options.read().settings)
      daemon.context.tellLoaded(file: options.configPath)
    } catch {
      daemon.context.log.operation(rejection(error, options.configPath), at: now)
    }
  }

  private static func rejection(_ error: any Error, _ path: String) -> Operation {
    guard let errors = error as? SettingsErrors, let first = errors.errors.first else {
      return .configRejected(file: path, line: nil, column: nil, message: "\(error)")
    }
    let more = errors.errors.count > 1 ? " (and \(errors.errors.count - 1) more)" : ""
    return .configRejected(
      file: first.place.file, line: first.place.line, column: first.place.column,
      message: first.message + more)
  }

  /// Tells systemd's watchdog that the store answers, twice in each of its periods (sd_watchdog_enabled(3)).
  private static func feedWatchdog(
    _ daemon: Daemon, _ notifier: ServiceNotifier, _ environment: [String: String]
  ) async {
    guard let period = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), period > 0 else {
      // Nothing to feed: this task waits to be cancelled with the others.
      while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
      return
    }
    while !Task.isCancelled {
      if await daemon.answers() { notifier.watchdog() }
      try? await Task.sleep(for: .microseconds(period / 2))
    }
  }
}
