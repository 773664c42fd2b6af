import ArgumentParser

struct OPMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opml", abstract: "Lists of subscriptions, from and for other feed readers.",
    subcommands: [OPMLImportCommand.self, OPMLExportCommand.self])
}
