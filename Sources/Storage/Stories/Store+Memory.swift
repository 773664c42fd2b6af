import GRDB
public import News

/// What the story stage's memory is rebuilt from.
extension Store {
  /// The last checkpoint and the number of the article it was made with; nil before the first one.
  public func memoryCheckpoint() async throws(StoreError) -> (
    article: Int64, checkpoint: MemoryCheckpoint
  )? {
    try await read { db in
      try db.row(
        "SELECT article, words, pages FROM checkpoints ORDER BY article DESC LIMIT 1"
      ) {
        (try $0.number(), MemoryCheckpoint(words: try $0.bytes(), pages: try $0.bytes()))
      }
    }
  }

  /// Traces of the articles of open stories, by number, a page after `number`.
  public func traces(after number: Int64, limit: Int) async throws(StoreError) -> [StoredTrace] {
    try await read { db in
      try db.rows(
        """
        SELECT t.article, a.outlet, a.story, a.origin, t.trace
        FROM traces AS t CROSS JOIN articles AS a ON a.number = t.article
        WHERE t.article > ? ORDER BY t.article LIMIT ?
        """, [.number(number), .integer(limit)]
      ) {
        StoredTrace(
          number: try $0.number(), outlet: try $0.text(), story: try $0.text(),
          origin: try $0.text(), trace: try $0.bytes())
      }
    }
  }

  /// Traces of the latest articles, by number, a page after `number`.
  public func recentTraces(after number: Int64, limit: Int) async throws(StoreError)
    -> [RecentTrace]
  {
    try await read { db in
      try db.rows(
        """
        SELECT t.article, a.outlet, a.origin, t.words, t.page
        FROM recent_traces AS t CROSS JOIN articles AS a ON a.number = t.article
        WHERE t.article > ? ORDER BY t.article LIMIT ?
        """, [.number(number), .integer(limit)]
      ) {
        RecentTrace(
          number: try $0.number(), outlet: try $0.text(), origin: try $0.text(),
          words: try $0.bytes(), page: try $0.bytes())
      }
    }
  }

  /// The story that opened the arc of each of `stories`, where that is another one.
  public func arcOpenings(of stories: [String]) async throws(StoreError) -> [String: String] {
    try await readTogether { db in
      var openings: [String: String] = [:]
      for story in Set(stories) {
        var opening = story
        var seen: Set<String> = [story]
        while let earlier = try db.row(
          "SELECT earlier FROM arcs WHERE story = ? ORDER BY position LIMIT 1", [.text(opening)],
          as: { try $0.text() }), seen.insert(earlier).inserted
        {
          opening = earlier
        }
        if opening != story { openings[story] = opening }
      }
      return openings
    }
  }

  /// Closed stories that share at least two of `keys`, in the order in which they were closed; the
  /// latest `listed` of a key are looked at.
  public func closedStories(sharing keys: [UInt32], listed: Int) async throws(StoreError)
    -> [ClosedStory]
  {
    try await readTogether { db in
      var counts: [Int64: Int] = [:]
      for key in Set(keys) {
        let found = try db.rows(
          "SELECT closed FROM closed_keys WHERE key = ? ORDER BY closed DESC LIMIT ?",
          [.number(Int64(key)), .integer(listed)], as: { try $0.number() })
        for number in found { counts[number, default: 0] += 1 }
      }
      return try counts.filter { $0.value > 1 }.keys.sorted().compactMap { number in
        try db.row(
          "SELECT story, profile FROM closed_stories WHERE number = ?", [.number(number)],
          as: { ClosedStory(story: try $0.text(), keys: [], profile: try $0.bytes()) })
      }
    }
  }
}
