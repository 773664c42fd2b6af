import ArgumentParser
import Pipeline

struct StoriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: "The stories that moved last, a line each.")

  @OptionGroup var options: StateOptions
  @Option(help: "How many at most.")
  var limit = 50

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit \(limit): at least 1.") }
  }

  func run() async throws {
    try LineOutput.standardOutput.write(try await options.inspection().stories(limit: limit))
  }
}
