import GRDB
public import News

extension Store {
  /// Stores what the story stage decided about one article.
  ///
  /// Refused where the article has a story already. What is dated by it is dated with the article's
  /// first sight. An article that was set aside at its poll stays so, whatever the update decides. Returns how its entry
  /// ended; nil where its poll had decided that.
  @discardableResult
  public func commit(_ update: StoryUpdate) async throws(StoreError) -> EntryDecision? {
    try await write { db in
      let waiting = try db.row(
        "SELECT poll, decision, first_seen FROM articles WHERE number = ? AND story IS NULL",
        [.number(update.article)],
        as: { (try $0.numberIfAny(), try $0.name(EntryDecision.self), try $0.time()) })
      guard let (poll, counted, seen) = waiting else {
        throw StoreError.refused(detail: "article \(update.article) does not wait for a story")
      }
      try update.story.save(in: db)
      var decision = counted
      if counted == .new, update.decision != .new {
        // Without a poll (they are forgotten first) there is nothing to balance.
        let isRecounted =
          try poll.map { try Poll.recount($0, from: .new, to: update.decision, in: db) } ?? true
        if isRecounted { decision = update.decision }
      }
      try update.place(decision, in: db)
      try update.linkArc(in: db)
      try update.memory?.insert(into: db, article: update.article)
      let findings = Findings(
        article: update.article, version: 1, at: seen, developments: update.developments,
        decisions: update.decisions, alerts: update.alerts, replaced: update.replaced)
      try findings.insert(into: db)
      return counted == .new ? decision : nil
    }
  }

  /// Stores what the story stage decided about one edit. Refused where that was told already; without effect where
  /// retention has let go of it meanwhile.
  public func commit(_ update: EditUpdate) async throws(StoreError) {
    try await write { db in
      let edit = try db.row(
        """
        SELECT seen_at, version > 1 AND grade IS NULL, is_withdrawal FROM versions
        WHERE article = ? AND version = ?
        """, [.number(update.article), .integer(update.version)],
        as: { (seen: try $0.time(), isUntold: try $0.flag(), isWithdrawal: try $0.flag()) })
      guard let edit else { return }
      guard edit.isUntold else {
        throw StoreError.refused(
          detail: "version \(update.version) of article \(update.article) is no untold edit")
      }
      try db.run(
        """
        UPDATE versions SET grade = ?, furniture = ?, title_length = ?
        WHERE article = ? AND version = ?
        """,
        [
          .name(update.grade), .text(StoredLines.text(update.furniture)),
          .integer(update.titleLength), .number(update.article), .integer(update.version),
        ])
      try update.story.save(in: db)
      if edit.isWithdrawal { try Self.recountVoices(of: update.article, in: db) }
      let findings = Findings(
        article: update.article, version: update.version, at: edit.seen,
        developments: update.developments, decisions: update.decisions, alerts: update.alerts,
        replaced: update.replaced)
      try findings.insert(into: db)
    }
  }
}

extension StoryUpdate {
  fileprivate func place(_ decision: EntryDecision, in db: Database) throws {
    try db.run(
      "UPDATE articles SET story = ?, origin = ?, decision = ?, evidence = ? WHERE number = ?",
      [
        .text(story.id), .text(origin), .name(decision), .text(StoredLines.text(evidence)),
        .number(article),
      ])
    // By itself: whatever sets a reference to its own table has SQLite write each index of the row anew.
    if let copyOf {
      try db.run(
        """
        UPDATE articles SET copy_of = (SELECT number FROM articles WHERE number = ?)
        WHERE number = ?
        """, [.number(copyOf), .number(article)])
    }
    try db.run(
      "UPDATE versions SET furniture = ?, title_length = ? WHERE article = ? AND version = 1",
      [.text(StoredLines.text(furniture)), .integer(titleLength), .number(article)])
  }

  /// Links to earlier stories that are still there.
  fileprivate func linkArc(in db: Database) throws {
    for (position, earlier) in arc.enumerated() {
      try db.run(
        """
        INSERT INTO arcs (story, position, earlier) SELECT ?, ?, id FROM stories WHERE id = ?
        ON CONFLICT (story, position) DO NOTHING
        """, [.text(story.id), .integer(position), .text(earlier)])
    }
  }
}

/// What one version of an article brought.
private struct Findings {
  var article: Int64
  var version: Int
  var at: Timestamp
  var developments: [Development]
  var decisions: [WatchDecision]
  var alerts: [Alert]
  var replaced: [ReplacedAlert]

  func insert(into db: Database) throws {
    for development in developments {
      try development.insert(into: db, article: article, version: version, at: at)
    }
    for alert in alerts { try alert.insert(into: db, article: article) }
    for alert in replaced { try alert.giveWay(in: db) }
    for decision in decisions {
      try decision.insert(into: db, article: article, version: version, at: at)
    }
  }
}
