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

  /// Alerts told in one step.
  static let batch = 100

  init(context: Context) {
    self.context = context
    file = LineLog(
      path: context.store.directory + "/alerts.jsonl", isSynced: context.store.isSynced)
  }

  /// Writes everything that is due at `now`, and first what a crash, a full disk or a log that took nothing
  /// left half done; returns how many lines that was. A log that takes nothing is the error; the file has the
  /// lines nevertheless.
  func step(at now: Timestamp) async throws -> Int {
    var log = LogTurn(context: context)
    try await write(doubtful: try await context.store.toldUnwritten(), &log)
    var done = 0
    while true {
      let due = try await context.store.alertsDue(at: now, limit: Self.batch)
      if due.isEmpty { break }
      var lines: [AlertTelling] = []
      for alert in due { lines.append(try await line(of: alert)) }
      try await context.store.tell(
        lines, at: now, delivers: context.settings.alerts.outputs.contains(.webhook))
      let ids = Set(due.map(\.id))
      let told = try await context.store.toldUnwritten().filter { ids.contains($0.id) }
      try await write(told, toFile: told, &log)
      done += due.count
    }
    if let failure = log.failure { throw failure }
    return done
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

  /// Nobody knows whether these reached the file: it is asked.
  private func write(doubtful told: [ToldAlert], _ log: inout LogTurn) async throws {
    guard !told.isEmpty else { return }
    try file.repair()
    let isWritten = try file.contains(told.map(\.id))
    try await write(told, toFile: told.filter { !isWritten.contains($0.id) }, &log)
  }

  private func write(_ told: [ToldAlert], toFile missing: [ToldAlert], _ log: inout LogTurn)
    async throws
  {
    if context.settings.alerts.outputs.contains(.file) { try file.append(missing.map(\.json)) }
    try await context.store.markWritten(log.write(told))
  }
}
