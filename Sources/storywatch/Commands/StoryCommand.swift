import ArgumentParser
import Pipeline

struct StoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "story", abstract: "One story: its articles, what each added, its alerts.")

  @OptionGroup var options: StateOptions
  @Argument(help: "The story's id, st_…")
  var id: String

  func run() async throws {
    guard let text = try await options.inspection().story(id) else {
      throw CommandFailure.notFound(id, in: try options.directory)
    }
    try LineOutput.standardOutput.write(text)
  }
}
