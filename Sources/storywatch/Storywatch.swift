import ArgumentParser

/// The program: one command a job; `run` is the daemon.
@main
struct Storywatch: AsyncParsableCommand {
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "storywatch",
    abstract: "Watches news feeds, recognises stories across outlets, tells what is new in them.",
    discussion: """
      Exit codes: 0 ok, 1 a check failed, 2 wrong usage, 65 bad input data, 75 temporary failure, \
      78 bad configuration.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Daemon:",
        subcommands: [
          RunCommand.self, ReloadCommand.self, OnceCommand.self, CheckCommand.self,
          OPMLCommand.self,
        ]),
      CommandGroup(
        name: "What it knows:",
        subcommands: [
          FeedsCommand.self, StoriesCommand.self, StoryCommand.self, DigestCommand.self,
          ExplainCommand.self, DoctorCommand.self,
        ]),
      CommandGroup(
        name: "The past again:",
        subcommands: [RecordCommand.self, ReplayCommand.self, TestCommand.self]),
      CommandGroup(
        name: "One stage by hand:",
        subcommands: [
          ParseCommand.self, ExtractCommand.self, GroupCommand.self, NoveltyCommand.self,
          AnnotateCommand.self,
        ]),
    ])

  static func main() async {
    StandardFiles.open()
    do {
      try checkArguments()
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      leave(with: error)
    }
  }

  /// Swift would put U+FFFD for bytes that are no UTF-8, and another file would be meant.
  private static func checkArguments() throws {
    for number in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[number],
        String(validatingCString: argument) == nil
      else { continue }
      throw ValidationError("Argument \(number) is not UTF-8.")
    }
  }
}
