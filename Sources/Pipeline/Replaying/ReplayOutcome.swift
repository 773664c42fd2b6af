public import News
import Storage
import Watching

/// What a replay made of its past, article by article in the order they were stored.
public struct ReplayOutcome: Sendable {
  public var articles: [Article] = []
  /// Ids of the watches there were.
  public var watches: Set<String> = []
  /// By the time they were due, then by the time they were found and id.
  public var alerts: [Alert] = []
  /// How all entries ended, as the store counts them.
  public var decisions: [EntryDecision: Int] = [:]

  public struct Article: Sendable {
    /// In its newest version.
    public var article: News.Article
    public var decision: EntryDecision
    public var story: String?
    /// Of its edits, in order; nil for one that nobody judged.
    public var grades: [EditGrade?]
    public var developments: [Development]
    /// Of the watches, in the order they were made.
    public var verdicts: [WatchDecision]
  }
}

extension Replay {
  /// What became of everything so far.
  public func outcome() async throws -> ReplayOutcome {
    var outcome = ReplayOutcome()
    outcome.watches = Set(context.settings.watches.map(\.id))
    var last: Int64 = 0
    while true {
      let page = try await context.store.recentArticles(
        since: Timestamp(seconds: .min), afterNumber: last, limit: 500)
      guard let end = page.last else { break }
      for known in page {
        guard let found = try await context.store.explainArticle(known.article.number) else {
          continue
        }
        outcome.articles.append(ReplayOutcome.Article(found))
        outcome.alerts += found.alerts.map(\.alert)
      }
      last = end.article.number
    }
    outcome.alerts.sort { ($0.dueAt, $0.foundAt, $0.id) < ($1.dueAt, $1.foundAt, $1.id) }
    outcome.decisions = try await context.store.decisions(
      from: Timestamp(seconds: .min), to: Timestamp(seconds: .max))
    return outcome
  }
}

extension ReplayOutcome.Article {
  fileprivate init(_ found: ArticleExplanation) {
    self.init(
      article: found.article, decision: found.decision, story: found.story?.id,
      grades: found.versions.dropFirst().filter { !$0.isWithdrawal }.map(\.grade),
      developments: found.developments.map(\.development),
      verdicts: found.decisions.map(\.decision))
  }
}
