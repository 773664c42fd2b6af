import GRDB
import News

extension DigestArticle {
  /// Of `articles AS a` and `versions AS v`, in the order of `init(_:)`.
  static let columns = """
    a.number, a.id, a.feed, a.outlet, a.role, a.origin, a.copy_of, a.decision, v.title, a.url,
    a.published, a.first_seen, a.is_baseline
    """

  init(_ columns: inout ColumnReader) throws {
    self.init(
      number: try columns.number(), id: try columns.text(), feed: try columns.text(),
      outlet: try columns.text(), role: try columns.name(FeedRole.self),
      origin: try columns.text(), copyOf: try columns.numberIfAny(),
      decision: try columns.name(EntryDecision.self), title: try columns.text(),
      url: try columns.textIfAny(), published: try columns.time(), firstSeen: try columns.time(),
      isBaseline: try columns.flag())
  }
}

extension StoryDevelopment {
  /// Of `source`, in the order of `init(_:)`.
  static let columns = """
    \(Development.columns), a.story, a.number, a.id, d.version, v.title, a.feed, a.outlet, a.url,
    a.published, d.found_at, \(isBaseline)
    """

  /// It came with the first poll of its feed; what edits told since is news.
  static let isBaseline = "(a.is_baseline = 1 AND d.version = 1)"

  static let source = """
    developments AS d CROSS JOIN articles AS a ON a.number = d.article
    CROSS JOIN versions AS v ON v.article = d.article AND v.version = d.version
    """

  /// It is not that an article was withdrawn which came back.
  static let stands = "(v.is_withdrawal = 0 OR coalesce(a.missing_since <= v.seen_at, 0))"

  init(_ columns: inout ColumnReader) throws {
    self.init(
      development: try Development(&columns), story: try columns.text(),
      articleNumber: try columns.number(), article: try columns.text(),
      version: try columns.integer(), title: try columns.text(), feed: try columns.text(),
      outlet: try columns.text(), url: try columns.textIfAny(), published: try columns.time(),
      foundAt: try columns.time(), isBaseline: try columns.flag())
  }
}

extension DigestEdit {
  init(_ columns: inout ColumnReader) throws {
    self.init(
      story: try columns.textIfAny(), articleNumber: try columns.number(),
      article: try columns.text(), version: try columns.integer(), feed: try columns.text(),
      outlet: try columns.text(), url: try columns.textIfAny(), seenAt: try columns.time(),
      previousTitle: try columns.text(), title: try columns.text(),
      isTextChanged: try columns.flag(), grade: try columns.nameIfAny(EditGrade.self))
  }
}

extension OutletArrivals {
  init(_ columns: inout ColumnReader) throws {
    self.init(
      outlet: try columns.text(), articles: try columns.integer(),
      baseline: try columns.integer(), lastSeen: try columns.time())
  }
}
