import Foundation
import GRDB
import Glibc

extension Store {
  /// Opens on a thread of its own: a migration may take minutes, and the cooperative threads are few.
  static func open(directory: String, readOnly: Bool, isSynced: Bool = true, schema: Schema)
    async throws(StoreError) -> Store
  {
    let result: Result<Store, StoreError> = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(StoreError) in
            readOnly
              ? try openForReading(directory: directory, schema: schema)
              : try openForWriting(directory: directory, isSynced: isSynced, schema: schema)
          })
      }
    }
    return try result.get()
  }

  private static func openForWriting(directory: String, isSynced: Bool, schema: Schema)
    throws(StoreError) -> Store
  {
    try makeDirectory(directory)
    let lock = try DirectoryLock(path: directory + "/lock")
    let path = databasePath(in: directory)
    let isNew = access(path, F_OK) != 0
    do {
      let pool = try DatabasePool(
        path: path, configuration: configuration(readOnly: false))
      if !isNew, hasTold(directory), try schema.age(of: pool) == .empty {
        throw StoreError.emptied(path: path)
      }
      // The pool has set it to NORMAL.
      if !isSynced {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      }
      try schema.migrate(pool)
      return Store(directory: directory, lock: lock, pool: pool, isSynced: isSynced)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func openForReading(directory: String, schema: Schema) throws(StoreError) -> Store
  {
    let path = databasePath(in: directory)
    guard access(path, F_OK) == 0 else {
      guard errno != ENOENT else { throw .missing(path: path) }
      guard errno != ENOTDIR else { throw .noDirectory(path: directory) }
      throw .unreadable(path: path, detail: String(cString: strerror(errno)))
    }
    do {
      let pool = try DatabasePool(
        path: isAtRest(path, in: directory) ? immutable(path) : path,
        configuration: configuration(readOnly: true))
      switch try schema.age(of: pool) {
      case .current: break
      case .empty where hasTold(directory): throw StoreError.emptied(path: path)
      case .empty, .older: throw StoreError.older(path: path)
      case .newer(let version): throw StoreError.newer(path: path, version: version)
      }
      return Store(directory: directory, lock: nil, pool: pool, isSynced: true)
    } catch {
      let failure = StoreError(error, path: path)
      guard case .unwritable(_, let detail) = failure else { throw failure }
      throw .unreadable(path: path, detail: detail)
    }
  }

  /// What a store told lies in the directory.
  private static func hasTold(_ directory: String) -> Bool {
    ["/alerts.jsonl", "/digests"].contains { access(directory + $0, F_OK) == 0 }
  }

  /// Nobody writes, and we may not: SQLite would want to make the files of the log of changes (wal.html, "Read-Only
  /// Databases").
  private static func isAtRest(_ path: String, in directory: String) -> Bool {
    access(directory, W_OK) != 0
      && ["-wal", "-shm"].allSatisfy { access(path + $0, F_OK) != 0 && errno == ENOENT }
  }

  /// The file as one that nobody changes (uri.html).
  private static func immutable(_ path: String) -> String {
    let encoded = path.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "?": "%3f"
      case "#": "%23"
      default: String(scalar)
      }
    }
    return "file:" + encoded.joined() + "?immutable=1"
  }

  private static func databasePath(in directory: String) -> String {
    directory + "/storywatch.sqlite"
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { db in
      // KiB: one writer and two readers, 4 MiB together.
      try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -1_024 : -2_048)")
      guard !db.configuration.readonly else { return }
      // Takes effect in a new file only: what retention frees can be given back in steps.
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      // In pages, 16 MiB: the pages that each poll changes are written back once for many polls.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
      // A commit survives a crash of the process at once, a power failure after the next checkpoint.
      // What a power failure undoes is polled again, for the validators are undone with it.
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864")
    }
    return configuration
  }

  private static func makeDirectory(_ path: String) throws(StoreError) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      guard mkdir(part, 0o755) != 0 else { continue }
      let code = errno
      // A parent we may not write is no matter as long as it is there.
      guard code != EEXIST, access(part, F_OK) != 0 else { continue }
      throw StoreError(errno: code, path: part)
    }
    guard !path.isEmpty else { throw StoreError(errno: ENOENT, path: path) }
    guard let found = opendir(path) else { throw StoreError(errno: errno, path: path) }
    closedir(found)
    guard access(path, W_OK | X_OK) == 0 else { throw StoreError(errno: errno, path: path) }
  }
}
