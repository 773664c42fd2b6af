import News

extension Digest {
  /// The page of the day; at most `stories` stories with new developments stand on it in full.
  public static func build(from input: DigestInput, stories limit: Int) -> Digest {
    DigestBuilder(input, limit: max(0, limit)).digest()
  }
}

/// Chooses and orders; every order ends in an id, so that none is left to chance.
struct DigestBuilder {
  let input: DigestInput
  private let limit: Int
  private let stories: [String: DigestInput.StoryRow]
  private let edits: [String: [DigestInput.EditRow]]
  /// Places in `input.developments`, best first. A new feed never floods: what came with its first poll is
  /// memory, not news.
  private let news: [Int]

  /// Developments of one story on the first page.
  static let statementsPerStory = 4
  static let bottomLines = 3

  init(_ input: DigestInput, limit: Int) {
    self.input = input
    self.limit = limit
    stories = Dictionary(input.stories.map { ($0.story.id, $0) }) { first, _ in first }
    edits = Dictionary(grouping: input.edits, by: \.article)
    let rows = input.developments
    news = rows.indices.filter { !rows[$0].isBaseline }.sorted { left, right in
      let (first, second) = (rows[left].development, rows[right].development)
      return first.score != second.score ? first.score > second.score : first.id < second.id
    }
  }

  func digest() -> Digest {
    let shown = ranked(storyBlocks(), full: limit)
    let new = shown.filter { $0.mark == .new }
    let changed = shown.filter { $0.mark != .new }
    let numbers = statements(of: [.number])
    let disputed = statements(of: [.dispute])
    let corrections = statements(of: [.correction])
    let unchanged = unchangedStories()
    var counts = plainCounts()
    counts.newStories = new.count
    counts.changedStories = changed.count
    counts.numbers = numbers.count
    counts.disputed = disputed.count
    counts.corrections = corrections.count
    counts.unchangedStories = unchanged.count
    return Digest(
      day: input.day, timeZone: input.timeZone, utcOffsetSeconds: input.utcOffsetSeconds,
      generatedAt: lastEvent, isComplete: input.isComplete, counts: counts,
      bottomLine: bottomLine(shown), new: new, changed: changed, numbers: numbers,
      disputed: disputed, corrections: corrections, unchanged: unchanged,
      watches: watchSummaries(), feedTroubles: feedTroubles(),
      sources: sources(citing: shown, numbers + disputed + corrections), hours: hours(),
      feed: feedOfDay())
  }
}

extension DigestBuilder {
  private var lastEvent: Timestamp {
    var last = input.from
    for row in input.outlets { last = max(last, row.lastSeen) }
    for row in input.developments { last = max(last, row.foundAt) }
    for edit in input.edits { last = max(last, edit.seenAt) }
    for alert in input.alerts { last = max(last, alert.foundAt) }
    return input.isComplete ? min(last, input.to) : last
  }

  /// Numbers, disputes and corrections have sections of their own; each development is printed once.
  private static let blockKinds: Set<AlertKind> = [.story, .development, .confirmed, .edit]

  private func storyBlocks() -> [StoryBlock] {
    var byStory: [String: [DigestInput.DevelopmentRow]] = [:]
    for index in news where Self.blockKinds.contains(input.developments[index].development.kind) {
      byStory[input.developments[index].story, default: []].append(input.developments[index])
    }
    return input.stories.compactMap { row in
      byStory[row.story.id].flatMap { block(of: row, developments: $0) }
    }
  }

  private func block(of row: DigestInput.StoryRow, developments: [DigestInput.DevelopmentRow])
    -> StoryBlock?
  {
    guard let lead = developments.first else { return nil }
    let mark = row.isNew ? Mark.new : .changed
    let headline = title(of: lead, mark: mark)
    let statements = developments.map { statement($0) }
      .filter { $0.text != headline.text || $0.previousTitle != nil }
    let chosen = Self.withoutEchoes(statements).prefix(Self.statementsPerStory)
    return StoryBlock(
      mark: mark, story: row.story, headline: headline, lead: chosen.first ?? headline,
      statements: chosen.sorted { $0.precedes($1) },
      more: statements.count - chosen.count, arc: row.arc, isFull: false)
  }

