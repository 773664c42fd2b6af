import Foundation
import Testing

@testable import storywatch

/// The files of `Scenarios/`, and the example, as `storywatch test` runs them.
@Suite struct ScenariosTests {
  /// One test of one file, found by its name.
  struct Case: CustomTestStringConvertible, Sendable {
    var scenario: Scenario
    var testDescription: String { scenario.name }
  }

  static let files: [String] = {
    let folder = Bundle.module.url(forResource: "Scenarios", withExtension: nil)?.path ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let scenarios = names.filter { $0.hasSuffix(".test.yaml") }.sorted().map { folder + "/" + $0 }
    let repository = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return scenarios + ["/\(repository)/Examples/feeds.test.yaml"]
  }()

  static let cases: [Case] = files.flatMap { file in
    ((try? ScenarioReader.read(path: file, Surroundings(environment: [:]))) ?? []).map {
      Case(scenario: $0)
    }
  }

  @Test(arguments: files) func `each file of scenarios is accepted`(file: String) throws {
    _ = try ScenarioReader.read(path: file, Surroundings(environment: [:]))
  }

  @Test(arguments: cases) func `each scenario comes out as its author wants`(test: Case)
    async throws
  {
    let outcome = try await ScenarioRun.outcome(of: test.scenario)
    let failures = ScenarioComparison.failures(of: test.scenario, outcome)
    let told = ScenarioComparison.lines(of: test.scenario, outcome)
    #expect(
      failures.isEmpty,
      "\((failures.map(\.description) + told.map { "told: " + $0 }).joined(separator: "\n"))")
  }
}
