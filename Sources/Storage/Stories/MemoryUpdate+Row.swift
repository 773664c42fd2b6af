import GRDB
import News

extension MemoryUpdate {
  /// Rows of the recent are kept for so many articles although a checkpoint knows their words:
  /// rewrites are looked for among them.
  private static let recent = 8_192

  func insert(into db: Database, article: Int64) throws {
    try db.run(
      "INSERT INTO traces (article, trace) VALUES (?, ?)", [.number(article), .bytes(trace)])
    try db.run(
      "INSERT INTO recent_traces (article, words, page) VALUES (?, ?, ?)",
      [.number(article), .bytes(words), .bytes(page)])
    for story in closed { try story.insert(into: db) }
    guard let checkpoint else { return }
    try db.run("DELETE FROM checkpoints")
    try db.run(
      "INSERT INTO checkpoints (article, words, pages) VALUES (?, ?, ?)",
      [.number(article), .bytes(checkpoint.words), .bytes(checkpoint.pages)])
    try db.run(
      """
      DELETE FROM recent_traces WHERE article <= (
        SELECT article FROM recent_traces ORDER BY article DESC LIMIT 1 OFFSET ?)
      """, [.integer(Self.recent)])
  }
}

extension ClosedStory {
  fileprivate func insert(into db: Database) throws {
    try db.run(
      "DELETE FROM traces WHERE article IN (SELECT number FROM articles WHERE story = ?)",
      [.text(story)])
    // A story that was forgotten meanwhile has nothing to continue.
    try db.run(
      """
      INSERT INTO closed_stories (story, profile) SELECT id, ?2 FROM stories WHERE id = ?1
      ON CONFLICT (story) DO NOTHING
      """, [.text(story), .bytes(profile)])
    guard db.changesCount > 0 else { return }
    let number = db.lastInsertedRowID
    for key in keys {
      try db.run(
        "INSERT INTO closed_keys (key, closed) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [.number(Int64(key)), .number(number)])
    }
  }
}
