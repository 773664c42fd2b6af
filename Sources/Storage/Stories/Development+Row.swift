import GRDB
import News

extension Development {
  /// Of `developments AS d`, in the order of `init(_:)`.
  static let columns = """
    d.id, d.kind, d.sentence, d.span_start, d.span_end, d.score, d.role, d.speaker, d.limits,
    d.number_before
    """

  init(_ columns: inout ColumnReader) throws {
    self.init(
      id: try columns.text(), kind: try columns.name(AlertKind.self),
      sentence: try columns.text(), span: try columns.spanIfAny(), score: try columns.real(),
      role: try columns.name(SentenceRole.self), speaker: try columns.textIfAny(),
      limit: try columns.textIfAny(), before: try columns.textIfAny())
  }

  /// The same id is the same development: the first article that said it keeps it.
  func insert(into db: Database, article: Int64, version: Int, at: Timestamp) throws {
    try db.run(
      """
      INSERT INTO developments (id, kind, sentence, span_start, span_end, score, role, speaker,
        limits, number_before, article, version, found_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(id), .name(kind), .text(sentence), .integer(span?.lowerBound),
        .integer(span?.upperBound), .real(score.isFinite ? score : 0), .name(role),
        .text(speaker), .text(limit), .text(before), .number(article), .integer(version), .time(at),
      ])
  }
}
