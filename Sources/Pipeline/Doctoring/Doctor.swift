import Glibc
import News
import Reporting
import Storage

/// Examines a state directory, and repairs what can be repaired. No daemon may run on it meanwhile.
public struct Doctor: Sendable {
  private let store: Store
  private let settings: ActiveSettings
  private var alertFile: String { store.directory + "/alerts.jsonl" }
  private var digests: String { store.directory + "/digests" }

  /// Developments read from the store at a time.
  static let batch = 200
  /// Problems of one kind spelt out; the rest is counted.
  static let spelled = 20

  /// Takes the state directory's lock. A directory without a store is an error, not a new store.
  public init(directory: String, settings: ActiveSettings) async throws {
    guard access(directory + "/storywatch.sqlite", F_OK) == 0 || errno != ENOENT else {
      throw StoreError.missing(path: directory + "/storywatch.sqlite")
    }
    store = try await Store.open(directory: directory)
    self.settings = settings
  }

  /// Everything that is wrong; empty where all is well.
  public func examine() async throws -> [Finding] {
    var findings = try await database()
    findings += try await sentences()
    findings += try await alerts()
    return findings + (try await pages())
  }

  /// Mends what can be mended, after a copy of what it changes; returns what was done.
  ///
  /// Copies are named `….before-repair`; one that is there already is kept, for it may be the better one.
  public func repair() async throws -> [String] {
    var done: [String] = []
    if try await !store.check().isEmpty {
      done.append(try await copyDatabase())
      try await store.rebuildIndexes()
      done.append("made the indexes of the database anew")
    }
    if try await !alerts().isEmpty { done += try await repairAlerts() }
    for name in try leftovers() {
      unlink(digests + "/" + name)
      done.append("removed digests/\(name)")
    }
    for page in try await changedPages() {
      try page.restore()
      done.append("wrote \(page.path) anew; what was there is \(page.path).before-repair")
    }
    return done
  }

  private func database() async throws -> [Finding] {
    let problems = try await store.check()
    return Self.spelled(problems).map {
      Finding(
        what: "database: \($0)",
        remedy: problems.allSatisfy { $0.contains("index") }
          ? .repair
          : .byHand(
            "stop storywatch, keep the file, and put back a copy, or salvage it with "
              + "sqlite3 storywatch.sqlite .recover"))
    }
  }

  private func sentences() async throws -> [Finding] {
    var wrong: [String] = []
    var last: Int64 = 0
    while true {
      let page = try await store.developmentTexts(after: last, limit: Self.batch)
      guard let end = page.last else { break }
      for row in page {
        let sentence = PrintedSentence(
          article: "\(row.article)", version: row.version, span: row.development.span,
          text: TextCleaner.line(row.development.sentence))
        guard !sentence.stands(inTitle: row.title, text: row.text) else { continue }
        wrong.append(
          "\(row.development.id): its sentence is not in article \(row.article), version \(row.version)"
        )
      }
      last = end.number
    }
    return Self.spelled(wrong).map {
      Finding(what: $0, remedy: .byHand("a text was changed by other hands: put back a copy"))
    }
  }

  private func alerts() async throws -> [Finding] {
    guard settings.alerts.outputs.contains(.file) else { return [] }
    let report = AlertFileReport(try read(alertFile))
    var findings = report.broken.map { "alerts.jsonl:\($0): no whole alert" }
    findings += report.repeated.map { "alerts.jsonl:\($0): tells an alert again" }
    let missing = try await missing(from: report)
    if !missing.isEmpty {
      findings.append("alerts.jsonl: \(missing.count) alerts told are not in it")
    }
    return Self.spelled(findings).map { Finding(what: $0, remedy: .repair) }
  }

  /// Told alerts that the file lacks. What is older than its first line may have been rotated away.
  private func missing(from report: AlertFileReport) async throws -> [ToldAlert] {
    let written = try await store.writtenAlerts()
    guard let first = report.lines.first else { return try isRotated ? [] : written }
    let since = written.firstIndex { $0.id == first.id } ?? written.startIndex
    return written[since...].filter { !report.ids.contains($0.id) }
  }

  /// What logrotate(8) put away lies beside it, under a longer name.
  private var isRotated: Bool {
    get throws {
      try FileBytes.names(in: store.directory).contains { name in
        (name.hasPrefix("alerts.jsonl.") || name.hasPrefix("alerts.jsonl-"))
          && !name.hasSuffix(".before-repair") && !name.hasSuffix(".new")
      }
    }
  }

  /// The file anew: its whole lines, each alert once, then what it lacks.
  private func repairAlerts() async throws -> [String] {
    let bytes = try read(alertFile)
    let report = AlertFileReport(bytes)
    let missing = try await missing(from: report)
    let copy = alertFile + ".before-repair"
    if access(copy, F_OK) != 0 { try FileBytes.replace(copy, with: bytes, like: alertFile) }
    let lines = report.lines.map(\.bytes) + missing.map { Array($0.json.utf8) }
    try FileBytes.replace(alertFile, with: Array(lines.map { $0 + [0x0a] }.joined()))
    return [
      "wrote alerts.jsonl anew: \(report.lines.count) lines kept, \(missing.count) added, "
        + "\(report.broken.count + report.repeated.count) left out; the old one is \(copy)"
    ]
  }

  private func copyDatabase() async throws -> String {
    let copy = store.directory + "/storywatch.sqlite.before-repair"
    guard access(copy, F_OK) != 0 else { return "kept the copy \(copy) of an earlier repair" }
    try await store.backUp(to: copy)
    return "copied the database to \(copy)"
  }

  private func pages() async throws -> [Finding] {
    let left = try leftovers().map { "digests/\($0): left by a write that did not end" }
    let changed = try await changedPages().map {
      "\($0.path): byte \($0.firstChange ?? 1) is not as it was written"
    }
    return (left + Self.spelled(changed)).map { Finding(what: $0, remedy: .repair) }
  }

  /// Pages of days that are over and were changed by other hands. What another version of the program or other
  /// settings made cannot be told.
  private func changedPages() async throws -> [FrozenPage] {
    let names = try FileBytes.names(in: digests)
    var changed: [FrozenPage] = []
    for day in try await store.frozenDays() where names.contains(where: { $0.hasPrefix("\(day).") })
    {
      guard let record = try await store.frozenRecord(of: day),
        let edition = try await store.digestEdition(day)
      else { continue }
      let digest = Digest(day: day, record: record)
      let pages = settings.settings.digest.formats.map { $0.page(digest) }
      guard DigestWriter.hash(pages) == edition.hash else { continue }
      changed += FrozenPage.all(of: day, digest, in: store.directory).filter {
        $0.firstChange != nil
      }
    }
    return changed
  }

  private func leftovers() throws -> [String] {
    try FileBytes.names(in: digests).filter { $0.hasSuffix(".new") }
  }

  private func read(_ path: String) throws -> [UInt8] {
    access(path, F_OK) == 0 ? try FileBytes.read(path, limit: .max) : []
  }

  private static func spelled(_ problems: [String]) -> [String] {
    guard problems.count > spelled else { return problems }
    return problems.prefix(spelled) + ["and \(problems.count - spelled) more of the kind"]
  }
}
