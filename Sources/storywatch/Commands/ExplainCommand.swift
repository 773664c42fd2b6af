import ArgumentParser
import Pipeline

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Why an alert, an article, a development or a story is what it is, and why it was not told.")

  @OptionGroup var options: StateOptions
  @Argument(
    help: "An id (al_…, ar_…, dv_…, st_…), the beginning of an article's id, or an article's link.")
  var id: String

  func run() async throws {
    let inspection = try await options.inspection()
    guard let text = try await inspection.explain(id, watches: try options.watches) else {
      throw CommandFailure.notFound(id, in: try options.directory)
    }
    try LineOutput.standardOutput.write(text)
  }
}
