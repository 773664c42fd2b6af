import GRDB
import News

/// Reads the parts of a digest from one snapshot.
struct DigestQuery {
  let db: Database
  let from: Timestamp
  let to: Timestamp

  private var window: [StoredValue] { [.time(from), .time(to)] }

  func stories() throws -> [DigestStory] {
    var articles: [String: [DigestArticle]] = [:]
    for (story, article) in try articlesOfWindow() { articles[story, default: []].append(article) }
    return try storiesOfWindow().map { story, isNew in
      DigestStory(
        story: story, isNew: isNew, arc: try Store.arc(of: story.id, in: db),
        articles: articles[story.id] ?? [])
    }
  }

  func outlets() throws -> [OutletArrivals] {
    try db.rows(
      """
      SELECT outlet, count(*), sum(is_baseline), max(first_seen) FROM articles
      WHERE first_seen >= ? AND first_seen < ? AND +story IS NOT NULL
      GROUP BY outlet ORDER BY outlet
      """, window, as: OutletArrivals.init)
  }

  func developments() throws -> [StoryDevelopment] {
    try db.rows(
      """
      SELECT \(StoryDevelopment.columns) FROM \(StoryDevelopment.source)
      WHERE d.found_at >= ? AND d.found_at < ? AND NOT \(StoryDevelopment.isBaseline)
        AND \(StoryDevelopment.stands)
      ORDER BY d.number
      """, window, as: StoryDevelopment.init)
  }

  func edits() throws -> [DigestEdit] {
    try db.rows(
      """
      SELECT a.story, a.number, a.id, v.version, a.feed, a.outlet, a.url, v.seen_at, p.title,
        v.title, v.text <> p.text, v.grade
      FROM versions AS v INDEXED BY versions_edited
      CROSS JOIN articles AS a ON a.number = v.article
      CROSS JOIN versions AS p ON p.article = v.article AND p.version = v.version - 1
      WHERE v.version > 1 AND v.seen_at >= ? AND v.seen_at < ? AND v.is_withdrawal = 0
      ORDER BY v.number
      """, window, as: DigestEdit.init)
  }

  /// Offsets are of UTF-8: they cut bytes, not letters.
  func rewritten() throws -> [String] {
    try db.rows(
      """
      SELECT d.id FROM \(StoryDevelopment.source)
      CROSS JOIN versions AS n ON n.article = d.article AND n.version =
        (SELECT max(version) FROM versions WHERE article = d.article AND seen_at < ?2)
      WHERE d.found_at >= ?1 AND d.found_at < ?2 AND NOT \(StoryDevelopment.isBaseline)
        AND n.version > d.version
        AND CASE WHEN d.span_start IS NULL THEN n.title <> v.title
          ELSE instr(CAST(n.text AS BLOB),
            substr(CAST(v.text AS BLOB), d.span_start + 1, d.span_end - d.span_start)) = 0 END
      ORDER BY d.number
      """, window, as: { try $0.text() })
  }

  func alerts() throws -> [StoredAlert] {
    try db.rows(
      """
      SELECT \(StoredAlert.columns) FROM alerts AS l
      WHERE l.found_at >= ? AND l.found_at < ? ORDER BY l.found_at, l.id
      """, window, as: StoredAlert.init)
  }

  func holds() throws -> [HoldCount] {
    try db.rows(
      """
      SELECT watch, hold, count(*) FROM decisions INDEXED BY decisions_held
      WHERE hold IS NOT NULL AND decided_at >= ? AND decided_at < ?
      GROUP BY watch, hold ORDER BY watch, hold
      """, window
    ) {
      HoldCount(
        watch: try $0.text(), reason: try $0.name(HoldReason.self), count: try $0.integer())
    }
  }

  func withheld() throws -> [WithheldStory] {
    try db.rows(
      """
      SELECT DISTINCT c.watch, a.story FROM decisions AS c INDEXED BY decisions_held
      CROSS JOIN articles AS a ON a.number = c.article
      WHERE c.hold IN ('budget', 'cooldown', 'flood') AND c.hold IS NOT NULL
        AND c.decided_at >= ? AND c.decided_at < ? AND a.story IS NOT NULL
      ORDER BY c.watch, a.story
      """, window, as: { WithheldStory(watch: try $0.text(), story: try $0.text()) })
  }

  private func articlesOfWindow() throws -> [(story: String, article: DigestArticle)] {
    try db.rows(
      """
      SELECT a.story, \(DigestArticle.columns) FROM \(Article.inNewestVersion)
      WHERE a.first_seen >= ? AND a.first_seen < ? AND +a.story IS NOT NULL AND a.is_baseline = 0
      ORDER BY a.number
      """, window, as: { (try $0.text(), try DigestArticle(&$0)) })
  }

  /// Opinion is no voice, nor is what was withdrawn.
  private func storiesOfWindow() throws -> [(story: Story, isNew: Bool)] {
    try db.rows(
      """
      WITH told (id) AS MATERIALIZED (
        SELECT story FROM articles
          WHERE first_seen >= ?1 AND first_seen < ?2 AND is_baseline = 0
        UNION SELECT a.story FROM developments AS d CROSS JOIN articles AS a ON a.number = d.article
          WHERE d.found_at >= ?1 AND d.found_at < ?2 AND NOT \(StoryDevelopment.isBaseline))
      SELECT s.id, s.headline, s.first_seen, s.last_seen, count(a.number),
        count(DISTINCT CASE WHEN a.role <> 'opinion' AND NOT \(Article.isWithdrawn) THEN a.outlet END),
        count(DISTINCT CASE WHEN a.role <> 'opinion' AND NOT \(Article.isWithdrawn) THEN a.origin END),
        coalesce(min(a.first_seen) >= ?1, 1)
      FROM told CROSS JOIN stories AS s ON s.id = told.id
      LEFT JOIN articles AS a ON a.story = s.id AND +a.first_seen < ?2
      GROUP BY s.id ORDER BY s.first_seen, s.id
      """, window, as: { (try Story(&$0), try $0.flag()) })
  }
}
