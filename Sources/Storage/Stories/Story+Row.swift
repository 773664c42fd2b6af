import GRDB
import News

extension Story {
  /// Of `stories AS s`, in the order of `init(_:)`.
  static let columns =
    "s.id, s.headline, s.first_seen, s.last_seen, s.articles, s.outlets, s.origins"

  init(_ columns: inout ColumnReader) throws {
    self.init(
      id: try columns.text(), headline: try columns.text(), firstSeen: try columns.time(),
      lastSeen: try columns.time(), articles: try columns.integer(),
      outlets: try columns.integer(), origins: try columns.integer())
  }

  /// A story that an article joins may have been forgotten since it was chosen: then it begins anew.
  func save(in db: Database) throws {
    try db.run(
      """
      INSERT INTO stories (id, headline, first_seen, last_seen, articles, outlets, origins)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET headline = excluded.headline,
        first_seen = excluded.first_seen, last_seen = excluded.last_seen,
        articles = excluded.articles, outlets = excluded.outlets, origins = excluded.origins
      """,
      [
        .text(id), .text(headline), .time(firstSeen), .time(lastSeen), .integer(articles),
        .integer(outlets), .integer(origins),
      ])
  }
}
