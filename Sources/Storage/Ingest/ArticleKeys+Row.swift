import GRDB
import News

extension ArticleKeys {
  /// Of `articles AS a`: the number, then what `init(number:_:)` reads.
  static let columns = """
    a.number, a.feed, a.entry_id, a.url_key, a.content_hash, a.title_hash, a.claimed, a.version,
    a.behind_since
    """

  init(number: Int64, _ columns: inout ColumnReader) throws {
    self.init(
      feed: try columns.text(), entryID: try columns.text(), urlKey: try columns.textIfAny(),
      contentHash: try columns.hash(), titleHash: try columns.hash(),
      claimed: try columns.timeIfAny())
    self.number = number
    version = try columns.integer()
    behindSince = try columns.timeIfAny()
  }
}

/// Texts of any length by a number: of the text as it is stored.
extension UInt64 {
  init(storedText text: String) {
    self = StableHash.of(text.withoutNUL)
  }
}
