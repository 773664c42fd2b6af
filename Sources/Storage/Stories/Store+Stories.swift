import GRDB
public import News

extension Store {
  /// The story stage's work, in the order in which it came: articles without a story, in their first
  /// version, and edits that nobody judged, up to the first whose page is still to be read.
  public func waiting(limit: Int) async throws(StoreError) -> [WaitingVersion] {
    try await readTogether { db in
      let end = try Self.firstWantingPage(in: db) ?? .max
      let articles = try db.rows(
        """
        SELECT v.number, v.article, v.version FROM \(Article.inFirstVersion)
        WHERE a.story IS NULL AND v.number < ? ORDER BY a.number LIMIT ?
        """, [.number(end), .integer(limit)], as: WaitingVersion.init)
      let edits = try db.rows(
        """
        SELECT number, article, version FROM versions INDEXED BY versions_untold
        WHERE version > 1 AND grade IS NULL AND number < ? ORDER BY number LIMIT ?
        """, [.number(end), .integer(limit)], as: WaitingVersion.init)
      return Array((articles + edits).sorted { $0.number < $1.number }.prefix(limit))
    }
  }

  /// Whether what was seen before `end` still waits for the story stage.
  public func hasWaiting(before end: Timestamp) async throws(StoreError) -> Bool {
    try await readTogether { db in
      let article = try db.row(
        """
        SELECT 1 FROM articles INDEXED BY articles_without_story
        WHERE story IS NULL AND first_seen < ? LIMIT 1
        """, [.time(end)], as: { try $0.integer() })
      if article != nil { return true }
      return try db.row(
        """
        SELECT 1 FROM versions INDEXED BY versions_untold
        WHERE version > 1 AND grade IS NULL AND seen_at < ? LIMIT 1
        """, [.time(end)], as: { try $0.integer() }) != nil
    }
  }

  /// A waiting article, in its first version; nil where it has a story already.
  public func waitingArticle(_ number: Int64) async throws(StoreError) -> Article? {
    try await read { db in
      try db.row(
        "SELECT \(Article.columns) FROM \(Article.inFirstVersion) WHERE a.number = ? AND a.story IS NULL",
        [.number(number)], as: Article.init)
    }
  }

  /// A waiting edit; nil where it was judged already, or its article has no story.
  public func waitingEdit(of article: Int64, version: Int) async throws(StoreError) -> UntoldEdit? {
    try await readTogether { db in
      let found = try db.row(
        """
        SELECT \(Article.columns), \(Story.columns), a.origin, a.copy_of, p.title,
          coalesce(q.text, p.entry_text, p.text),
          iif(q.text IS NULL, coalesce(v.entry_text, v.text), v.text), v.seen_at, v.modified,
          v.entry_text IS NOT NULL AND q.text IS NULL,
          v.is_withdrawal = 1 AND coalesce(v.seen_at >= a.missing_since, 0),
          coalesce(q.version, v.version - 1)
        FROM versions AS v
        CROSS JOIN articles AS a ON a.number = v.article
        CROSS JOIN versions AS p ON p.article = v.article AND p.version = v.version - 1
        CROSS JOIN stories AS s ON s.id = a.story
        LEFT JOIN versions AS q ON v.entry_text IS NOT NULL AND q.article = v.article
          AND q.version = (
            SELECT max(version) FROM versions
            WHERE article = v.article AND version < v.version AND entry_text IS NOT NULL)
        WHERE v.article = ? AND v.version = ? AND v.version > 1 AND v.grade IS NULL
        """, [.number(article), .integer(version)]
      ) {
        (
          edit: UntoldEdit(
            article: try Article(&$0), story: try Story(&$0), origin: try $0.text(),
            copyOf: try $0.numberIfAny(), previousTitle: try $0.text(), previousText: try $0.text(),
            comparedText: try $0.text(),
            seenAt: try $0.time(), modified: try $0.timeIfAny(), bringsFirstPage: try $0.flag(),
            isWithdrawal: try $0.flag()), comparedWith: try $0.integer()
        )
      }
      guard let found else { return nil }
      var edit = found.edit
      edit.toldBetween = Set(
        try db.rows(
          "SELECT sentence FROM developments WHERE article = ? AND version > ? AND version < ?",
          [.number(article), .integer(found.comparedWith), .integer(version)],
          as: { try $0.text() }))
      return edit
    }
  }

  /// How many versions of a story's articles told it something: the first ones and material edits.
  public func countTold(of story: String) async throws(StoreError) -> Int {
    try await read { db in
      try db.row(
        "SELECT count(*) FROM \(ToldVersion.source) WHERE a.story = ? AND \(ToldVersion.isTold)",
        [.text(story)], as: { try $0.integer() }) ?? 0
    }
  }

