import ArgumentParser
import Pipeline

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the settings and says what will be polled, how often, and what is watched.",
    discussion: "Every mistake is told with file, line and column; exit code 78 when there is one.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reading = try common.settings()
    try LineOutput.standardOutput.write(SettingsSummary.text(reading))
  }
}
