import ArgumentParser
import Pipeline

struct FeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Health of each feed: state, last success, next poll and why then.")

  @OptionGroup var options: StateOptions

  func run() async throws {
    LineOutput.standardOutput.write(try await options.inspection().feeds())
  }
}
