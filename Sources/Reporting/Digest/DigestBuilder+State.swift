import News

extension DigestInput.DevelopmentRow {
  /// Says by itself where its story stands: neither what could not alert nor what stands beside an article's news.
  var isWeighty: Bool {
    guard development.score >= Development.alertScore else { return false }
    return development.kind != .development || [.main, .consequence].contains(development.role)
  }

  /// By score; of equals the one that stands first in its article.
  func isBetter(than other: DigestInput.DevelopmentRow) -> Bool {
    let (first, second) = (development, other.development)
    if first.score != second.score { return first.score > second.score }
    let starts = (first.span?.lowerBound ?? -1, second.span?.lowerBound ?? -1)
    return starts.0 != starts.1 ? starts.0 < starts.1 : first.id < second.id
  }
}

/// Where a story stands when its day ends.
extension DigestBuilder {
  private static let bottomLines = 3

  /// The latest of what is weighty and still holds, by the time and then by its article, of one article the best; else the best of the rest.
  ///
  /// The score does not choose among what is weighty: how new a sentence is says nothing about how much it decides.
  /// "The board accepts" scores less than the offer that it ends.
  func state(of news: [Row]) -> Row? {
    let standing = news.filter { holds($0) }
    return latest(of: standing.filter(\.isWeighty)) ?? standing.first
  }

  /// The story's state, and before it what it leaves unsaid: the latest changed number, a toll, else what is disputed.
  func leads(of news: [Row], isNew: Bool) -> [StatementInStory] {
    guard let state = state(of: news) else { return [] }
    let weighty = news.filter { $0.isWeighty && holds($0) }
    var before = latest(of: weighty.filter { $0.development.kind == .number })
    if before == nil, state.development.kind == .dispute {
      before = latest(of: weighty.filter { $0.development.kind != .dispute })
    }
    return [before, state].compactMap(\.self)
      .withoutEchoes { $0.article == $1.article }
      .map { lead($0, of: news, isNew: isNew) }
  }

  /// Nothing of it is left: each article that told of it was withdrawn.
  func isTakenBack(_ news: [Row]) -> Bool { news.allSatisfy { withdrawn.contains($0.article) } }

  /// What the day's first stories come to. Columns and pieces that explain, which could not alert, are not among them,
  /// nor is a story of which nothing still holds.
  func bottomLine(_ blocks: [StoryBlock]) -> [StatementInStory] {
    let loud = blocks.filter { block in
      !block.leads.isEmpty
        && news[block.story.id]?.first.map { $0.development.score >= Development.alertScore }
          ?? false
    }
    return loud.prefix(Self.bottomLines).flatMap(\.leads)
  }

  /// A story whose state is a dispute or a correction is marked with it.
  func mark(of state: Row, isNew: Bool) -> Mark {
    switch state.development.kind {
    case .dispute: .disputed
    case .correction: .corrected
    case .story, .development, .confirmed, .number, .edit: isNew ? .new : .changed
    }
  }

  /// The newest title that the article of `row` has on the day.
  func title(of row: Row, mark: Mark) -> Statement {
    var statement = Statement(
      mark: mark, development: row.development.id, kind: row.development.kind,
      text: row.development.sentence, citation: citation(row))
    let newest = laterEdits(of: row).max { $0.version < $1.version }
    let (title, version) = newest.map { ($0.title, $0.version) } ?? (row.title, row.version)
    if title.isEmpty { return statement }
    statement.text = title
    statement.citation.version = version
    statement.citation.span = nil
    return statement
  }

  /// What became of a sentence on the same day, where it no longer stands as it was.
  func superseding(_ row: Row) -> Superseding? {
    if withdrawn.contains(row.article) {
      return row.development.limit == Development.withdrawn ? nil : .withdrawn
    }
    guard input.rewritten.contains(row.development.id) else { return nil }
    let isCorrected = news[row.story]?.contains {
      $0.article == row.article && $0.version > row.version && $0.development.kind == .correction
    }
    if isCorrected == true { return .corrected }
    return laterEdits(of: row).contains { $0.grade == .material } ? .rewritten : nil
  }
}

extension DigestBuilder {
  private func holds(_ row: Row) -> Bool {
    superseding(row) == nil && !withdrawn.contains(row.article)
  }

  private func laterEdits(of row: Row) -> [DigestInput.EditRow] {
    (edits[row.article] ?? []).filter { $0.version > row.version }
  }

  private func latest(of rows: [Row]) -> Row? {
    rows.min { left, right in
      if left.foundAt != right.foundAt { return left.foundAt > right.foundAt }
      if input.shape >= .second, left.articleNumber != right.articleNumber {
        return left.articleNumber > right.articleNumber
      }
      return left.isBetter(than: right)
    }
  }

  /// With its article's headline: many a first sentence says nothing without. Where the article does not begin with
  /// news, the headline alone: what stands deeper says something else. A number is what it is.
  private func lead(_ row: Row, of news: [Row], isNew: Bool) -> StatementInStory {
    var lead = inStory(row)
    let headline = title(of: row, mark: mark(of: row, isNew: isNew))
    lead.headline = headline.text
    lead.headlineVersion = headline.citation.version
    lead.statement.mark = headline.mark
    let beginsWithNews = news.contains {
      $0.article == row.article && $0.version == row.version && $0.isWeighty
        && ($0.development.span?.lowerBound ?? 0) == 0
    }
    if !beginsWithNews, row.development.kind != .number { lead.statement = headline }
    return lead
  }
}
