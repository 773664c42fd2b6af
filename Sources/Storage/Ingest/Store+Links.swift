import GRDB
public import News

extension Store {
  /// Those of `articles` whose link stands in the last document of another feed that answered since then.
  public func listedElsewhere(_ articles: [Int64], since: Timestamp) async throws(StoreError)
    -> Set<Int64>
  {
    guard !articles.isEmpty else { return [] }
    return try await read { db in
      let asked = try articles.compactMap { number in
        try db.row(
          "SELECT feed, url_hash FROM articles WHERE number = ? AND url_hash IS NOT NULL",
          [.number(number)]
        ) { (number: number, feed: try $0.text(), link: try $0.hash()) }
      }
      var found: Set<Int64> = []
      // One feed's links after the other.
      _ = try db.rows(
        """
        SELECT id, links FROM feeds
        WHERE is_active = 1 AND is_gone = 0 AND last_success >= ? AND links IS NOT NULL
        """, [.time(since)]
      ) { columns in
        let (feed, links) = (try columns.text(), LinkHashes(bytes: try columns.bytes()))
        for article in asked where article.feed != feed && links.contains(article.link) {
          found.insert(article.number)
        }
      }
      return found
    }
  }
}

extension IngestPlan {
  func saveLinks(in db: Database) throws {
    guard let links else { return }
    try db.run(
      "UPDATE feeds SET links = ?1 WHERE id = ?2 AND links IS NOT ?1",
      [.bytes(LinkHashes(links).bytes), .text(feed.id)])
  }
}

/// The links of a document, as many hashes of eight bytes, in ascending order.
private struct LinkHashes {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ links: [String]) {
    bytes = Set(links.map { UInt64(storedText: $0) }).sorted().flatMap { hash in
      (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) }
    }
  }

  func contains(_ hash: UInt64) -> Bool {
    stride(from: 0, to: bytes.count - 7, by: 8).contains { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } == hash
    }
  }
}
