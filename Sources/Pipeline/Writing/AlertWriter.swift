import News
import Reporting
import Storage

/// Writes the lines of alerts that are due: fixed in the store, then `alerts.jsonl`, then the log.
///
/// After a crash between two of these steps only the later ones are repeated: the file has each id
/// once, the log at least once, with the same id.
struct AlertWriter {
  private let context: Context
  private let file: LineLog
  /// Whether alerts may be told that the file does not have: at the start, and after a step that was not ended.
  private var isFileInDoubt = true

  /// Alerts told in one transaction, and read at a time.
  static let batch = 100

  /// What a step did.
  struct Outcome {
    /// Lines fixed in the store; the file has them.
    var told = 0
    /// Why the log took no further line; those that wait come with the next step.
    var failure: FileError?

    /// The count; a log that takes nothing is an error.
    func whole() throws(FileError) -> Int {
      if let failure { throw failure }
      return told
    }
  }

  init(context: Context) {
    self.context = context
    file = LineLog(
      path: context.store.directory + "/alerts.jsonl", isSynced: context.store.isSynced)
  }

  /// Writes everything that is due at `now`, and what a crash, a full disk or a log that took nothing left half
  /// done.
  mutating func step(at now: Timestamp) async throws -> Outcome {
    let wasInDoubt = isFileInDoubt
    isFileInDoubt = true
    if wasInDoubt { try await completeFile() }
    var outcome = Outcome()
    while true {
      let due = try await context.store.alertsDue(at: now, limit: Self.batch)
      if due.isEmpty { break }
      var lines: [AlertTelling] = []
      for alert in due { lines.append(try await line(of: alert)) }
      try await context.store.tell(
        lines, at: now, delivers: context.settings.alerts.outputs.contains(.webhook))
      if writes(to: .file) { try file.append(lines.map(\.json)) }
      outcome.told += due.count
    }
    isFileInDoubt = false
    outcome.failure = try await writeLog()
    return outcome
  }

  private func writes(to output: AlertSettings.Output) -> Bool {
    context.settings.alerts.outputs.contains(output)
  }

  /// The line as it will stand for ever, with the voices counted now.
  private func line(of alert: Alert) async throws -> AlertTelling {
    var alert = alert
    if let story = try await context.store.story(alert.story) {
      alert.outlets = story.outlets
      alert.origins = story.origins
    }
    return AlertTelling(
      id: alert.id, outlets: alert.outlets, origins: alert.origins,
      line: AlertLine.logfmt(alert, at: alert.dueAt),
      json: AlertLine.json(alert, at: alert.dueAt))
  }

  /// Nobody knows whether what was told before reached the file: it is asked.
  private func completeFile() async throws {
    let told = try await context.store.toldUnwritten(limit: .max)
    guard writes(to: .file), !told.isEmpty else { return }
    try file.repair()
    let isWritten = try file.contains(told.map(\.id))
    try file.append(told.filter { !isWritten.contains($0.id) }.map(\.json))
  }

  /// Returns why the log took not all: from the first line that it does not take on, all others wait, so that the
  /// order stays.
  private func writeLog() async throws -> FileError? {
    while true {
      let told = try await context.store.toldUnwritten(limit: Self.batch)
      if told.isEmpty { return nil }
      var failure: FileError?
      var written: [String] = []
      for alert in told where failure == nil {
        if writes(to: .journal) { failure = context.log.alert(alert.line) }
        if failure == nil { written.append(alert.id) }
      }
      if !written.isEmpty { try await context.store.markWritten(written) }
      if let failure { return failure }
    }
  }
}
