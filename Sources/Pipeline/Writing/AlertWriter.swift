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
  /// Lines of the file's end, by alert, when it was last looked at. A power failure takes back what the store knew last,
  /// and so does a copy of it that is put back: what it tells anew stands in the file, and keeps its text. Of a pipe or
  /// device, which cannot be looked at, what this process wrote and the store has not marked.
  private var written: [String: String] = [:]
  /// Lines that the log has taken and the store has not marked yet.
  private var logged: Set<String> = []

  /// Alerts told in one transaction, and read at a time.
  static let batch = 100
  /// Bytes of the file's end that are looked at, some 6,000 alerts, besides what was told and is not marked.
  static let lookback = 4 << 20

  /// What a step did.
  struct Outcome {
    /// Lines fixed in the store.
    var told = 0
    /// Why the file or the log took no further line; those that wait come with the next step.
    var failure: FileError?

    /// The count; a file or log that takes nothing is an error.
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
  /// done. Where the file takes nothing the log does, and the webhook.
  mutating func step(at now: Timestamp) async throws -> Outcome {
    var outcome = Outcome()
    let wasInDoubt = isFileInDoubt
    isFileInDoubt = true
    do {
      // Whoever looks at the file with an editor may leave it without its end.
      if try wasInDoubt || !file.isEnded { try await completeFile() }
    } catch let error as FileError {
      outcome.failure = error
    }
    while true {
      let due = try await context.store.alertsDue(at: now, limit: Self.batch)
      if due.isEmpty { break }
      var lines: [AlertTelling] = []
      for alert in due { lines.append(try await line(of: alert)) }
      // An alert that has lost its place meanwhile is not told.
      let fixed = try await context.store.tell(
        lines, at: now, delivers: context.settings.alerts.outputs.contains(.webhook))
      outcome.told += fixed.count
      if writes(to: .file), outcome.failure == nil {
        do throws(FileError) {
          try append(lines.filter { fixed.contains($0.id) }.map { ($0.id, $0.json) })
        } catch {
          outcome.failure = error
        }
      }
    }
    isFileInDoubt = !writes(to: .file) || outcome.failure != nil
    let isFileWhole = outcome.failure == nil
    outcome.failure = try await writeLog(marking: isFileWhole) ?? outcome.failure
    return outcome
  }

  private func writes(to output: AlertSettings.Output) -> Bool {
    context.settings.alerts.outputs.contains(output)
  }

  /// The line as it will stand for ever, with the voices counted now.
  private func line(of alert: Alert) async throws -> AlertTelling {
    var alert = alert
    if try await context.store.story(alert.story) != nil {
      let voices = try await context.store.voices(of: alert.story)
      alert.outlets = voices.outlets.count
      alert.origins = voices.origins.count
    }
    return AlertTelling(
      id: alert.id, outlets: alert.outlets, origins: alert.origins,
      line: AlertLine.logfmt(alert, at: alert.dueAt),
      json: written[alert.id] ?? AlertLine.json(alert, at: alert.dueAt))
  }

  /// Nobody knows how the file ends, and whether what was told before reached it: it is asked.
  private mutating func completeFile() async throws {
    guard writes(to: .file) else { return }
    let torn = try file.repair()
    let told = try await context.store.toldUnwritten(limit: .max)
    if file.isRegular {
      written = try file.alerts(
        inLast: told.reduce(Self.lookback) { $0 + $1.json.utf8.count + 1 })
    }
    try append((try await lost(torn) + told).map { ($0.id, $0.json) })
  }

  /// Appends those that the file does not have. A pipe may take some of them: it is given one at a time.
  private mutating func append(_ alerts: [(id: String, json: String)]) throws(FileError) {
    let missing = alerts.filter { written[$0.id] == nil }
    if file.isRegular { return try file.append(missing.map(\.json)) }
    for alert in missing {
      try file.append([alert.json])
      written[alert.id] = alert.json
    }
  }

  /// Alerts of the end of the file whose line was cut off, `torn` being what was left of it.
  private func lost(_ torn: [UInt8]) async throws -> [ToldAlert] {
    guard !torn.isEmpty else { return [] }
    let marked = try await context.store.writtenAlerts()
    let last = marked.lastIndex { written[$0.id] != nil }
    let lost = marked[(last.map { $0 + 1 } ?? 0)...].filter { $0.json.utf8.starts(with: torn) }
    // Where no whole line says how far the file has come, what begins alike may have been rotated away.
    return last == nil ? lost.suffix(1) : lost
  }

  /// Returns why the log took not all: from the first line that it does not take on, all others wait, so that the
  /// order stays. Those that the file lacks are not marked, so that it gets them; this process logs them no more.
  private mutating func writeLog(marking: Bool) async throws -> FileError? {
    while true {
      let told = try await context.store.toldUnwritten(limit: marking ? Self.batch : .max)
      if told.isEmpty { return nil }
      var failure: FileError?
      var done: [String] = []
      for alert in told {
        if writes(to: .journal), !logged.contains(alert.id) {
          failure = context.log.alert(alert.line)
        }
        guard failure == nil else { break }
        logged.insert(alert.id)
        done.append(alert.id)
      }
      guard marking else { return failure }
      if !done.isEmpty { try await context.store.markWritten(done) }
      logged.subtract(done)
      if !file.isRegular { for id in done { written[id] = nil } }
      if let failure { return failure }
    }
  }
}
