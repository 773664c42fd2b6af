public import ArgumentParser
import News
public import Pipeline

struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "A day's page, from the store.",
    discussion: """
      The day is one of the settings' time zone. A day that is over is printed as its page was frozen, byte \
      for byte, whatever the settings and the time zone are now.
      """)

  @OptionGroup var options: StateOptions
  @Option(help: "md, html, json or atom.")
  var format: DigestSettings.Format = .md
  @Flag(
    help: """
      Check every printed sentence against the stored text, and the files of a day that is over byte for \
      byte; exit code 1 when one differs.
      """)
  var verify = false
  @Flag(help: "Print the frozen page of the day from what was stored with it, or fail.")
  var rebuild = false
  @Argument(help: "The day, YYYY-MM-DD; default: today.")
  var date: String?

  func validate() throws {
    guard let date, CivilDate(date) == nil else { return }
    throw ValidationError("\(date) is no day; write YYYY-MM-DD.")
  }

  func run() async throws {
    let settings = try options.activeSettings
    let today = settings.today(at: Clock.system.now())
    let day = date.flatMap { CivilDate($0) } ?? today
    let inspection = try await options.inspection()
    if rebuild {
      guard let page = try await inspection.rebuiltDigest(day, format: format) else {
        throw CommandFailure(
          exit: .checkFailed, message: "no page of \(day) was frozen in \(try options.directory)")
      }
      return try LineOutput.standardOutput.write(raw: Array(page.utf8))
    }
    if day > today, try await inspection.rebuiltDigest(day, format: format) == nil {
      throw CommandFailure(exit: .checkFailed, message: "\(day) has not begun")
    }
    if day < today, try await !inspection.hasRecords(of: day, settings: settings) {
      throw CommandFailure(
        exit: .checkFailed,
        message:
          "nothing is recorded of \(day) in \(try options.directory): storywatch did not run, or what "
          + "it knew is no longer kept")
    }
    guard verify else {
      let page = try await inspection.digest(day, format: format, settings: settings)
      return try LineOutput.standardOutput.write(raw: Array(page.utf8))
    }
    let (checked, forgotten, problems) = try await inspection.verify(day, settings: settings)
    guard problems.isEmpty else {
      throw CommandFailure(exit: .checkFailed, message: problems.joined(separator: "\n"))
    }
    try LineOutput.standardOutput.write(
      "\(day): \(checked) sentences, each as it stands in its article"
        + (forgotten > 0 ? "; the texts of \(forgotten) more are no longer kept" : ""))
  }
}

extension DigestSettings.Format: ExpressibleByArgument {}
