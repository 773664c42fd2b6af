import News

/// What the voices of a story do to what a watch was told, or holds.
extension WatchTurn {
  /// The story was told; this article is the voice that makes it louder, in the words that were told where they stand.
  var confirmation: Subject? {
    guard isFirstVersion, isRaised, let last = lastNews ?? lastAlert else { return nil }
    let told = news.earlier.flatMap(\.developments).first { alertID($0.id) == last.id }
    let standing = news.earlier.flatMap(\.standing).first { $0.id == told?.id }
    let title = news.article.title
    let development = Development(
      id: told?.id ?? "", kind: .confirmed, sentence: standing?.sentence ?? title, span: nil,
      score: told?.score ?? 0, speaker: standing?.speaker, limit: standing?.limit)
    return Subject(
      id: StableID.make("al", watch.id, news.story.id, last.id, news.origin),
      development: development, kind: .confirmed, article: news.article.article, title: title)
  }

  /// The watch waited for more voices; with this one it tells the best of what it held and what still holds.
  var release: Subject? {
    guard isFirstVersion, watch.minOrigins > 1, news.story.origins >= watch.minOrigins,
      ownAlerts.isEmpty
    else {
      return nil
    }
    var best: (development: Development, article: Article)?
    let held = past.heldForOrigins[watch.id, default: []]
    for earlier in news.earlier.sorted(by: { $0.article.number < $1.article.number })
    where isFresh(earlier.article) {
      for development in earlier.standing where held.contains(development.id) {
        if let best, best.development.score >= development.score { continue }
        best = (development, earlier.article)
      }
    }
    return best.map { subject($0.development, of: $0.article, title: $0.article.title) }
  }

  /// An edit brings no voice.
  var isFirstVersion: Bool { news.article.article.version == 1 }

  /// To tell it now is to tell news.
  func isFresh(_ article: Article) -> Bool {
    article.role != .opinion && now.seconds(since: article.firstSeen) <= Watcher.oldAfter
  }
}

extension WatchTurn {
  /// The last alert that told something, and took nothing back.
  var lastNews: PastAlert? {
    ownAlerts.filter { $0.kind != .correction && $0.kind != .dispute }.latest
  }

  /// So many independent voices carry the story within the time of the watch's escalation.
  private var isEscalated: Bool {
    guard let escalate = watch.escalate else { return false }
    let within = escalate.within.components.seconds
    let recent = news.earlier.filter {
      $0.article.role != .opinion && !$0.isWithdrawn
        && now.seconds(since: $0.article.firstSeen) <= within
    }
    return Set(recent.map(\.origin)).union([news.origin]).count >= escalate.origins
  }

  /// Old news and what is dated ahead are never loud, whatever their date says.
  var severity: Severity {
    news.looksBack || news.article.article.isAhead ? min(raisedSeverity, .info) : raisedSeverity
  }

  private var raisedSeverity: Severity {
    guard let escalate = watch.escalate, isEscalated else { return watch.severity }
    return max(watch.severity, escalate.severity)
  }

  /// This article is the new voice that makes a story louder than it was told.
  var isRaised: Bool {
    guard isEscalated, !ownAlerts.isEmpty,
      !news.earlier.contains(where: { $0.origin == news.origin && $0.article.role != .opinion })
    else { return false }
    return ownAlerts.allSatisfy { $0.severity < severity }
  }
}

extension [PastAlert] {
  var latest: PastAlert? { self.max { ($0.foundAt, $0.id) < ($1.foundAt, $1.id) } }
}
