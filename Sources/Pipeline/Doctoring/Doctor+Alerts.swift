import Glibc
import Storage

/// `alerts.jsonl` against the alerts that the store has told.
extension Doctor {
  func alerts() async throws -> [Finding] {
    guard hasAlertFile else { return [] }
    let written = try await store.writtenAlerts()
    let report = try self.report(on: written)
    var problems = report.broken.map { "alerts.jsonl:\($0): no whole alert" }
    problems += report.repeated.map { "alerts.jsonl:\($0): tells an alert again" }
    let missing = try missing(of: written, from: report)
    if !missing.isEmpty {
      problems.append("alerts.jsonl: \(missing.count) alerts told are not in it")
    }
    return Finding.all(problems, remedy: .repair)
  }

  /// The file anew: its whole lines, each alert once, and what it lacks, in the order told.
  func repairAlerts() async throws -> [String] {
    guard try await !alerts().isEmpty else { return [] }
    let written = try await store.writtenAlerts()
    let report = try self.report(on: written)
    let missing = try missing(of: written, from: report)
    let ranks = Dictionary(uniqueKeysWithValues: zip(written.map(\.id), written.indices))
    var rest = missing[...]
    var lines: [[UInt8]] = []
    for line in report.lines {
      while let next = rest.first, let rank = ranks[line.id], ranks[next.id, default: rank] < rank {
        lines.append(Array(next.json.utf8))
        rest.removeFirst()
      }
      lines.append(line.bytes)
    }
    lines += rest.map { Array($0.json.utf8) }
    var done =
      "wrote alerts.jsonl anew: \(report.lines.count) lines kept, \(missing.count) added, "
      + "\(report.broken.count + report.repeated.count) left out"
    if FileBytes.kind(alertFile) != nil {
      let copy = FileBytes.nameBeforeRepair(of: alertFile)
      try FileBytes.replace(
        copy, with: FileBytes.read(alertFile, limit: .max), like: alertFile)
      done += "; the old one is \(copy)"
    }
    // The daemon's user goes on with it, whoever repairs.
    try FileBytes.replace(
      alertFile, with: Array(lines.map { $0 + [0x0a] }.joined()),
      like: store.directory + "/storywatch.sqlite")
    return [done]
  }

  /// What went into a pipe or a device cannot be asked for.
  private var hasAlertFile: Bool {
    settings.alerts.outputs.contains(.file)
      && [nil, S_IFREG, S_IFDIR].contains(FileBytes.kind(alertFile))
  }

  private func report(on written: [ToldAlert]) throws -> AlertFileReport {
    AlertFileReport(
      FileBytes.kind(alertFile) == nil ? [] : try FileBytes.read(alertFile, limit: .max),
      told: Dictionary(uniqueKeysWithValues: written.map { ($0.id, $0.json) }))
  }

  /// Told alerts that the file lacks, in the order told. Where a file that was rotated away lies beside it, what is older
  /// than its first line is there, if that is whole.
  private func missing(of written: [ToldAlert], from report: AlertFileReport) throws -> [ToldAlert]
  {
    var since = written.startIndex
    if try isRotated, report.broken.first != 1 {
      guard let first = report.lines.first else { return [] }
      since = written.firstIndex { $0.id == first.id } ?? since
    }
    return written[since...].filter { !report.ids.contains($0.id) }
  }

  /// What logrotate(8) put away lies beside it, under a longer name.
  private var isRotated: Bool {
    get throws {
      try FileBytes.names(in: store.directory).contains { name in
        (name.hasPrefix("alerts.jsonl.") || name.hasPrefix("alerts.jsonl-"))
          && !name.contains(".before-repair") && !name.hasSuffix(".new")
      }
    }
  }
}
