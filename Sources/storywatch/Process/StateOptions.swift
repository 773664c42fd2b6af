import ArgumentParser
import Glibc
import Pipeline

/// Where the state is, for commands that only read it.
struct StateOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Option(help: "The state directory; default: the settings', else $STATE_DIRECTORY, else ./state.")
  var state: String?

  /// The directory named here, else by the settings where they can be read, else the default.
  var directory: String {
    if let state { return state }
    if let settings = try? common.settings().settings { return settings.stateDirectory }
    return common.environment["STATE_DIRECTORY"] ?? "state"
  }

  /// The settings, or defaults where there are none to read: the state can be looked at without them.
  var activeSettings: ActiveSettings {
    let settings = try? common.settings().settings
    return ActiveSettings(settings ?? Settings(stateDirectory: directory, timeZone: "UTC"))
  }

  func inspection() async throws -> Inspection {
    try await Inspection(directory: directory)
  }
}

extension CommandFailure {
  static func notFound(_ what: String, in directory: String) -> CommandFailure {
    CommandFailure(exit: .checkFailed, message: "nothing known as \(what) in \(directory)")
  }
}
