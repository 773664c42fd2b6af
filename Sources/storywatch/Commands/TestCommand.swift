import ArgumentParser
import Pipeline

struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Tests watches: plays articles or a recording, and compares what was told.",
    discussion: """
      A file lists tests, each with articles (or a recording), and what must be told, held and never \
      told of them; Examples/feeds.test.yaml shows all keys. Each runs through the whole pipeline on a \
      virtual clock, with a store of its own. Exit code 1 when a test fails, 65 when a file is wrong.
      """)

  @Flag(help: "Print what was told and what was held of tests that pass too.")
  var verbose = false
  @Argument(help: "Files of tests.", completion: .file())
  var files: [String]

  func run() async throws {
    try await Signals.heeded { try await runAll() }
  }

  private func runAll() async throws {
    let surroundings = Surroundings(environment: CommonOptions.environment)
    var count = 0
    var failed = 0
    for file in files {
      for scenario in try scenarios(file, surroundings) {
        count += 1
        if try await run(scenario) == false { failed += 1 }
      }
    }
    try LineOutput.standardOutput.write("\(count) test\(count == 1 ? "" : "s"), \(failed) failed")
    guard failed == 0 else { throw ExitCode(Exit.checkFailed.rawValue) }
  }

  private func scenarios(_ file: String, _ surroundings: Surroundings) throws -> [Scenario] {
    do throws(SettingsErrors) {
      return try ScenarioReader.read(path: file, surroundings)
    } catch {
      throw CommandFailure(exit: .badData, message: "\(file) is not accepted:\n\(error)")
    }
  }

  /// Prints how it went; true where all came out as wanted.
  private func run(_ scenario: Scenario) async throws -> Bool {
    let outcome = try await ScenarioRun.outcome(of: scenario)
    let failures = ScenarioComparison.failures(of: scenario, outcome)
    let output = LineOutput.standardOutput
    try output.write((failures.isEmpty ? "ok      " : "FAILED  ") + scenario.name)
    for failure in failures { try output.write("  \(failure)") }
    if verbose || !failures.isEmpty {
      let lines = ScenarioComparison.lines(of: scenario, outcome)
      for line in lines.isEmpty ? ["nothing"] : lines { try output.write("        told: \(line)") }
      for line in ScenarioComparison.untold(of: scenario, outcome) {
        try output.write("        held: \(line)")
      }
    }
    return failures.isEmpty
  }
}
