public import ArgumentParser
import Glibc
public import Logging
import Pipeline

/// What most commands take: where the settings are, where the state is, how much to say.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "The settings; default: feeds.yaml in $CONFIGURATION_DIRECTORY or here.",
    completion: .file())
  var config: String?
  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: Logger.Level = .info

  var environment: [String: String] { Self.environment }

  /// What of the process's environment anybody looks at; of several directories the first.
  static var environment: [String: String] {
    var values: [String: String] = [:]
    for name in ["CONFIGURATION_DIRECTORY", "STATE_DIRECTORY", "RUNTIME_DIRECTORY"] {
      // Several are joined by colons (systemd.exec(5)).
      let directories = getenv(name).map { String(cString: $0).split(separator: ":") }
      if let first = directories?.first { values[name] = String(first) }
    }
    for name in [
      "CREDENTIALS_DIRECTORY", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM",
      "MAINPID", "LISTEN_PID", "LISTEN_FDS", "http_proxy", "https_proxy", "HTTPS_PROXY",
      "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
    ] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }

  var configPath: String {
    if let config { return config }
    if let directory = environment["CONFIGURATION_DIRECTORY"] {
      return directory + "/feeds.yaml"
    }
    return "feeds.yaml"
  }

  /// Settings are named, or lie where they are by default; if not, some commands do without.
  var hasSettings: Bool { config != nil || access(configPath, F_OK) == 0 || errno != ENOENT }

  /// Who serves others may not wait for a pipe: `mayWait`.
  func read(
    needsCredentials: Bool = true, needsFeeds: Bool = true, mayWait: Bool = true
  ) throws(SettingsErrors) -> SettingsReader.Reading {
    var surroundings = Surroundings(environment: environment)
    surroundings.needsCredentials = needsCredentials
    surroundings.needsFeeds = needsFeeds
    surroundings.mayWait = mayWait
    return try SettingsReader.read(path: configPath, surroundings)
  }

  /// The settings; everything wrong with them in one failure, exit code 78.
  func settings(
    needsCredentials: Bool = true, needsFeeds: Bool = true, mayWait: Bool = true
  ) throws -> SettingsReader.Reading {
    do throws(SettingsErrors) {
      return try read(
        needsCredentials: needsCredentials, needsFeeds: needsFeeds, mayWait: mayWait)
    } catch {
      let count = error.errors.count
      throw CommandFailure(
        exit: .badConfiguration,
        message: "\(configPath) is not accepted, \(count) error\(count == 1 ? "" : "s"):\n\(error)")
    }
  }

  /// Entries of the journal where standard output is its stream; else lines, with `<N>` before each where
  /// systemd reads them. They wait for a slow reader for `patience`, for ever where it is nil.
  func log(
    _ environment: [String: String], patience: Duration? = LogStream.servicePatience
  ) -> EventLog {
    if let journal = Journal(environment: environment) {
      var logger = Logger(label: "storywatch") { _ in JournalLogHandler(journal: journal) }
      logger.logLevel = logLevel
      return EventLog(logger) { journal.write(alert: $0) }
    }
    let isForSystemd = environment["JOURNAL_STREAM"] != nil && isatty(STDOUT_FILENO) == 0
    let stream = LogStream(STDOUT_FILENO, hasPriorities: isForSystemd, patience: patience)
    var logger = Logger(label: "storywatch") { _ in LineLogHandler(stream: stream) }
    logger.logLevel = logLevel
    return EventLog(logger) { stream.write(alert: $0) }
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
