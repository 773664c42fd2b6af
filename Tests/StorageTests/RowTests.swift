import News
import Testing

@testable import Storage

@Suite struct RowTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  @Test func `what is bound comes back: empty, with a NUL as a blank, and of any sign`()
    async throws
  {
    let values: [StoredValue] = [
      .text(""), .text("a\0b"), .text("na\u{ef}ve \u{1f5de}"), .bytes([]), .bytes([0, 1, 0]),
      .number(.min), .hash(.max), .real(-0.25), .flag(true), .text(nil), .bytes(nil), .integer(nil),
    ]
    try await directory.open().read { db in
      let isRead = try db.row("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", values) {
        (columns: inout ColumnReader) throws -> Bool in
        #expect(try columns.text() == "")
        #expect(try columns.text() == "a b")
        #expect(try columns.text() == "na\u{ef}ve \u{1f5de}")
        #expect(try columns.bytes() == [])
        #expect(try columns.bytes() == [0, 1, 0])
        #expect(try columns.number() == .min)
        #expect(try columns.hash() == .max)
        #expect(try columns.real() == -0.25)
        #expect(try columns.flag())
        #expect(try columns.textIfAny() == nil)
        #expect(try columns.bytesIfAny() == nil)
        #expect(try columns.integerIfAny() == nil)
        return true
      }
      #expect(isRead == true)
    }
  }

  @Test(arguments: ["'one'", "NULL", "1.5", "x'31'"])
  func `a column of another type is damage, not a number`(value: String) async throws {
    let store = try await directory.open()
    await #expect {
      try await store.read { try $0.row("SELECT \(value)", as: { try $0.number() }) }
    } throws: { error in
      if case StoreError.corrupt = error { true } else { false }
    }
  }

  @Test func `a statement that failed works again with other values`() async throws {
    let store = try await directory.openWithFeed()
    let sql = "UPDATE feeds SET failures = ? WHERE id = ?"
    try await store.write { db in
      #expect(throws: (any Error).self) { try db.run(sql, [.integer(-1), .text("gazette")]) }
      #expect(throws: (any Error).self) { try db.run(sql, [.integer(1)]) }
      try db.run(sql, [.integer(3), .text("gazette")])
    }
    #expect(try await store.feed("gazette")?.failures == 3)
  }

  @Test(arguments: [(true, 1), (false, 0)])
  func `what can be made again is not synced`(isSynced: Bool, mode: Int) async throws {
    let store = try await Store.open(directory: directory.path, isSynced: isSynced)
    let synchronous = try await store.writeWithoutTransaction {
      try $0.row("PRAGMA synchronous", as: { try $0.integer() })
    }
    #expect(synchronous == mode)
  }
}