  /// What told a story something, in the order in which it came, without the first `skipping`.
  public func told(of story: String, skipping: Int) async throws(StoreError) -> [ToldVersion] {
    try await readTogether { db in
      let versions = try db.rows(
        """
        SELECT \(ToldVersion.columns) FROM \(ToldVersion.source)
        WHERE a.story = ? AND \(ToldVersion.isTold) ORDER BY v.number LIMIT -1 OFFSET ?
        """, [.text(story), .integer(skipping)], as: ToldVersion.init)
      return try versions.map { version in
        var version = version
        version.developments = try db.rows(
          """
          SELECT \(Development.columns) FROM developments AS d
          WHERE d.article = ? AND d.version = ? ORDER BY d.number
          """, [.number(version.article.number), .integer(version.article.version)],
          as: Development.init)
        return version
      }
    }
  }

  /// Those of `ids` that were stored as developments before.
  public func knownDevelopments(_ ids: [String]) async throws(StoreError) -> Set<String> {
    guard !ids.isEmpty else { return [] }
    return try await readTogether { db in
      Set(
        try ids.compactMap { id in
          try db.row(
            "SELECT id FROM developments WHERE id = ?", [.text(id)], as: { try $0.text() })
        })
    }
  }

  public func story(_ id: String) async throws(StoreError) -> Story? {
    try await read { try Self.story(id, in: $0) }
  }

  /// The newest `limit` articles of a story, by number, each as the story stage read it last.
  public func articles(of story: String, limit: Int) async throws(StoreError) -> [StoryArticle] {
    try await readTogether { db in
      let newestFirst = try db.rows(
        """
        SELECT \(StoryArticle.columns) FROM \(Article.inJudgedVersion)
        WHERE a.story = ? ORDER BY a.number DESC LIMIT ?
        """, [.text(story), .integer(limit)], as: StoryArticle.init)
      return try Self.withDevelopments(newestFirst.reversed(), in: db)
    }
  }

  /// Articles that have a story and were first seen at `since` or later, by number, a page after
  /// `afterNumber`.
  public func recentArticles(since: Timestamp, afterNumber: Int64 = 0, limit: Int)
    async throws(StoreError) -> [StoryArticle]
  {
    try await readTogether { db in
      var start = afterNumber
      if start == 0 {
        // The smallest number, not the earliest: the clock may have been set back.
        let first = try db.row(
          "SELECT min(number) FROM articles WHERE first_seen >= ?", [.time(since)],
          as: { try $0.numberIfAny() })
        guard let first, let first else { return [] }
        start = first - 1
      }
      let page = try db.rows(
        """
        SELECT \(StoryArticle.columns) FROM \(Article.inFirstVersion)
        WHERE a.number > ? AND +a.first_seen >= ? AND +a.story IS NOT NULL
        ORDER BY a.number LIMIT ?
        """, [.number(start), .time(since), .integer(limit)],
        as: StoryArticle.init)
      return try Self.withDevelopments(page, in: db)
    }
  }

  /// The distinct outlets and origins of a story's articles, without opinion and what was withdrawn.
  public func voices(of story: String) async throws(StoreError) -> StoryVoices {
    try await read { try Self.voices(of: story, in: $0) }
  }

  static func voices(of story: String, in db: Database) throws -> StoryVoices {
    let rows = try db.rows(
      """
      SELECT DISTINCT outlet, origin FROM articles AS a
      WHERE story = ? AND role <> 'opinion' AND NOT \(Article.isWithdrawn)
      """, [.text(story)], as: { (try $0.text(), try $0.text()) })
    return StoryVoices(
      outlets: Set(rows.map(\.0)).sorted(), origins: Set(rows.map(\.1)).sorted())
  }

  /// An article was withdrawn, or came back: its story counts its voices anew.
  static func recountVoices(of article: Int64, in db: Database) throws {
    let story = try db.row(
      "SELECT story FROM articles WHERE number = ?", [.number(article)],
      as: { try $0.textIfAny() })
    guard let story, let story else { return }
    let voices = try voices(of: story, in: db)
    try db.run(
      "UPDATE stories SET outlets = ?, origins = ? WHERE id = ?",
      [.integer(voices.outlets.count), .integer(voices.origins.count), .text(story)])
  }

  static func story(_ id: String, in db: Database) throws -> Story? {
    try db.row(
      "SELECT \(Story.columns) FROM stories AS s WHERE s.id = ?", [.text(id)], as: Story.init)
  }

  private static func withDevelopments(_ articles: [StoryArticle], in db: Database) throws
    -> [StoryArticle]
  {
    try articles.map { article in
      var article = article
      article.developments = try db.rows(
        """
        SELECT \(Development.columns) FROM developments AS d
        WHERE d.article = ? ORDER BY d.version, d.number
        """, [.number(article.article.number)], as: Development.init)
      if !article.isWithdrawn {
        article.developments.removeAll { $0.limit == Development.withdrawn }
      }
      return article
    }
  }
}
