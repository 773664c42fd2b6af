import ArgumentParser
import Pipeline

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Examines a state directory: the database, every sentence told, alert file, digests.",
    discussion: """
      Stop the daemon first. Exit code 1 where something is wrong; --repair mends what can be mended, \
      after a copy, and examines again.
      """)

  @OptionGroup var options: StateOptions
  @Flag(help: "Mend what can be mended.")
  var repair = false

  func run() async throws {
    let directory = try options.directory
    let doctor = try await Doctor(directory: directory, settings: try options.activeSettings)
    let output = LineOutput.standardOutput
    if repair {
      for done in try await doctor.repair() { try output.write(done) }
    }
    let findings = try await doctor.examine()
    // What cannot be moved was told.
    try? await doctor.close()
    for finding in findings { try output.write("\(finding)") }
    guard findings.isEmpty else {
      let count = findings.reduce(0) { $0 + $1.count }
      throw CommandFailure(
        exit: .checkFailed, message: "\(directory): \(count) problem\(count == 1 ? "" : "s")")
    }
    try output.write("\(directory): sound")
  }
}
