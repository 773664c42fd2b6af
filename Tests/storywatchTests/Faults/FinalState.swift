import GRDB
import Glibc
import Testing

/// All that a run leaves behind: rows of every table, alert file, digest pages.
struct FinalState: Equatable {
  var rows: [String]
  var files: [String: String]
  var alertIDs: [String]

  init(of state: String) throws {
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    let database = try DatabaseQueue(
      path: state + "/storywatch.sqlite", configuration: configuration)
    rows = try database.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
      }
    }
    files = [:]
    for name in Self.names(in: state + "/digests") {
      files[name] = readText(state + "/digests/" + name)
    }
    let alerts = readText(state + "/alerts.jsonl")
    files["alerts.jsonl"] = alerts
    alertIDs = alerts.split(separator: "\n").compactMap { line in
      guard let key = line.firstRange(of: "\"alert\":\"") else { return nil }
      return String(line[key.upperBound..<line.endIndex].prefix { $0 != "\"" })
    }
  }

  private static func names(in directory: String) -> [String] {
    guard let handle = opendir(directory) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
