import News
import Testing

@testable import Storage

@Suite struct ExecutorTests {
  let directory: StateDirectory

  init() throws {
    directory = try StateDirectory()
  }

  @Test func `where the store is, a read sees what was just written, and so does one elsewhere`()
    async throws
  {
    let store = try await directory.openWithFeed()
    try await withTaskExecutorPreference(store.executor) {
      #expect(store.executor.isCurrent)
      let committed = try await store.commit(.bringing([.made("1")]))
      #expect(try await store.articlesWithoutStory(limit: 9) == committed.articles)
    }
    #expect(!store.executor.isCurrent)
    #expect(try await store.articlesWithoutStory(limit: 9).count == 1)
  }

  @Test func `a refused plan leaves nothing there either, and the next one is stored`() async throws
  {
    let store = try await directory.openWithFeed()
    var known = try #require(try await store.commit(.bringing([.made("0")])).articles.first)
    known.version = 2
    var broken = IngestPlan.editing(known, title: "T", text: "T", at: .noon)
    broken.newArticles = [.made("1")]
    try await withTaskExecutorPreference(store.executor) { [broken] in
      await #expect(throws: StoreError.self) { try await store.commit(broken) }
      #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["0"])
      _ = try await store.commit(.bringing([.made("2")]))
    }
    #expect(try await store.articlesWithoutStory(limit: 9).map(\.entryID) == ["0", "2"])
  }

  @Test
  func `several statements read one moment, and none of their errors keeps the next from writing`()
    async throws
  {
    let store = try await directory.openWithFeed()
    let listed = "SELECT count(*) FROM articles"
    try await withTaskExecutorPreference(store.executor) {
      let counts = try await store.readTogether { db in
        return try [listed, listed].compactMap { try db.row($0, as: { try $0.integer() }) }
      }
      #expect(counts == [0, 0])
      await #expect(throws: StoreError.self) {
        try await store.readTogether { db in try db.run("SELECT nothing FROM nowhere") }
      }
      _ = try await store.commit(.bringing([.made("1")]))
    }
    let count = try await store.readTogether { db in try db.row(listed, as: { try $0.integer() }) }
    #expect(count == 1)
  }

  @Test func `writers here and elsewhere lose nothing of each other`() async throws {
    let store = try await directory.openWithFeed()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let executor: (any TaskExecutor)? = number.isMultiple(of: 2) ? store.executor : nil
        group.addTask(executorPreference: executor) {
          _ = try await store.commit(.bringing([.made("\(number)")]))
          #expect(
            try await store.articlesWithoutStory(limit: 99).contains { $0.entryID == "\(number)" })
        }
      }
      try await group.waitForAll()
    }
    #expect(try await store.articlesWithoutStory(limit: 99).count == 40)
    #expect(try await store.check().isEmpty)
  }
}
