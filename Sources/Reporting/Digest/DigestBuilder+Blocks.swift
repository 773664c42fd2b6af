import News

extension DigestBuilder {
  /// Developments of one story on the first page.
  private static let statementsPerStory = 4
  /// What else there is has sections of its own.
  private static let blockKinds: Set<AlertKind> = [.story, .development, .confirmed, .edit]

  func storyBlocks() -> [StoryBlock] {
    input.stories.compactMap { row in news[row.story.id].flatMap { block(of: row, news: $0) } }
  }

  private func block(of row: DigestInput.StoryRow, news: [Row]) -> StoryBlock? {
    guard let heading = state(of: news) ?? news.first else { return nil }
    let mark = isTakenBack(news) ? Mark.corrected : mark(of: heading, isNew: row.isNew)
    let headline = title(of: heading, mark: mark)
    let statements = inOrderOfChoice(news, first: heading).map { statement($0) }
      .filter { $0.text != headline.text || $0.previousTitle != nil }
    let chosen = statements.map { Telling($0) }.withoutEchoes { $0.isEcho(of: $1) }
      .prefix(Self.statementsPerStory).map(\.statement)
    let isBelow: (Statement) -> Bool = { !Self.blockKinds.contains($0.kind) }
    return StoryBlock(
      mark: row.isNew ? .new : .changed, story: row.story, headline: headline,
      leads: leads(of: news, isNew: row.isNew),
      statements: chosen.sorted { $0.precedes($1) }, more: statements.count - chosen.count,
      below: statements.count(where: isBelow) - chosen.count(where: isBelow),
      standsBelow: news.allSatisfy { !Self.blockKinds.contains($0.development.kind) },
      arc: row.arc, isFull: false)
  }

  /// What the heading rests on, then the best of each article before what else it says: one that talks much leaves
  /// room for the others.
  private func inOrderOfChoice(_ news: [Row], first: Row) -> [Row] {
    var heard: Set = [first.article]
    var leading = [first]
    var others: [Row] = []
    for row in news where row.development.id != first.development.id {
      if row.isWeighty && heard.insert(row.article).inserted {
        leading.append(row)
      } else {
        others.append(row)
      }
    }
    return leading + others
  }
}
