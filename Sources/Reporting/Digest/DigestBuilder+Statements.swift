import News

extension DigestBuilder {
  /// The statements of one kind, story by story in the page's order, each story's as they became known.
  func section(of kind: AlertKind, in blocks: [StoryBlock]) -> [StatementInStory] {
    blocks.flatMap { block in
      let rows = (news[block.story.id] ?? []).filter { $0.development.kind == kind }
      let entries = rows.map { inStory($0) }.sorted { $0.statement.precedes($1.statement) }
      guard kind == .number else { return entries }
      let told = entries.map { Telling($0.statement) }.withoutEchoes { $0.isSameChange(as: $1) }
      let ids = Set(told.map(\.statement.development))
      return entries.filter { ids.contains($0.statement.development) }
    }
  }

  func inStory(_ row: Row) -> StatementInStory {
    let story = stories[row.story]
    return StatementInStory(
      story: row.story, headline: row.title, outlets: story?.story.outlets ?? 1,
      origins: story?.story.origins ?? 1, statement: statement(row))
  }

  func statement(_ row: Row) -> Statement {
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
      before: development.before, superseded: superseding(row), citation: citation(row))
  }

  func citation(_ row: Row) -> Citation {
    Citation(
      article: row.article, version: row.version, span: row.development.span, outlet: row.outlet,
      url: row.url, at: row.foundAt)
  }
}
