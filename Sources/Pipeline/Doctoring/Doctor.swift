import Glibc
import News
import Reporting
import Storage

/// Examines a state directory, and repairs what can be repaired. No daemon may run on it meanwhile.
public struct Doctor: Sendable {
  let store: Store
  let settings: ActiveSettings
  var alertFile: String { store.directory + "/alerts.jsonl" }
  private var digests: String { store.directory + "/digests" }

  /// Developments read from the store at a time.
  static let batch = 200

  /// Takes the state directory's lock. A directory without a store is an error, not a new store.
  public init(directory: String, settings: ActiveSettings) async throws {
    guard access(directory + "/storywatch.sqlite", F_OK) == 0 || errno != ENOENT else {
      throw StoreError.missing(path: directory + "/storywatch.sqlite")
    }
    store = try await Store.open(directory: directory)
    self.settings = settings
  }

  /// To be called last: a copy that is put in the place of the database must not meet its log.
  public func close() async throws { try await store.checkpoint() }

  /// Everything that is wrong; empty where all is well. What cannot be read is told, and the rest examined.
  public func examine() async throws -> [Finding] {
    var findings: [Finding] = []
    for examination in [database, sentences, wants, alerts, pages] {
      do {
        findings += try await examination()
      } catch {
        guard let finding = Self.finding(of: error) else { throw error }
        if !findings.contains(finding) { findings.append(finding) }
      }
    }
    return findings
  }

  /// What an examination that could not end has found all the same.
  private static func finding(of error: any Error) -> Finding? {
    switch error {
    case StoreError.corrupt(let path, let detail):
      Finding(what: "database: \(detail)", remedy: .byHand(StoreError.remedy(ofDamageTo: path)))
    case let error as FileError where error.isOfReading:
      Finding(what: "\(error)", remedy: .byHand("look at its kind, owner and mode"))
    default: nil
    }
  }

  /// Mends what can be mended, after a copy of what it changes; returns what was done.
  ///
  /// Copies are named `….before-repair`, further ones with a number.
  public func repair() async throws -> [String] {
    var done: [String] = []
    for repair in [repairIndexes, repairAlerts, removeLeftovers, repairPages] {
      do {
        done += try await repair()
      } catch let error where Self.finding(of: error) != nil {
        // The examination tells it.
      }
    }
    return done
  }

  private func database() async throws -> [Finding] {
    let problems = try await store.check()
    return Finding.all(
      problems,
      remedy: problems.allSatisfy { $0.contains("index") }
        ? .repair
        : .byHand(StoreError.remedy(ofDamageTo: store.directory + "/storywatch.sqlite")))
  }

  private func repairIndexes() async throws -> [String] {
    guard try await database().contains(where: { $0.remedy == .repair }) else { return [] }
    let copy = FileBytes.nameBeforeRepair(of: store.directory + "/storywatch.sqlite")
    try await store.backUp(to: copy)
    try await store.rebuildIndexes()
    return ["copied the database to \(copy)", "made the indexes of the database anew"]
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
    return Finding.all(
      wrong, remedy: .byHand("a text was changed by other hands: put back a copy"))
  }

  private func wants() async throws -> [Finding] {
    Finding.all(
      try await store.wantsWithoutLink().map {
        "article \($0) waits for its page, and has no link to one"
      }, remedy: .byHand("the next start gives the page up"))
  }

  private func pages() async throws -> [Finding] {
    var findings = try leftovers().map {
      Finding(what: "digests/\($0): left by a write that did not end", remedy: .repair)
    }
    let frozen = try await frozenPages()
    findings += Finding.all(frozen.changed.map(\.problem), remedy: .repair)
    return findings
      + Finding.all(
        frozen.damaged.map(FrozenPage.damagedRecord),
        remedy: .byHand("put back a copy of the database"))
  }

  private func repairPages() async throws -> [String] {
    try await frozenPages().changed.map { page in
      "wrote \(page.path) anew; what was there is \(try page.restore())"
    }
  }

  /// Pages of days that are over and were changed by other hands, and days whose record is damaged. What another version
  /// of the program made cannot be told.
  private func frozenPages() async throws -> (changed: [FrozenPage], damaged: [CivilDate]) {
    var changed: [FrozenPage] = []
    var damaged: [CivilDate] = []
    let names = try FileBytes.names(in: digests)
    for day in try await store.frozenDays() where names.contains(where: { $0.hasPrefix("\(day).") })
    {
      switch try await store.comparePages(of: day) {
      case .changed(let pages): changed += pages
      case .damagedRecord: damaged.append(day)
      case .unknown: continue
      }
    }
    return (changed, damaged)
  }

  private func leftovers() throws -> [String] {
    try FileBytes.names(in: digests).filter { $0.hasSuffix(".new") }
  }

  private func removeLeftovers() throws -> [String] {
    try leftovers().map { name in
      unlink(digests + "/" + name)
      return "removed digests/\(name)"
    }
  }
}
