import GRDB
public import News

extension Store {
  /// Stores all that one poll brought: new articles, edits, keys, the feed's state, the poll itself.
  ///
  /// Since the plan was made, a reload may have given the feed another id, and retention forgotten articles: of a feed
  /// that is not there nothing is stored, and an edit or key of an article that is not there is passed over.
  public func commit(_ plan: IngestPlan) async throws(StoreError) -> CommittedPoll {
    try await write { db in
      var committed = CommittedPoll(articles: [], ignored: 0)
      guard try plan.feed.isThere(in: db) else {
        committed.isStored = false
        return committed
      }
      let poll = try plan.poll.insert(into: db)
      // First what frees ids, then what takes them.
      for keys in plan.rekeyed { _ = try keys.update(in: db) }
      for edit in plan.edits { try edit.insert(into: db) }
      for new in plan.newArticles {
        if let article = try new.insert(into: db, poll: poll) {
          committed.articles.append(article)
        } else {
          committed.ignored += 1
          try Poll.recount(poll, from: new.decision, to: .unchanged, in: db)
        }
      }
      try plan.vanishing.save(at: plan.poll.at, in: db)
      try plan.feed.update(in: db)
      try plan.saveLinks(in: db)
      try plan.hostPause?.save(at: plan.poll.at, in: db)
      return committed
    }
  }
}

extension ArticleKeys {
  fileprivate var urlHash: UInt64? {
    urlKey.map { UInt64(storedText: $0) }
  }

  /// Gives the article these keys; false where the feed has no such article. An entry id that another article of the
  /// feed has stays with that one.
  fileprivate func update(in db: Database) throws -> Bool {
    try db.run(
      """
      UPDATE articles SET title_hash = ?, claimed = ?, behind_since = ? WHERE number = ? AND feed = ?
      """,
      [.hash(titleHash), .time(claimed), .time(behindSince), .number(number), .text(feed)])
    guard db.changesCount == 1 else { return false }
    // Mostly the date alone is another; whatever is set has its index written anew.
    // An entry that has lost its link leaves the last one to be shown.
    try db.run(
      """
      UPDATE articles SET url_key = ?1, url_hash = ?2, url = coalesce(?4, url)
      WHERE number = ?3 AND (url_key IS NOT ?1 OR (url IS NULL AND ?4 IS NOT NULL))
      """, [.text(urlKey), .hash(urlHash), .number(number), .text(url)])
    try db.run(
      "UPDATE articles SET content_hash = ?1 WHERE number = ?2 AND content_hash <> ?1",
      [.hash(contentHash), .number(number)])
    try db.run(
      """
      UPDATE OR IGNORE articles SET entry_id = ?1, entry_hash = ?2
      WHERE number = ?3 AND entry_id <> ?1
      """, [.text(entryID), .hash(UInt64(storedText: entryID)), .number(number)])
    return true
  }
}

extension Edit {
  /// An edit of an article that is not there leaves nothing.
  fileprivate func insert(into db: Database) throws {
    guard try keys.update(in: db) else { return }
    try db.run(
      "UPDATE articles SET version = ? WHERE number = ? AND version = ?",
      [.integer(version), .number(keys.number), .integer(version - 1)])
    guard db.changesCount == 1 else {
      throw StoreError.refused(
        detail: "version \(version) of article \(keys.number) does not follow the stored one")
    }
    try db.run(
      """
      INSERT INTO versions (article, version, seen_at, modified, content_hash, title, text)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .number(keys.number), .integer(version), .time(seenAt), .time(modified),
        .hash(keys.contentHash), .text(title), .text(text),
      ])
    if wantsPage {
      try Store.wantPage(of: keys.number, version: version, at: seenAt, in: db)
    }
  }
}

extension NewArticle {
  /// The article with its number; nil where the feed has one with this entry id.
  fileprivate func insert(into db: Database, poll: Int64) throws -> Article? {
    var stored = article
    stored.title = article.title.withoutNUL
    stored.text = article.text.withoutNUL
    stored.version = 1
    try db.run(
      """
      INSERT INTO articles (id, feed, entry_hash, url_hash, content_hash, title_hash, claimed,
        version, published, first_seen, is_ahead, is_baseline, decision, poll, outlet, role, group_id,
        author, language, entry_id, url, url_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (feed, entry_hash) DO NOTHING
      """,
      [
        .text(article.id), .text(article.feed), .hash(UInt64(storedText: article.entryID)),
        .hash(keys.urlHash), .hash(keys.contentHash), .hash(keys.titleHash), .time(keys.claimed),
        .time(article.published), .time(article.firstSeen), .flag(article.isAhead),
        .flag(article.isBaseline), .name(decision), .number(poll), .text(article.outlet),
        .name(article.role),
        .text(article.group), .text(article.author), .text(article.language),
        .text(article.entryID), .text(article.url), .text(keys.urlKey),
      ])
    guard db.changesCount == 1 else { return nil }
    stored.number = db.lastInsertedRowID
    try db.run(
      """
      INSERT INTO versions (article, version, seen_at, modified, content_hash, title, text)
      VALUES (?, 1, ?, NULL, ?, ?, ?)
      """,
      [
        .number(stored.number), .time(article.firstSeen), .hash(keys.contentHash),
        .text(stored.title), .text(stored.text),
      ])
    if wantsPage {
      try Store.wantPage(of: stored.number, version: 1, at: article.firstSeen, in: db)
    }
    return stored
  }
}