  /// Two outlets that report one step within the hour are two developments, and one sentence is enough.
  private static func withoutEchoes(_ statements: [Statement]) -> [Statement] {
    var gists: [SentenceGist] = []
    return statements.filter { statement in
      let gist = SentenceGist(statement.text)
      guard statement.previousTitle != nil || !gists.contains(where: { gist.isPart(of: $0) }) else {
        return false
      }
      gists.append(gist)
      return true
    }
  }

  private func title(of row: DigestInput.DevelopmentRow, mark: Mark) -> Statement {
    var statement = Statement(
      mark: mark, development: row.development.id, kind: row.development.kind, text: row.title,
      citation: citation(row))
    statement.citation.span = nil
    if row.title.isEmpty {
      statement.text = row.development.sentence
      statement.citation.span = row.development.span
    }
    return statement
  }

  private func statement(_ row: DigestInput.DevelopmentRow) -> Statement {
    let development = row.development
    let mark: Mark =
      switch development.kind {
      case .story: .new
      case .dispute: .disputed
      case .correction: .corrected
      case .number, .edit: .changed
      case .development, .confirmed: .new
      }
    let edit = edits[row.article]?.first { $0.version == row.version }
    let wasRenamed = edit.map { $0.previousTitle != $0.title } ?? false
    let isAboutTitle = development.span == nil
    return Statement(
      mark: mark, development: development.id, kind: development.kind, text: development.sentence,
      speaker: development.speaker, limit: development.limit,
      previousTitle: wasRenamed && isAboutTitle ? edit?.previousTitle : nil,
      before: development.before,
      citation: citation(row))
  }

  private func citation(_ row: DigestInput.DevelopmentRow) -> Citation {
    Citation(
      article: row.article, version: row.version, span: row.development.span, outlet: row.outlet,
      url: row.url, at: row.foundAt)
  }

  private func inStory(_ row: DigestInput.DevelopmentRow) -> StatementInStory {
    let story = stories[row.story]
    return StatementInStory(
      story: row.story, headline: row.title, outlets: story?.story.outlets ?? 1,
      origins: story?.story.origins ?? 1, statement: statement(row))
  }

  private func statements(of kinds: Set<AlertKind>) -> [StatementInStory] {
    news.filter { kinds.contains(input.developments[$0].development.kind) }.map {
      inStory(input.developments[$0])
    }
  }

  private func feedOfDay() -> [StatementInStory] {
    let rows = input.developments
    let ordered = news.sorted { left, right in
      if rows[left].foundAt != rows[right].foundAt {
        return rows[left].foundAt > rows[right].foundAt
      }
      return rows[left].development.id < rows[right].development.id
    }
    return ordered.map { inStory(rows[$0]) }
  }

  /// Each with its article's headline: many a first sentence says nothing without. Columns and pieces that explain,
  /// which could not alert, are not among them.
  private func bottomLine(_ blocks: [StoryBlock]) -> [StatementInStory] {
    let titles = Dictionary(input.developments.map { ($0.development.id, $0.title) }) { first, _ in
      first
    }
    let loud = Set(
      news.map { input.developments[$0] }
        .filter { $0.development.score >= Development.alertScore }.map(\.story))
    let leading = blocks.filter { $0.isFull && loud.contains($0.story.id) }
    return leading.prefix(Self.bottomLines).map { block in
      var lead = block.lead
      lead.mark = block.mark
      return StatementInStory(
        story: block.story.id, headline: titles[lead.development] ?? "",
        outlets: block.story.outlets, origins: block.story.origins, statement: lead)
    }
  }

  private func unchangedStories() -> [StoryLine] {
    let told = Set(news.map { input.developments[$0].story })
    let lines: [StoryLine] = input.stories.compactMap { row in
      guard !told.contains(row.story.id), let last = row.articles.last else { return nil }
      let headline = Statement(
        mark: .unchanged, development: "", kind: .story, text: last.title,
        citation: Citation(
          article: last.id, version: nil, span: nil, outlet: last.outlet, url: last.url,
          at: last.firstSeen))
      return StoryLine(story: row.story, headline: headline, articles: row.articles.count)
    }
    return lines.sorted { left, right in
      if left.articles != right.articles { return left.articles > right.articles }
      return left.story.id < right.story.id
    }
  }
}
