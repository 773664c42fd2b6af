import GRDB
public import News

extension Store {
  /// The articles of `feed` that have one of these entry ids, links or content hashes (of their
  /// newest version), by number, each once, with the hashes of their earlier versions.
  public func known(
    feed: String, entryIDs: [String], urlKeys: [String], contentHashes: [UInt64]
  ) async throws(StoreError) -> [ArticleKeys] {
    try await readTogether { db in
      let ids = AskedTexts(entryIDs)
      let urls = AskedTexts(urlKeys)
      var found: [Int64: ArticleKeys] = [:]
      for keys in try Self.articles(of: feed, by: "entry_hash", ids.hashes, in: db) {
        guard let asked = ids.asked(for: keys.entryID) else { continue }
        found[keys.number] = keys
        found[keys.number]?.entryID = asked
        if let url = keys.urlKey.flatMap({ urls.asked(for: $0) }) {
          found[keys.number]?.urlKey = url
        }
      }
      let byURL = try Self.articles(of: feed, by: "url_hash", urls.hashes, but: found, in: db)
      for keys in byURL {
        guard let stored = keys.urlKey, let asked = urls.asked(for: stored) else { continue }
        found[keys.number] = keys
        found[keys.number]?.urlKey = asked
      }
      let hashes = contentHashes.map { Int64(bitPattern: $0) }
      for keys in try Self.articles(of: feed, by: "content_hash", hashes, but: found, in: db) {
        found[keys.number] = keys
      }
      var result = found.values.sorted { $0.number < $1.number }
      try Self.addEarlierHashes(to: &result, in: db)
      return result
    }
  }

  private static func articles(
    of feed: String, by column: String, _ hashes: [Int64], in db: Database
  )
    throws -> [ArticleKeys]
  {
    try db.rows(
      "SELECT \(ArticleKeys.columns) FROM articles AS a WHERE a.feed = ? AND a.\(column) = ?",
      [.text(feed)], each: hashes, as: { try ArticleKeys(number: $0.number(), &$0) })
  }

  /// The same without those of `known`: a feed shows for days what it showed before, nearly all are known by their
  /// ids, and the index alone tells their numbers.
  private static func articles(
    of feed: String, by column: String, _ hashes: [Int64], but known: [Int64: ArticleKeys],
    in db: Database
  ) throws -> [ArticleKeys] {
    let numbers = try db.rows(
      "SELECT a.number FROM articles AS a WHERE a.feed = ? AND a.\(column) = ?", [.text(feed)],
      each: hashes, as: { try $0.number() })
    return try db.rows(
      "SELECT \(ArticleKeys.columns) FROM articles AS a WHERE a.number = ?", [],
      each: numbers.filter { known[$0] == nil },
      as: { try ArticleKeys(number: $0.number(), &$0) })
  }

  private static func addEarlierHashes(to known: inout [ArticleKeys], in db: Database) throws {
    for index in known.indices where known[index].version > 1 {
      let versions = try db.rows(
        """
        SELECT content_hash, modified FROM versions WHERE article = ? AND version <= ?
        ORDER BY version
        """, [.number(known[index].number), .integer(known[index].version)],
        as: { (hash: try $0.hash(), modified: try $0.timeIfAny()) })
      known[index].earlierHashes = versions.dropLast().map(\.hash)
      known[index].modified = versions.last?.modified
    }
  }
}

/// Texts asked for, by hash; an equal hash is no equal text, nor are canonically equivalent ones.
private struct AskedTexts {
  private var texts: [UInt64: String] = [:]

  init(_ texts: [String]) {
    self.texts.reserveCapacity(texts.count)
    for text in texts { self.texts[UInt64(storedText: text)] = text }
  }

  var hashes: [Int64] {
    texts.keys.map { Int64(bitPattern: $0) }
  }

  /// What was asked for when `stored` was found.
  func asked(for stored: String) -> String? {
    guard let text = texts[UInt64(storedText: stored)], text.withoutNUL.hasBytes(of: stored)
    else { return nil }
    return text
  }
}
