import News

extension Digest {
  /// The page of the day; at most `stories` stories with new developments stand on it in full.
  public static func build(from input: DigestInput, stories limit: Int) -> Digest {
    DigestBuilder(input, limit: max(0, limit)).digest()
  }
}

/// Chooses and orders; every order ends in an id, so that none is left to chance.
struct DigestBuilder {
  typealias Row = DigestInput.DevelopmentRow

  let input: DigestInput
  let stories: [String: DigestInput.StoryRow]
  let edits: [String: [DigestInput.EditRow]]
  /// The day's developments of each story, best first. A new feed never floods: what came with its first poll is
  /// memory, not news.
  let news: [String: [Row]]
  /// Articles that their feeds list no more.
  let withdrawn: Set<String>
  private let limit: Int

  init(_ input: DigestInput, limit: Int) {
    self.input = input
    self.limit = limit
    stories = Dictionary(input.stories.map { ($0.story.id, $0) }) { first, _ in first }
    edits = Dictionary(grouping: input.edits, by: \.article)
    let rows = input.developments.filter { !$0.isBaseline }.sorted { $0.isBetter(than: $1) }
    news = Dictionary(grouping: rows, by: \.story)
    withdrawn = Set(
      rows.lazy.filter { $0.development.limit == Development.withdrawn }.map(\.article))
  }

  func digest() -> Digest {
    let told = ranked(storyBlocks())
    let shown = full(told.filter { !$0.standsBelow })
    let new = shown.filter { $0.mark == .new }
    let changed = shown.filter { $0.mark != .new }
    let numbers = section(of: .number, in: told)
    let disputed = section(of: .dispute, in: told)
    let corrections = section(of: .correction, in: told)
    let unchanged = unchangedStories()
    var counts = plainCounts()
    counts.newStories = new.count
    counts.changedStories = changed.count
    counts.numbers = numbers.count
    counts.disputed = disputed.count
    counts.corrections = corrections.count
    counts.unchangedStories = unchanged.count
    return Digest(
      day: input.day, timeZone: input.timeZone, clock: input.clock,
      generatedAt: lastEvent, isComplete: input.isComplete, counts: counts,
      bottomLine: bottomLine(Array(told.prefix(limit))), new: new, changed: changed,
      numbers: numbers, disputed: disputed, corrections: corrections, unchanged: unchanged,
      watches: watchSummaries(), feedTroubles: feedTroubles(),
      sources: sources(citing: shown, numbers + disputed + corrections), hours: hours(),
      feed: feedOfDay())
  }

  /// The first ones stand on the first page; half of it is kept for changed stories, or many new ones would leave of
  /// them nothing but titles.
  private func full(_ blocks: [StoryBlock]) -> [StoryBlock] {
    guard input.shape >= .second else { return full(blocks, first: limit) }
    let new = blocks.filter { $0.mark == .new }
    let changed = blocks.filter { $0.mark != .new }
    let ranked = blocks.prefix(limit).count { $0.mark != .new }
    let share = max(ranked, min(changed.count, limit / 2))
    return full(new, first: limit - share) + full(changed, first: share)
  }

  private func full(_ blocks: [StoryBlock], first count: Int) -> [StoryBlock] {
    blocks.enumerated().map { place, block in
      var block = block
      block.isFull = place < count
      return block
    }
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

  private func feedOfDay() -> [StatementInStory] {
    let rows = input.developments.filter { !$0.isBaseline }.sorted { left, right in
      if left.foundAt != right.foundAt { return left.foundAt > right.foundAt }
      return left.development.id < right.development.id
    }
    return rows.map { inStory($0) }
  }

  private func unchangedStories() -> [StoryLine] {
    let lines: [StoryLine] = input.stories.compactMap { row in
      guard news[row.story.id] == nil, !row.began || input.shape < .second,
        let last = row.articles.last
      else { return nil }
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
