import News
import Reporting
import Storage
import Watching

extension DigestInput {
  /// The page's input from what the store has of the day, or had.
  init(day: CivilDate, record: DigestRecord) {
    let data = record.data
    self.init(
      day: day, timeZone: record.timeZone, clock: record.clock,
      from: data.from, to: data.to, isComplete: record.isComplete)
    shape = record.shape ?? .first
    watches = record.watches
    stories = data.stories.map { StoryRow($0) }
    outlets = data.outlets.map {
      OutletRow(
        outlet: $0.outlet, articles: $0.articles, baseline: $0.baseline, lastSeen: $0.lastSeen)
    }
    developments = data.developments.map { DevelopmentRow($0) }
    edits = data.edits.map { EditRow($0) }
    rewritten = Set(data.rewritten ?? [])
    alerts = data.alerts.map(\.alert)
    holds = data.holds.map { HoldRow(watch: $0.watch, reason: $0.reason, count: $0.count) }
    for row in data.withheld ?? [] { withheld[row.watch, default: []].insert(row.story) }
    feeds = data.feeds.map {
      FeedRow(
        state: $0.state, polls: $0.polls, failedPolls: $0.failedPolls, entries: $0.entries)
    }
    quietFeeds = data.quietFeeds
    decisions = data.decisions
  }
}

extension DigestInput.StoryRow {
  fileprivate init(_ stored: DigestStory) {
    self.init(
      story: stored.story, isNew: stored.isNew, arc: stored.arc,
      articles: stored.articles.map { article in
        DigestInput.ArticleRow(
          id: article.id, outlet: article.outlet, title: article.title, url: article.url,
          firstSeen: article.firstSeen)
      })
  }
}

extension DigestInput.DevelopmentRow {
  fileprivate init(_ stored: StoryDevelopment) {
    self.init(
      development: stored.development, story: stored.story, article: stored.article,
      articleNumber: stored.articleNumber,
      version: stored.version, title: stored.title, outlet: stored.outlet, url: stored.url,
      foundAt: stored.foundAt, isBaseline: stored.isBaseline)
  }
}

extension DigestInput.EditRow {
  fileprivate init(_ stored: DigestEdit) {
    self.init(
      article: stored.article, version: stored.version, previousTitle: stored.previousTitle,
      title: stored.title, seenAt: stored.seenAt, grade: stored.grade)
  }
}
