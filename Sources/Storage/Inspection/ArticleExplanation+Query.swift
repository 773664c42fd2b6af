import GRDB
import News

extension ArticleExplanation {
  /// Nil where there is no such article.
  init?(_ number: Int64, in db: Database) throws {
    let id: [StoredValue] = [.number(number)]
    guard let article = try Self.article(number, in: db) else { return nil }
    let placed = try db.row(
      """
      SELECT a.poll, a.decision, a.story, a.origin, a.copy_of, a.evidence, v.furniture
      FROM \(Article.inFirstVersion) WHERE a.number = ?
      """, id
    ) {
      (
        poll: try $0.numberIfAny(), decision: try $0.name(EntryDecision.self),
        story: try $0.textIfAny(), origin: try $0.textIfAny(), copyOf: try $0.numberIfAny(),
        evidence: try $0.text(), furniture: try $0.text()
      )
    }
    guard let placed else { return nil }
    self.init(
      article: article,
      versions: try db.rows(
        "SELECT \(ArticleVersion.columns) FROM versions AS v WHERE v.article = ? ORDER BY v.version",
        id, as: ArticleVersion.init),
      poll: try placed.poll.flatMap {
        try db.row(
          "SELECT \(Poll.columns) FROM polls WHERE number = ?", [.number($0)], as: Poll.init)
      },
      decision: placed.decision,
      page: try db.row("SELECT state, at, message FROM pages WHERE article = ?", id) {
        StoredPage(
          state: try $0.name(StoredPage.State.self), at: try $0.time(),
          message: try $0.textIfAny())
      },
      story: try placed.story.flatMap { try Store.story($0, in: db) },
      origin: placed.origin, copyOf: try placed.copyOf.flatMap { try Self.article($0, in: db) },
      evidence: StoredLines.lines(placed.evidence),
      furniture: StoredLines.furniture(placed.furniture),
      developments: try db.rows(
        """
        SELECT \(StoryDevelopment.columns) FROM \(StoryDevelopment.source)
        WHERE d.article = ? AND a.story IS NOT NULL ORDER BY d.number
        """, id, as: StoryDevelopment.init),
      decisions: try db.rows(
        "SELECT w.version, \(WatchDecision.columns) FROM decisions AS w WHERE w.article = ? ORDER BY w.number",
        id,
        as: { ExplainedDecision(version: try $0.integer(), decision: try WatchDecision(&$0)) }),
      alerts: try db.rows(
        """
        SELECT \(StoredAlert.columns) FROM alerts AS l
        WHERE l.article_number = ? ORDER BY l.found_at, l.id
        """, id, as: StoredAlert.init))
  }

  private static func article(_ number: Int64, in db: Database) throws -> Article? {
    try db.row(
      "SELECT \(Article.columns) FROM \(Article.inNewestVersion) WHERE a.number = ?",
      [.number(number)], as: Article.init)
  }
}
