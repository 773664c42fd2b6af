import GRDB
public import News

extension Store {
  /// The stories that moved last, newest first.
  public func stories(limit: Int) async throws(StoreError) -> [Story] {
    try await read { db in
      try db.rows(
        "SELECT \(Story.columns) FROM stories AS s ORDER BY s.last_seen DESC, s.id DESC LIMIT ?",
        [.integer(limit)], as: Story.init)
    }
  }

  public func storyDetail(_ id: String) async throws(StoreError) -> StoryDetail? {
    try await read { db in
      guard let story = try Self.story(id, in: db) else { return nil }
      return StoryDetail(
        story: story, arc: try Self.arc(of: id, in: db),
        timeline: try Self.timeline(of: id, in: db),
        articles: try db.rows(
          """
          SELECT \(DigestArticle.columns) FROM \(Article.inNewestVersion)
          WHERE a.story = ? ORDER BY a.number
          """, [.text(id)], as: DigestArticle.init),
        evidence: Dictionary(
          uniqueKeysWithValues: try db.rows(
            "SELECT number, evidence FROM articles WHERE story = ?", [.text(id)],
            as: { (try $0.number(), StoredLines.lines(try $0.text())) })),
        developments: try db.rows(
          """
          SELECT \(StoryDevelopment.columns) FROM articles AS a
          CROSS JOIN developments AS d ON d.article = a.number
          CROSS JOIN versions AS v ON v.article = d.article AND v.version = d.version
          WHERE a.story = ? AND \(StoryDevelopment.stands) ORDER BY d.number
          """, [.text(id)], as: StoryDevelopment.init),
        alerts: try db.rows(
          """
          SELECT \(StoredAlert.columns) FROM alerts AS l
          WHERE l.story = ? ORDER BY l.found_at, l.id
          """, [.text(id)], as: StoredAlert.init))
    }
  }

  private static let longestTimeline = 100

  /// The latest `longestTimeline` stories of the arc.
  private static func timeline(of story: String, in db: Database) throws -> [StoryDetail.Chapter] {
    let chapters = try db.rows(
      """
      WITH RECURSIVE arc (id) AS (
        VALUES (?1)
        UNION SELECT l.earlier FROM arcs AS l JOIN arc ON l.story = arc.id
        UNION SELECT l.story FROM arcs AS l JOIN arc ON l.earlier = arc.id
      )
      SELECT \(Story.columns), min(a.published) AS opened
      FROM arc CROSS JOIN stories AS s ON s.id = arc.id CROSS JOIN articles AS a ON a.story = s.id
      GROUP BY s.id ORDER BY opened DESC, s.id DESC LIMIT ?2
      """, [.text(story), .integer(longestTimeline)],
      as: { StoryDetail.Chapter(story: try Story(&$0), published: try $0.time()) })
    return chapters.count > 1 ? chapters.reversed() : []
  }

  /// Articles whose id begins with `text` or whose link is `text`, by number, in their newest version.
  ///
  /// A link is looked for in every article: a second or so for a million.
  public func findArticles(_ text: String, limit: Int) async throws(StoreError) -> [Article] {
    guard !text.isEmpty else { return [] }
    return try await read { db in
      // Ids are ASCII: "~" is behind every one that begins so.
      let byID = try db.rows(
        """
        SELECT \(Article.columns) FROM \(Article.inNewestVersion)
        WHERE a.id >= ? AND a.id < ? ORDER BY a.number LIMIT ?
        """, [.text(text), .text(text + "~"), .integer(limit)], as: Article.init)
      guard byID.isEmpty else { return byID }
      return try db.rows(
        """
        SELECT \(Article.columns) FROM \(Article.inNewestVersion)
        WHERE a.url = ? ORDER BY a.number LIMIT ?
        """, [.text(text), .integer(limit)], as: Article.init)
    }
  }

  /// Everything stored about the article with this number.
  public func explainArticle(_ number: Int64) async throws(StoreError) -> ArticleExplanation? {
    try await read { try ArticleExplanation(number, in: $0) }
  }

  public func explainAlert(_ id: String) async throws(StoreError) -> AlertExplanation? {
    try await read { db in
      let query = "SELECT \(StoredAlert.columns), l.article_number FROM alerts AS l WHERE l.id = ?"
      let found = try db.row(
        query, [.text(id)], as: { (try StoredAlert(&$0), try $0.numberIfAny()) })
      guard let (alert, number) = found else { return nil }
      return AlertExplanation(
        alert: alert,
        superseded: try alert.alert.supersedes.flatMap {
          try db.row(query, [.text($0)], as: { try StoredAlert(&$0) })
        },
        story: try Self.story(alert.alert.story, in: db),
        article: try number.flatMap { try ArticleExplanation($0, in: db) })
    }
  }

  /// Counts every poll that is kept.
  public func past() async throws(StoreError) -> StoredPast {
    try await readTogether { db in
      StoredPast(
        polls: try db.row("SELECT count(*) FROM polls", as: { try $0.integer() }) ?? 0,
        latest: try Self.latest(in: db))
    }
  }

  /// The latest instant at which something was polled, told or reported; nil where nothing was polled.
  public func latest() async throws(StoreError) -> Timestamp? {
    try await read { try Self.latest(in: $0) }
  }

  private static func latest(in db: Database) throws -> Timestamp? {
    try db.row(
      """
      SELECT max((SELECT max(at) FROM polls), (SELECT coalesce(max(told_at), 0) FROM alerts),
        (SELECT coalesce(max(written_at), 0) FROM digests))
      """, as: { try $0.timeIfAny() }) ?? nil
  }

  /// How the entries of all polls in [from, to) ended; the counts that are not 0.
  public func decisions(from: Timestamp, to: Timestamp) async throws(StoreError)
    -> [EntryDecision: Int]
  {
    try await read { try FeedQuery(db: $0, from: from, to: to).decisions() }
  }

  /// How the entries of all polls ended; the counts that are not 0.
  public func decisions() async throws(StoreError) -> [EntryDecision: Int] {
    try await read { db in
      try db.row("SELECT \(Poll.decisionSums) FROM polls", as: { try Poll.decisions(&$0) }) ?? [:]
    }
  }

  /// Number of the article that brought a development; nil where there is no such development.
  public func article(ofDevelopment id: String) async throws(StoreError) -> Int64? {
    try await read { db in
      try db.row(
        "SELECT article FROM developments WHERE id = ?", [.text(id)], as: { try $0.number() })
    }
  }

  /// The active feeds by id, with how their polls of a window of time went.
  public func feedHealth(from: Timestamp, to: Timestamp) async throws(StoreError) -> [FeedHealth] {
    try await read { try FeedQuery(db: $0, from: from, to: to).feeds() }
  }
}
