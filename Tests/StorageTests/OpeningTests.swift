import Foundation
import GRDB
import News
import Testing

@testable import Storage

@Suite struct OpeningTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  @Test func `a directory that is not there is made, with its parents`() async throws {
    let path = directory.path + "/one/two"
    let store = try await Store.open(directory: path)
    #expect(try await store.check().isEmpty)
    #expect(FileManager.default.fileExists(atPath: path + "/storywatch.sqlite"))
  }

  @Test func `a second daemon is refused and told the process that is there`() async throws {
    let first = try await directory.open()
    await #expect(
      throws: StoreError.locked(path: directory.path + "/lock", pid: Int(getpid()))
    ) {
      try await directory.open()
    }
    #expect(try await first.feeds().isEmpty)
  }

  @Test func `the lock is given up with the store`() async throws {
    var store: Store? = try await directory.open()
    #expect(store != nil)
    store = nil
    _ = try await directory.open()
  }

  @Test func `reading works beside a running daemon and sees what it commits`() async throws {
    let daemon = try await directory.openWithFeed()
    let reader = try await Store.open(directory: directory.path, readOnly: true)
    _ = try await daemon.commit(.bringing([.made("1")]))
    #expect(try await reader.articlesWithoutStory(limit: 9).count == 1)
  }

  @Test func `a store opened for reading cannot be written`() async throws {
    _ = try await directory.openWithFeed()
    let reader = try await Store.open(directory: directory.path, readOnly: true)
    await #expect {
      try await reader.saveFeeds([.gazette()])
    } throws: {
      guard case .unwritable? = $0 as? StoreError else { return false }
      return true
    }
  }

  @Test func `reading where nothing is says so and makes nothing`() async throws {
    let path = directory.path + "/none"
    await #expect(throws: StoreError.missing(path: path + "/storywatch.sqlite")) {
      try await Store.open(directory: path, readOnly: true)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a database of a newer version is refused and left as it is`() async throws {
    _ = try await Store.open(
      directory: directory.path, readOnly: false, schema: .current.adding("v9", "v10"))
    for readOnly in [false, true] {
      await #expect(throws: StoreError.newer(path: directory.database, version: "v10")) {
        try await Store.open(directory: directory.path, readOnly: readOnly)
      }
    }
    #expect(!directory.fileNames.contains { $0.contains("before") })
  }

  @Test func `an older database is migrated after a copy was laid beside it`() async throws {
    var old: Store? = try await directory.openWithFeed()
    _ = try await old?.commit(.bringing([.made("1")]))
    old = nil
    let migrated = try await Store.open(
      directory: directory.path, readOnly: false, schema: .current.adding("v9"))
    #expect(try await migrated.articlesWithoutStory(limit: 9).map(\.entryID) == ["1"])

    let copy = try StateDirectory()
    try FileManager.default.copyItem(
      atPath: directory.database + ".before-v9", toPath: copy.database)
    let restored = try await copy.open()
    #expect(try await restored.articlesWithoutStory(limit: 9).map(\.entryID) == ["1"])
    #expect(!directory.fileNames.contains { $0.hasSuffix(".part") })
  }

  @Test func `a database of the first version gains what later ones added`() async throws {
    let first = Schema(migrations: Array(Schema.current.migrations.prefix(1)))
    _ = try await Store.open(directory: directory.path, readOnly: false, schema: first)
    let store = try await directory.openWithFeed()
    let committed = try await store.commit(.bringing([.made("1")]))
    let feed = try #require(committed.articles.first?.feed)
    let dawn = Timestamp(seconds: 0)
    #expect(try await store.toldArticles(of: feed, since: dawn, publishedAfter: dawn).isEmpty)
    let day = try await store.digestData(from: dawn, to: dawn.adding(seconds: 86_400))
    #expect(day.developments.isEmpty)
    #expect(directory.fileNames.contains { $0.hasSuffix(".before-v6") })
  }

  @Test func `a new or current database is not copied`() async throws {
    _ = try await directory.open()
    _ = try await directory.open()
    #expect(!directory.fileNames.contains { $0.contains("before") })
  }

  @Test func `an older database is not migrated by reading it`() async throws {
    _ = try await directory.open()
    await #expect(throws: StoreError.older(path: directory.database)) {
      try await Store.open(
        directory: directory.path, readOnly: true, schema: .current.adding("v9"))
    }
  }

  @Test func `a migration that fails leaves the database as it was`() async throws {
    _ = try await directory.openWithFeed()
    let broken = Schema(
      migrations: Schema.current.migrations + [
        .init(name: "v9", sql: "DROP TABLE digests; CREATE TABLE nonsense (;")
      ])
    await #expect(throws: StoreError.self) {
      try await Store.open(directory: directory.path, readOnly: false, schema: broken)
    }
    let store = try await directory.open()
    #expect(try await store.digestEdition(CivilDate(year: 2026, month: 1, day: 18)) == nil)
    #expect(try await store.feeds().count == 1)
  }

  @Test func `a file that is no database is told from one that is damaged`() async throws {
    try Data("not a database, just some text that is long enough".utf8)
      .write(to: URL(fileURLWithPath: directory.database))
    await #expect(throws: StoreError.notADatabase(path: directory.database)) {
      try await directory.open()
    }
  }

  @Test func `a damaged database is told, with its path and a remedy`() async throws {
    do {
      let store = try await directory.openWithFeed()
      _ = try await store.commit(.bringing((1...200).map { .made("\($0)") }))
      try await store.checkpoint()
    }
    let file = try #require(FileHandle(forUpdatingAtPath: directory.database))
    let size = try file.seekToEnd()
    try file.truncate(atOffset: size / 8_192 * 4_096)
    try file.close()
    do throws(StoreError) {
      let store = try await Store.open(directory: directory.path)
      let problems = try await store.check()
      Issue.record("opened, and found \(problems)")
    } catch {
      guard case .corrupt(directory.database, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(error.description.contains(directory.database))
      #expect(error.description.contains(".clone"))
    }
  }

  @Test(arguments: ["alerts.jsonl", "digests"])
  func `a database that was emptied beside what it told is not taken for a new one`(beside: String)
    async throws
  {
    try Data().write(to: URL(fileURLWithPath: directory.path + "/" + beside))
    // Cut to nothing, and one without tables, as a salvage that found none leaves it.
    try Data().write(to: URL(fileURLWithPath: directory.database))
    for _ in 0..<2 {
      for readOnly in [false, true] {
        await #expect(throws: StoreError.emptied(path: directory.database)) {
          try await Store.open(directory: directory.path, readOnly: readOnly)
        }
      }
      let file = try DatabaseQueue(path: directory.database)
      try await file.vacuum()
    }
    try FileManager.default.removeItem(atPath: directory.database)
    #expect(try await directory.open().feeds().isEmpty)
  }

  @Test func `what is no directory is told`() async throws {
    let file = directory.path + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    for path in [file, file + "/state"] {
      for readOnly in [false, true] {
        await #expect(throws: StoreError.noDirectory(path: path)) {
          try await Store.open(directory: path, readOnly: readOnly)
        }
      }
    }
  }

  @Test func `a directory that cannot be looked into is not told as one without a database`()
    async throws
  {
    // For root, too, a link to itself leads nowhere.
    let path = directory.path + "/circle"
    symlink("circle", path)
    await #expect {
      try await Store.open(directory: path, readOnly: true)
    } throws: {
      guard case .unreadable? = $0 as? StoreError else { return false }
      return true
    }
  }

  @Test(.enabled("root may write everywhere") { geteuid() != 0 })
  func `a store at rest is read without the right to write beside it`() async throws {
    var store: Store? = try await directory.openWithFeed()
    _ = try await store?.commit(.bringing([.made("1")]))
    store = nil
    chmod(directory.path, 0o500)
    defer { chmod(directory.path, 0o700) }
    let reader = try await Store.open(directory: directory.path, readOnly: true)
    #expect(try await reader.articlesWithoutStory(limit: 9).count == 1)
  }

  @Test func `a full disk is told, and what was stored stays`() async throws {
    let store = try await directory.openWithFeed()
    _ = try await store.commit(.bringing([.made("1")]))
    let pages = try await store.read { try $0.row("PRAGMA page_count") { try $0.integer() } ?? 0 }
    try await store.writeWithoutTransaction { try $0.run("PRAGMA max_page_count = \(pages)") }
    let big = NewArticle.made("2", text: String(repeating: "Water. ", count: 100_000))
    await #expect(throws: StoreError.diskFull(path: directory.database)) {
      try await store.commit(.bringing([big]))
    }
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["1"])
    #expect(try await store.check().isEmpty)
  }

  @Test func `a log of changes whose index cannot grow is a full disk`() {
    let error = StoreError(DatabaseError(resultCode: .SQLITE_IOERR_SHMSIZE), path: "/s/x")
    #expect(error == .diskFull(path: "/s/x"))
  }

  @Test(arguments: [
    StoreError.locked(path: "/s/lock", pid: 7), .missing(path: "/s/x"),
    .newer(path: "/s/x", version: "v9"), .older(path: "/s/x"), .notADatabase(path: "/s/x"),
    .corrupt(path: "/s/x", detail: "d"), .emptied(path: "/s/x"),
    .noDirectory(path: "/s/x"), .unwritable(path: "/s/x", detail: "d"),
    .unreadable(path: "/s/x", detail: "d"),
    .diskFull(path: "/s/x"), .unreliable(path: "/s/x", detail: "d"), .busy(path: "/s/x"),
    .failed(path: "/s/x", detail: "d"),
  ]) func `every message is one line that names the path`(error: StoreError) {
    #expect(error.description.contains("/s/"))
    #expect(!error.description.contains("\n"))
  }
}

extension Schema {
  fileprivate func adding(_ names: String...) -> Schema {
    Schema(
      migrations: migrations
        + names.map { .init(name: $0, sql: "ALTER TABLE digests ADD COLUMN \($0)_note TEXT") })
  }
}
