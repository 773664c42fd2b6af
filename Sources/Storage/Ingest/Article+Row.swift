import GRDB
import News

extension Article {
  /// Of `articles AS a` joined with `versions AS v`, in the order of `init(_:)`.
  static let columns = """
    a.number, a.id, a.feed, a.group_id, a.entry_id, a.url, a.outlet, a.role, a.author, a.language,
    v.title, v.text, a.published, a.first_seen, a.is_ahead, v.version, a.is_baseline
    """

  /// Articles in the version the story stage judges: what it decides must not depend on when it runs.
  static let inFirstVersion =
    "articles AS a JOIN versions AS v ON v.article = a.number AND v.version = 1"

  /// As the story stage read it last; what waits for it decides nothing yet.
  static let inJudgedVersion = """
    articles AS a JOIN versions AS v ON v.article = a.number AND v.version =
      (SELECT max(version) FROM versions
        WHERE article = a.number AND (version = 1 OR grade IS NOT NULL))
    """

  /// Its feed lists it no more, and that was judged. One that came back was not withdrawn.
  static let isWithdrawn = """
    (a.missing_since IS NOT NULL AND EXISTS (
      SELECT 1 FROM versions INDEXED BY versions_withdrawn
      WHERE article = a.number AND is_withdrawal = 1 AND grade IS NOT NULL
        AND seen_at >= a.missing_since))
    """

  static let inNewestVersion =
    "articles AS a JOIN versions AS v ON v.article = a.number AND v.version = a.version"

  init(_ columns: inout ColumnReader) throws {
    self.init(
      number: try columns.number(), id: try columns.text(), feed: try columns.text(),
      group: try columns.textIfAny(), entryID: try columns.text(), url: try columns.textIfAny(),
      outlet: try columns.text(), role: try columns.name(FeedRole.self),
      author: try columns.textIfAny(), language: try columns.textIfAny(),
      title: try columns.text(), text: try columns.text(), published: try columns.time(),
      firstSeen: try columns.time(), isAhead: try columns.flag(),
      version: try columns.integer(), isBaseline: try columns.flag())
  }
}
