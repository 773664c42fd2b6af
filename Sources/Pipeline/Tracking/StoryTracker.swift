import Developments
import News
import Stories
import Storage
import Watching

/// The story stage: one article after the other, in the order they were stored.
///
/// Furniture off → copy, story → what is new → watches → one commit. What it holds in memory is a
/// cache of the store, rebuilt by `init`; it decides with the times of the articles, not with the clock,
/// so that a run that was interrupted decides the same.
struct StoryTracker {
  private let context: Context
  private var furniture = FurnitureFilter()
  private var matcher = StoryMatcher()
  private var memories = StoryMemories()
  private let finder = DevelopmentFinder()
  private var flood = FloodCount()

  /// Articles read from the store at a time.
  static let batch = 64
  /// Stories are closed after 60 silent days: older articles decide nothing any more.
  static let memorySpan: Int64 = 60 * 86_400
  /// Articles of a story looked at for what another origin confirms.
  static let earlierArticles = 50

  /// Rebuilds the indexes from the articles of the last `memorySpan`.
  init(context: Context) async throws {
    self.context = context
    let since = context.clock.now().adding(seconds: -Self.memorySpan)
    var last: Int64 = 0
    while true {
      let page = try await context.store.recentArticles(
        since: since, afterNumber: last, limit: Self.batch * 8)
      guard let end = page.last else { return }
      for known in page {
        let cleaned = furniture.clean(known.article)
        furniture.remember(known.article)
        matcher.remember(matcher.prepare(cleaned), story: known.story, origin: known.origin)
      }
      last = end.article.number
    }
  }

  /// Tracks everything that waits; returns how many articles and edits that was.
  mutating func step() async throws -> Int {
    var done = 0
    while !Task.isCancelled {
      let articles = try await context.store.articlesWithoutStory(limit: Self.batch)
      for article in articles { try await track(article) }
      let edits = try await context.store.editsUntold(limit: Self.batch)
      for edit in edits { try await track(edit) }
      if articles.isEmpty && edits.isEmpty { break }
      done += articles.count + edits.count
    }
    return done
  }

  private mutating func track(_ article: Article) async throws {
    context.trackerTurns.add()
    let cleaned = furniture.clean(article)
    let prepared = matcher.prepare(cleaned)
    let match = matcher.match(prepared)
    let opens = match.verdict == .new
    let story = try await story(of: match, with: cleaned)
    let reading = finder.read(cleaned)
    var memory = try await memories.memory(of: story.id, in: self)
    let found = Self.facts(
      finder.find(in: reading, memory: memory, story: story, opensStory: opens), of: article,
      opensStory: opens)
    var update = StoryUpdate(
      article: article.number, story: story, isNewStory: opens,
      decision: Self.decision(match, found), origin: match.origin)
    update.copyOf = match.original
    update.arc = match.arc
    update.evidence = match.candidates.map(\.description)
    update.furniture = cleaned.furniture
    update.developments = found
    let news = ArticleNews(
      article: cleaned, decision: update.decision, developments: found, story: story,
      origin: match.origin, earlier: try await earlier(in: story, isNew: opens))
    let verdict = try await watch(news, at: article.firstSeen)
    update.decisions = verdict.decisions
    update.alerts = verdict.alerts
    try await context.store.commit(update)
    furniture.remember(article)
    matcher.remember(prepared, story: story.id, origin: match.origin)
    memory.remember(reading, telling: found)
    memories.keep(memory, of: story.id)
    context.log.article(update, article: article)
  }

