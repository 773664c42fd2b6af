import ArgumentParser
import FeedParsing
import Glibc
import Pipeline

struct OPMLImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "The settings with the feeds of an OPML file added.",
    discussion: """
      Prints the file of --config with the new feeds and groups in it; nothing that is there is touched. Folders \
      become groups. What is left out (duplicates, URLs that cannot be polled) is told on standard error.
      """)

  @OptionGroup var common: CommonOptions
  @Flag(help: "Put the result in the place of the settings instead of printing it.")
  var write = false
  @Argument(help: "The OPML file, or - for standard input.", completion: .file())
  var file: String

  /// Lists of some thousand feeds have a megabyte.
  static let maximumBytes = 64 << 20

  func run() throws {
    let subscriptions = try subscriptions()
    let path = common.configPath
    let old = access(path, F_OK) == 0 ? try Self.text(of: path) : ""
    let isNew = MergedText.saysNothing(old)
    let before = isNew ? nil : try common.settings(needsFeeds: false).settings
    let additions = SubscriptionImport(
      subscriptions, known: before?.feeds ?? [],
      knownGroups: Set(before?.feeds.compactMap(\.group) ?? []).union(try groups(of: path, isNew)))
    let text: String
    do throws(MergedText.Refusal) {
      text = try MergedText.adding(additions, to: old)
    } catch {
      throw CommandFailure(exit: .badData, message: "\(path): \(error.message)")
    }
    if !additions.feeds.isEmpty { try check(text, before: before, additions) }
    if write {
      if !additions.feeds.isEmpty { try FileBytes.replace(path, with: Array(text.utf8)) }
    } else {
      try LineOutput.standardOutput.write(raw: Array(text.utf8))
    }
    for line in additions.skipped { try? LineOutput.standardError.write("skipped: \(line)") }
    try? LineOutput.standardError.write(
      "\(additions.feeds.count) feeds added, \(additions.skipped.count) skipped")
  }

  private func subscriptions() throws -> [Subscription] {
    do {
      let list = try OPML.list(in: try DocumentFile.read(file, limit: Self.maximumBytes))
      if !list.isWhole {
        try? LineOutput.standardError.write(
          "\(file): ends before it is complete (no </opml>): feeds may be missing")
      }
      return list.subscriptions
    } catch let error as FeedParseError {
      throw CommandFailure(exit: .badData, message: "\(file): \(error)")
    }
  }

  private static func text(of path: String) throws -> String {
    String(decoding: try DocumentFile.read(path, limit: maximumBytes), as: UTF8.self)
  }

  /// Groups are known by their feeds; those without any are looked for by name.
  private func groups(of path: String, _ isNew: Bool) throws -> Set<String> {
    guard !isNew else { return [] }
    var findings = Findings()
    let files = SettingsFiles(path: path, mayWait: true, &findings)
    let groups = MergedSections(files.sections, &findings).all("groups")
    return Set(
      groups.flatMap { node -> [String] in
        guard case .mapping(let entries) = node.content else { return [] }
        return entries.map(\.key)
      })
  }

  /// The result is read as the daemon would: it has to be accepted, with every feed as it was and every new one.
  private func check(_ text: String, before: Settings?, _ additions: SubscriptionImport) throws {
    let after: Settings
    do throws(SettingsErrors) {
      after = try SettingsReader.read(
        path: common.configPath, contents: Array(text.utf8),
        Surroundings(environment: common.environment)
      ).settings
    } catch {
      throw unfit(why: "\nwith them it would not be accepted:\n\(error)")
    }
    let urls = Set(after.feeds.map(\.url))
    let kept = Set(after.feeds.map(\.id))
    guard (before?.feeds ?? []).allSatisfy({ kept.contains($0.id) }),
      additions.feeds.allSatisfy({ urls.contains($0.url) })
    else { throw unfit() }
  }

  private func unfit(why: String = "") -> CommandFailure {
    CommandFailure(
      exit: .badData,
      message:
        "the feeds do not fit into \(common.configPath) as it is written; import into a file of its own, "
        + "and include that\(why)")
  }
}
