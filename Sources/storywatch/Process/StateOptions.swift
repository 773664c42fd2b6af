import ArgumentParser
import Glibc
import Pipeline
import Watching

/// Where the state is, for commands that only read it.
struct StateOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Option(
    help: "The state directory; default: the settings', else $STATE_DIRECTORY, else ./state.",
    completion: .directory)
  var state: String?

  /// The directory named here, else by the settings, else the default.
  var directory: String {
    get throws {
      if let state, common.config == nil { return state }
      return try state ?? settings?.stateDirectory ?? common.environment["STATE_DIRECTORY"]
        ?? "state"
    }
  }

  /// The settings, or defaults where there are none: the state can be looked at without them.
  var activeSettings: ActiveSettings {
    get throws {
      ActiveSettings(
        try settings ?? Settings(stateDirectory: try directory, timeZone: "UTC"))
    }
  }

  /// Those of the settings that say where the state is; a directory that was named alone may be anybody's.
  var watches: [Watch] {
    get throws { state == nil || common.config != nil ? try settings?.watches ?? [] : [] }
  }

  private var settings: Settings? {
    get throws { common.hasSettings ? try common.settings(needsCredentials: false).settings : nil }
  }

  func inspection() async throws -> Inspection {
    try await Inspection(directory: try directory)
  }
}

extension CommandFailure {
  static func notFound(_ what: String, in directory: String) -> CommandFailure {
    CommandFailure(exit: .checkFailed, message: "nothing known as \(what) in \(directory)")
  }
}