  private mutating func track(_ edit: UntoldEdit) async throws {
    context.trackerTurns.add()
    let article = edit.article
    let cleaned = furniture.clean(article)
    let grade = Developments.EditGrade.grade(
      oldTitle: edit.previousTitle, oldText: edit.previousText, newTitle: article.title,
      newText: article.text)
    var update = EditUpdate(
      article: article.number, version: article.version, story: edit.story,
      grade: grade.level == .material ? .material : .cosmetic)
    if grade.level == .material {
      let reading = finder.read(cleaned)
      var memory = try await memories.memory(of: edit.story.id, in: self)
      update.developments = finder.find(
        in: reading, memory: memory, story: edit.story, opensStory: false)
      if let headline = Self.headlineEdit(edit, grade: grade) {
        update.developments.insert(headline, at: 0)
      }
      let news = ArticleNews(
        article: cleaned, decision: .edited, developments: update.developments, story: edit.story,
        origin: edit.origin)
      let verdict = try await watch(news, at: edit.seenAt)
      update.decisions = verdict.decisions
      update.alerts = verdict.alerts
      memory.remember(reading, telling: update.developments)
      memories.keep(memory, of: edit.story.id)
    }
    try await context.store.commit(update)
  }

  /// A comment on a known story adds no fact to it.
  private static func facts(_ found: [Development], of article: Article, opensStory: Bool)
    -> [Development]
  {
    article.role == .opinion && !opensStory ? [] : found
  }

  /// What became of the entry, now that its story is known.
  private static func decision(_ match: StoryMatch, _ found: [Development]) -> EntryDecision {
    switch match.verdict {
    case .copy: .copy
    case .new: .new
    case .joins, .rewrite: found.isEmpty ? .repeats : .new
    }
  }

  /// A headline that was rewritten in substance is itself what is new.
  private static func headlineEdit(_ edit: UntoldEdit, grade: Developments.EditGrade)
    -> Development?
  {
    guard edit.article.title != edit.previousTitle else { return nil }
    return Development(
      id: StableID.make("dv", edit.story.id, edit.article.id, String(edit.article.version)),
      kind: grade.isCorrection ? .correction : .edit, sentence: edit.article.title, span: nil,
      score: DevelopmentFinder.alertThreshold)
  }

  /// The story with this article in it. Opinion adds no voice.
  private func story(of match: StoryMatch, with cleaned: CleanedArticle) async throws -> Story {
    let article = cleaned.article
    guard match.verdict != .new, var story = try await context.store.story(match.story) else {
      return Story(
        id: match.story, headline: cleaned.title, firstSeen: article.firstSeen,
        lastSeen: article.firstSeen)
    }
    story.articles += 1
    story.lastSeen = max(story.lastSeen, article.firstSeen)
    guard article.role != .opinion else { return story }
    let voices = try await context.store.voices(of: match.story)
    story.outlets = Set(voices.outlets).union([article.outlet]).count
    story.origins = Set(voices.origins).union([match.origin]).count
    return story
  }

  /// What the watches make of it, with the times of the article: a late run decides the same.
  private mutating func watch(_ news: ArticleNews, at now: Timestamp) async throws
    -> Watcher.Verdict
  {
    let settings = context.settings
    let zone = settings.zone
    let day = zone.date(at: now)
    var told: [String: Int] = [:]
    for watch in settings.watches {
      told[watch.id] = try await context.store.alertsToday(
        watch: watch.id, from: zone.start(of: day), to: zone.start(of: day.next))
    }
    let poll = FloodCount.Poll(feed: news.article.article.feed, at: now)
    let past = WatchPast(
      alerts: try await context.store.alertHistory(story: news.story.id), toldToday: told,
      alertedInPoll: flood.alerted(in: poll))
    let verdict = settings.watcher.decide(
      news, past: past, now: now, minuteOfDay: zone.minuteOfDay(at: now))
    if !verdict.alerts.isEmpty { flood.note(poll) }
    return verdict
  }

  /// The articles a confirmation is judged against.
  private func earlier(in story: Story, isNew: Bool) async throws -> [EarlierArticle] {
    guard !isNew, !context.settings.watches.isEmpty else { return [] }
    return try await context.store.articles(of: story.id, limit: Self.earlierArticles).map {
      EarlierArticle(article: $0.article, origin: $0.origin, developments: $0.developments)
    }
  }

  /// Reads a story's articles again, in order: what it has told.
  func rebuildMemory(of story: String) async throws -> StoryMemory {
    var memory = StoryMemory()
    for known in try await context.store.articles(of: story, limit: StoryMemories.articlesPerStory)
    {
      memory.remember(finder.read(furniture.clean(known.article)), telling: known.developments)
    }
    return memory
  }
}
