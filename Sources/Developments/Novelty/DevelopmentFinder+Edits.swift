public import News
internal import Text

extension DevelopmentFinder {
  /// Score of what an edit changed.
  private static let changedByEdit = 0.4

  /// What an edit changed, the stated correction first, then the headline; then what else is new in it.
  public func find(
    in reading: ArticleReading, edit: GradedEdit, memory: StoryMemory, story: Story, origin: String
  ) -> [Development] {
    var search = DevelopmentSearch(
      reading: reading, memory: memory, story: story, origin: origin, isRewrite: false)
    search.added = Self.added(by: edit, in: reading)
    let new = find(by: search)
    var developments: [Development] = []
    let changes = edit.changes.sorted { Self.rank($0) < Self.rank($1) }
    for change in changes {
      let known = new.first { $0.sentence == change.sentence }
      if change.reasons == [.addition], !change.isHeadline {
        if let known { developments.append(known) }
        continue
      }
      guard var development = development(of: change, reading, story) else { continue }
      if edit.isCorrection {
        development.kind = .correction
      } else if known?.kind == .number {
        development.kind = .number
        development.before = known?.before
      }
      development.score = max(Self.changedByEdit, known?.score ?? 0)
      developments.append(development)
    }
    developments += new.filter { found in
      !developments.contains { $0.sentence == found.sentence }
    }
    return Array(developments.prefix(Self.mostPerArticle))
  }

  private static func added(by edit: GradedEdit, in reading: ArticleReading) -> Set<Int> {
    let sentences = Set(edit.changes.filter { $0.reasons == [.addition] }.map(\.sentence))
    return Set(
      reading.article.sentences.indices.filter {
        sentences.contains(reading.article.sentences[$0].text)
      })
  }

  /// That the feed lists an article no more: its headline, and what became of it beside it.
  public func withdrawal(of reading: ArticleReading, story: Story) -> Development {
    let article = reading.article.article
    let id = StableID.make("dv", story.id, "withdrawal", article.id, String(article.version))
    return Development(
      id: id, kind: .correction, sentence: reading.article.title, span: nil,
      score: DevelopmentSearch.correction, limit: Development.withdrawn)
  }

  private static func rank(_ change: GradedEdit.Change) -> Int {
    if !change.reasons.isDisjoint(with: [.correction, .retraction]) { return 0 }
    return change.isHeadline ? 1 : 2
  }

  /// Nil for what is furniture of the page.
  private func development(
    of change: GradedEdit.Change, _ reading: ArticleReading, _ story: Story
  ) -> Development? {
    let article = reading.article.article
    let id = StableID.make(
      "dv", story.id, change.sentence, article.id, String(article.version))
    if change.isHeadline {
      return Development(
        id: id, kind: .edit, sentence: article.title, span: nil,
        score: Self.changedByEdit)
    }
    guard let index = reading.article.sentences.firstIndex(where: { $0.text == change.sentence })
    else { return nil }
    var development = development(
      DevelopmentSearch.Candidate(index: index, place: 0, score: 0, kind: .edit), reading, story)
    development.id = id
    return development
  }
}
