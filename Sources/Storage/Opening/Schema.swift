import GRDB

/// How the database is laid out, as a list of migrations that only ever grows at its end.
struct Schema: Sendable {
  struct Migration: Sendable {
    let name: String
    let sql: String
  }

  /// How a database compares with this schema.
  enum Age: Equatable {
    case empty
    case older
    case current
    /// Has a migration that we do not know, named here.
    case newer(String)
  }

  let migrations: [Migration]

  static let current = Schema(migrations: [
    Migration(name: "v1", sql: version1), Migration(name: "v2", sql: version2),
    Migration(name: "v3", sql: version3), Migration(name: "v4", sql: version4),
    Migration(name: "v5", sql: version5), Migration(name: "v6", sql: version6),
  ])

  /// Brings the database to this schema, after a copy of it was laid beside it as `….before-vN`.
  func migrate(_ pool: DatabasePool) throws {
    switch try age(of: pool) {
    case .current: return
    case .newer(let version): throw StoreError.newer(path: pool.path, version: version)
    case .older:
      let copy = pool.path + ".before-" + (migrations.last?.name ?? "")
      try pool.writeWithoutTransaction { try $0.copy(to: copy) }
    case .empty: break
    }
    try migrator.migrate(pool)
  }

  func age(of pool: DatabasePool) throws -> Age {
    let applied = try pool.read { try migrator.appliedIdentifiers($0) }
    let known = Set(migrations.map(\.name))
    let unknown = applied.subtracting(known).max {
      ($0.utf8.count, $0) < ($1.utf8.count, $1)
    }
    if let unknown { return .newer(unknown) }
    if applied.isEmpty { return .empty }
    return applied == known ? .current : .older
  }

  private var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }
}
