import GRDB

/// Everything we know, in SQLite: feeds, articles, stories, developments, alerts.
///
/// Each method is one transaction: all of it is stored or nothing. A call that was begun ends,
/// whatever becomes of the task that made it. Decides nothing and reads no clock.
public final class Store: Sendable {
  /// The state directory; the database lies in it.
  public let directory: String
  /// Where tasks should run that ask at every step: their calls need no other thread.
  public let executor = StoreExecutor()
  /// Nil when opened for reading.
  private let lock: DirectoryLock?
  private let pool: DatabasePool
  /// Whether what is written is to outlive a power failure, not only the process.
  public let isSynced: Bool

  init(directory: String, lock: DirectoryLock?, pool: DatabasePool, isSynced: Bool) {
    self.directory = directory
    self.lock = lock
    self.isSynced = isSynced
    self.pool = pool
  }

  /// Opens the store in `directory`, which is created if missing.
  ///
  /// A store belongs to one writer at a time; `readOnly` works beside it and changes nothing. The
  /// database closes, and the lock is given up, with the last reference. What can be made again need not be
  /// `isSynced`.
  public static func open(directory: String, readOnly: Bool = false, isSynced: Bool = true)
    async throws(StoreError) -> Store
  {
    try await open(
      directory: directory, readOnly: readOnly, isSynced: isSynced, schema: .current)
  }

  /// What was stored longer ahead than this, in seconds, was stored before the clock was set back: it waits no longer.
  static let toleratedSkew: Int64 = 120

  /// Path of the database.
  var path: String { pool.path }

  // GRDB's own async methods give up when their task is cancelled, also between a commit and its
  // return: the caller could not tell whether an alert was marked as written. Hence continuations.

  /// Runs `body` on a snapshot of the database, off the cooperative threads. On the store's own executor that is the
  /// writer's connection, whose cache of pages stays true over its own writes.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T)
    async throws(StoreError) -> T
  {
    if executor.isCurrent { return try unwrap(atOnce(body)) }
    let path = path
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      pool.asyncRead { database in
        continuation.resume(
          returning: Result { try database.begun(at: path).tellingUnread(at: path, body) })
      }
    }
    return try unwrap(result)
  }

  /// The same for several statements: they take the file's locks together, and see one moment.
  func readTogether<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T)
    async throws(StoreError) -> T
  {
    try await read { db in
      // Other connections read in a transaction as it is.
      if db.isInsideTransaction { return try body(db) }
      return try Self.transaction("BEGIN DEFERRED", in: db, body)
    }
  }

  /// Runs `body` in one transaction; an error undoes all of it.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T)
    async throws(StoreError) -> T
  {
    try await writeWithoutTransaction { db in
      // Immediate: a transaction that begins reading could not be promoted once another program wrote.
      try Self.transaction("BEGIN IMMEDIATE", in: db, body)
    }
  }

  private static func transaction<T>(
    _ begin: String, in db: Database, _ body: (Database) throws -> T
  ) throws -> T {
    try db.cachedStatement(sql: begin).execute()
    do {
      let value = try body(db)
      try db.cachedStatement(sql: "COMMIT").execute()
      return value
    } catch {
      try? db.rollback()
      throw error
    }
  }

  func writeWithoutTransaction<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T)
    async throws(StoreError) -> T
  {
    if executor.isCurrent { return try unwrap(atOnce(body)) }
    let path = path
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        continuation.resume(returning: Result { try db.tellingUnread(at: path, body) })
      }
    }
    return try unwrap(result)
  }

  /// The only one to write; nobody can come between the statements of `body`.
  private func atOnce<T>(_ body: (Database) throws -> T) -> Result<T, any Error> {
    Result { try pool.writeWithoutTransaction { try $0.tellingUnread(at: path, body) } }
  }

  private func unwrap<T>(_ result: Result<T, any Error>) throws(StoreError) -> T {
    do {
      return try result.get()
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
