import GRDB
public import News

extension Store {
  /// Pages to be read now, at most `limit`, as they became due.
  public func wantedPages(at now: Timestamp, limit: Int) async throws(StoreError) -> [WantedPage] {
    try await read { db in
      try db.rows(
        """
        SELECT g.article, g.version, a.feed, a.url, v.title, v.text, g.at, g.tries, g.etag,
          g.last_modified, g.validators_url
        FROM pages AS g INDEXED BY pages_wanted
        CROSS JOIN articles AS a ON a.number = g.article
        CROSS JOIN versions AS v ON v.article = g.article AND v.version = g.version
        WHERE g.state = 'wanted' AND (g.next_try <= ? OR g.at > ?)
        ORDER BY g.next_try, g.article LIMIT ?
        """,
        [.time(now), .time(now.adding(seconds: Store.toleratedSkew)), .integer(limit)],
        as: WantedPage.init)
    }
  }

  /// When the next page is to be read; nil where none is wanted.
  public func nextWantedPage() async throws(StoreError) -> Timestamp? {
    try await read { db in
      try db.row(
        """
        SELECT next_try FROM pages INDEXED BY pages_wanted WHERE state = 'wanted'
        ORDER BY next_try LIMIT 1
        """, as: { try $0.time() })
    }
  }

  /// Stores what became of a page: its text with the version it is for, and how it ended.
  ///
  /// Without effect where the page of that version is not wanted any more.
  public func commit(_ update: PageUpdate) async throws(StoreError) {
    try await write { db in
      try update.hostPause?.save(at: update.at, in: db)
      let isWanted = try db.row(
        "SELECT 1 FROM pages WHERE article = ? AND version = ? AND state = 'wanted'",
        [.number(update.article), .integer(update.version)], as: { try $0.integer() })
      guard isWanted != nil else { return }
      switch update.result {
      case .read(let page):
        try update.put(page, in: db)
        try update.end(.read, because: nil, in: db)
      case .unchanged:
        let isThere = try update.putEarlierPage(in: db)
        try update.end(
          isThere ? .read : .failed,
          because: isThere ? nil : "status 304, but the page was not read before", in: db)
      case .failed(let reason):
        try update.end(.failed, because: reason, in: db)
      case .again(let time, let reason):
        try db.run(
          "UPDATE pages SET tries = tries + 1, next_try = ?, message = ? WHERE article = ?",
          [.time(time), .text(reason), .number(update.article)])
      }
    }
  }

  /// The number of the first version whose page is wanted; nil where none is.
  static func firstWantingPage(in db: Database) throws -> Int64? {
    try db.row(
      """
      SELECT min(v.number) FROM pages AS g INDEXED BY pages_wanted
      CROSS JOIN versions AS v ON v.article = g.article AND v.version = g.version
      WHERE g.state = 'wanted'
      """, as: { try $0.numberIfAny() }) ?? nil
  }

  /// In the transaction that stores the version.
  static func wantPage(of article: Int64, version: Int, at time: Timestamp, in db: Database) throws
  {
    try db.run(
      """
      INSERT INTO pages (article, version, state, at, next_try, tries)
      VALUES (?1, ?2, 'wanted', ?3, ?3, 0)
      ON CONFLICT (article) DO UPDATE SET version = ?2, state = 'wanted', at = ?3, next_try = ?3,
        tries = 0, message = NULL
      """, [.number(article), .integer(version), .time(time)])
  }
}

extension WantedPage {
  fileprivate init(_ columns: inout ColumnReader) throws {
    self.init(
      article: try columns.number(), version: try columns.integer(), feed: try columns.text(),
      url: try columns.textIfAny(), title: try columns.text(), text: try columns.text(),
      wantedAt: try columns.time(), tries: try columns.integer(),
      validators: Validators(
        etag: try columns.bytesIfAny(), lastModified: try columns.bytesIfAny()),
      validatorsURL: try columns.textIfAny())
  }
}

extension PageUpdate {
  fileprivate func put(_ page: PageText, in db: Database) throws {
    try db.run(
      """
      UPDATE versions SET entry_text = text, text = ?
      WHERE article = ? AND version = ? AND entry_text IS NULL
      """, [.text(page.text), .number(article), .integer(version)])
    try db.run(
      "UPDATE articles SET author = COALESCE(author, ?), language = COALESCE(language, ?) WHERE number = ?",
      [.text(page.author), .text(page.language), .number(article)])
  }

  /// Gives the version the page text of the newest version before that has one.
  fileprivate func putEarlierPage(in db: Database) throws -> Bool {
    let earlier = try db.row(
      """
      SELECT text FROM versions WHERE article = ? AND version < ? AND entry_text IS NOT NULL
      ORDER BY version DESC LIMIT 1
      """, [.number(article), .integer(version)], as: { try $0.text() })
    guard let earlier else { return false }
    try put(PageText(text: earlier), in: db)
    return true
  }

  fileprivate func end(_ state: StoredPage.State, because reason: String?, in db: Database) throws {
    try db.run(
      "UPDATE pages SET state = ?, at = ?, message = ? WHERE article = ?",
      [.name(state), .time(at), .text(reason), .number(article)])
    guard state == .read, !validators.isEmpty else { return }
    try db.run(
      "UPDATE pages SET etag = ?, last_modified = ?, validators_url = ? WHERE article = ?",
      [
        .bytes(validators.etag), .bytes(validators.lastModified), .text(validatorsURL),
        .number(article),
      ])
  }
}
