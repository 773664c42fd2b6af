import ArgumentParser
import Pipeline

struct FeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Health of each feed: state, last success, next poll and why then.",
    discussion: """
      States: ok, waiting (for its first poll), resting (its host asked for a pause), failing, html (a page in place \
      of the feed), gone (410), silent (late by its own rhythm), flooding (re-issued itself), churning (ids or dates \
      change at every fetch), undated, cut (more entries than are read), moved.
      """)

  @OptionGroup var options: StateOptions
  @Flag(help: "A JSON array, an object a feed.")
  var json = false

  func run() async throws {
    let inspection = try await options.inspection()
    let now = Clock.system.now()
    try LineOutput.standardOutput.write(
      json ? try await inspection.feedsJSON(at: now) : try await inspection.feeds(at: now))
  }
}
