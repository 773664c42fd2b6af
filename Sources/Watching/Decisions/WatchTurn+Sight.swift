import News
import Text

/// What is new to a watch of some feeds or words though its story knew it from articles that the watch did not see.
extension WatchTurn {
  /// The best of what articles told that came since the last one that the watch saw, once each. Where it looks at the
  /// feed of none this article begins the story; else it is told where this article says it.
  ///
  /// What an edit of an article before that one told is not among it.
  var firstSight: Subject? {
    guard isFirstVersion else { return nil }
    let articles = news.earlier.sorted { $0.article.number < $1.article.number }
    let known = articles.prefix((articles.lastIndex(where: sees) ?? -1) + 1)
    let unseen = articles.suffix(from: known.endIndex).filter(isNews).flatMap(\.standing)
      .filter { unseen in
        unseen.score >= Development.alertScore
          && !ownAlerts.contains { $0.id == alertID(unseen.id) }
      }
    if unseen.isEmpty { return nil }
    let (article, title) = (news.article.article, news.article.title)
    let begins = known.isEmpty && ownAlerts.isEmpty
    let before = Set(known.flatMap { Words($0.article.title + "\n" + $0.article.text).roots })
    let told =
      begins && !articles.contains(where: isLookedAt)
      ? unseen : unseen.compactMap { said($0, beside: before) }
    guard let best = told.max(by: { $0.score < $1.score }) else { return nil }
    let development =
      begins
      ? Development(id: best.id, kind: .story, sentence: title, span: nil, score: best.score) : best
    return subject(development, of: article, title: title)
  }

  private func isLookedAt(_ earlier: EarlierArticle) -> Bool {
    watch.looksAt(feed: earlier.article.feed, group: earlier.article.group)
  }

  private func sees(_ earlier: EarlierArticle) -> Bool {
    let held = past.heldForOrigins[watch.id, default: []]
    let isOwn = earlier.developments.contains { development in
      held.contains(development.id) || ownAlerts.contains { $0.id == alertID(development.id) }
    }
    return isOwn || isLookedAt(earlier) && watch.query.matches(earlier.article)
  }

  /// What a first poll brings may be news to others, if it is not old.
  private func isNews(_ earlier: EarlierArticle) -> Bool {
    isFresh(earlier.article) && now.seconds(since: earlier.article.published) <= Watcher.oldAfter
  }

  /// The development in the words of this article: in its headline or the sentence that has most of the words that were
  /// new, if that is half of them; of a number a third, and all new figures.
  ///
  /// Judged by words alone: what is said in other words is not found.
  private func said(_ development: Development, beside known: Set<UInt64>) -> Development? {
    let words = Words(development.sentence).all.filter {
      !$0.isStopWord && !known.contains($0.root)
    }
    let new = Set(words.map(\.root))
    let isNumber = development.kind == .number
    let figures = Set(words.filter { isNumber && $0.isNumber }.map(\.root))
    var best: (sentence: String, span: Range<Int>?, count: Int)?
    let places = news.article.sentences.map { ($0.text, Optional($0.span)) }
    for (sentence, span) in places + [(news.article.title, nil)] {
      let roots = Set(Words(sentence).roots)
      let count = new.intersection(roots).count
      guard count > best?.count ?? 0, count * (isNumber ? 3 : 2) >= new.count,
        figures.isSubset(of: roots)
      else { continue }
      best = (sentence, span, count)
    }
    return best.map { best in
      Development(
        id: development.id, kind: kind(of: development), sentence: best.sentence, span: best.span,
        score: development.score, role: development.role,
        speaker: development.speaker.flatMap { best.sentence.contains($0) ? $0 : nil },
        limit: development.limit.flatMap { best.sentence.contains($0) ? $0 : nil },
        before: development.before)
    }
  }

  /// What opens or puts right another article does neither to this one.
  private func kind(of development: Development) -> AlertKind {
    switch development.kind {
    case .number, .dispute: development.kind
    case .story, .development, .confirmed, .correction, .edit: .development
    }
  }
}

extension Words {
  fileprivate var roots: [UInt64] { all.map(\.root) }
}
