import ArgumentParser
import FeedParsing
import Pipeline

struct OPMLExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "The feeds of the settings as OPML 2.0, groups as folders.",
    discussion: "Local files are left out: no other reader reads them.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let feeds = try common.settings(needsCredentials: false).settings.feeds.filter {
      !$0.url.hasPrefix("file:")
    }
    let text = OPMLWriter.text(
      title: "storywatch",
      feeds.map { feed in
        Subscription(
          url: feed.url, title: feed.title, folders: feed.group.map { [$0] } ?? [], line: 0)
      })
    try LineOutput.standardOutput.write(raw: Array(text.utf8))
  }
}
