import Developments
import News
import Reporting
import Stories
import Storage
import Watching

/// The story stage: one article after the other, in the order they were stored.
///
/// Furniture off → copy, story → what is new → watches → one commit. What it holds in memory is a
/// cache of the store; it decides with the times of the articles, not with the clock, so that a run
/// that was interrupted decides the same.
struct StoryTracker {
  private let context: Context
  /// Nil where a commit failed after something was remembered: then it is restored.
  private var knowledge: StoryKnowledge?
  private var memories = StoryMemories()
  /// Articles held since the last word about it, as their feed's poll had told enough.
  private var floods: [String: Int] = [:]
  /// Watches of which it was told that they may tell no more on that day.
  private var spent: [String: CivilDate] = [:]
  // Its tables are read with the first article: a start needs none.
  private lazy var finder = DevelopmentFinder()

  /// Versions asked of the store at a time.
  static let batch = 64
  /// Stories are closed after 60 silent days: what is older decides nothing any more.
  static let memorySpan: Int64 = 60 * 86_400
  /// Articles of a story looked at for what another origin confirms.
  static let earlierArticles = 50
  /// Outlets add sentences of their own to a copy; what is as new as this is more than that.
  static let newInCopy = 0.3

  init(context: Context) async throws {
    self.context = context
    knowledge = try await StoryKnowledge(restoringFrom: context.store)
  }

  /// Tracks everything that waits; returns how many articles and edits that was.
  mutating func step() async throws -> Int {
    var done = 0
    while !Task.isCancelled {
      var tracked = 0
      for version in try await context.store.waiting(limit: Self.batch) {
        tracked += try await track(version) ? 1 : 0
      }
      if tracked == 0 { break }
      done += tracked
      // Polls may wait for the thread that this runs on.
      await Task.yield()
    }
    tellFloods()
    return done
  }

  private mutating func count(_ decisions: [WatchDecision], of feed: String) {
    guard decisions.contains(where: { $0.outcome == .held(.flood) }) else { return }
    floods[feed, default: 0] += 1
  }

  /// One line for all that a feed's poll brought beyond the limit.
  private mutating func tellFloods() {
    for (feed, more) in floods.sorted(by: { $0.key < $1.key }) {
      context.log.operation(.feedFlood(feed: feed, more: more), at: context.clock.now())
    }
    floods = [:]
  }

  /// False where nothing waits under that number any more.
  private mutating func track(_ version: WaitingVersion) async throws -> Bool {
    context.trackerTurns.add()
    if version.version > 1 {
      let edit = try await context.store.waitingEdit(
        of: version.article, version: version.version)
      guard let edit else { return false }
      try await track(edit)
    } else {
      guard let article = try await context.store.waitingArticle(version.article) else {
        return false
      }
      try await track(article)
    }
    return true
  }

  private mutating func track(_ article: Article) async throws {
    let article = grouped(article)
    var knowledge = try await takeKnowledge()
    let read = knowledge.furniture.read(article)
    let cleaned = read.cleaned
    let prepared = knowledge.matcher.prepare(read)
    let match = knowledge.matcher.match(prepared)
    let opens = match.verdict == .new
    let story = try await story(of: match, with: cleaned)
    let reading = finder.read(cleaned)
    var memory =
      opens ? StoryMemory() : try await memories.memory(of: story.id, in: context.store)
    let found = try await unknown(
      finder.find(
        in: reading, memory: memory, story: story, origin: match.origin,
        isRewrite: Self.isRewrite(match)))
    var update = StoryUpdate(
      article: article.number, story: story, isNewStory: opens,
      decision: Self.decision(match, found), origin: match.origin)
    update.copyOf = match.original
    update.evidence = match.evidence
    if opens {
      let earlier = try await knowledge.arc(of: prepared, match, in: context.store)
      update.arc = earlier.map(\.story)
      update.evidence += earlier.map(\.evidence)
    }
    update.furniture = cleaned.furniture
    update.titleLength = Self.titleLength(of: cleaned)
    update.developments = found
    let news = ArticleNews(
      article: cleaned, decision: update.decision, developments: found, story: story,
      origin: match.origin, earlier: try await earlier(in: story, isNew: opens),
      looksBack: reading.looksBack)
    let verdict = try await watch(news, at: article.firstSeen)
    update.decisions = verdict.decisions
    update.alerts = verdict.alerts
    update.replaced = verdict.replaced
    update.memory = knowledge.remember(
      prepared, read.page, story: story.id, opensStory: opens, origin: match.origin)
    let decision = try await context.store.commit(update)
    context.tally.count(update)
    count(update.decisions, of: article.feed)
    self.knowledge = knowledge
    memory.remember(reading, telling: found, origin: match.origin)
    memories.advance(memory, of: story.id)
    if let decision { context.log.entry(decision, of: article) }
  }

  /// Gives up what is known until a commit succeeds; a copy of it would be as large.
  private mutating func takeKnowledge() async throws -> StoryKnowledge {
    if let known = knowledge {
      knowledge = nil
      return known
    }
    return try await StoryKnowledge(restoringFrom: context.store)
  }

  private mutating func track(_ edit: UntoldEdit) async throws {
    let article = grouped(edit.article)
    let known = try await takeKnowledge()
    let cleaned = known.furniture.clean(article)
    knowledge = known
    let graded = GradedEdit(
      oldTitle: edit.previousTitle, oldText: edit.previousText, newTitle: article.title,
      newText: edit.comparedText)
    var update = EditUpdate(
      article: article.number, version: article.version, story: edit.story, grade: graded.grade)
    update.furniture = cleaned.furniture
    update.titleLength = Self.titleLength(of: cleaned)
    // Nobody has looked at the page yet, whatever the edit did to the entry; what came with a first poll is known.
    if edit.isWithdrawal || edit.bringsFirstPage && !article.isBaseline { update.grade = .material }
    guard update.grade == .material else { return try await context.store.commit(update) }
    let reading = finder.read(cleaned)
    var memory = try await memories.memory(of: edit.story.id, in: context.store)
    update.developments = try await unknown(
      edit.isWithdrawal
        ? [finder.withdrawal(of: reading, story: edit.story)]
        : finder.find(
          in: reading, edit: graded, memory: memory, story: edit.story, origin: edit.origin
        )
        .filter { !edit.toldBetween.contains($0.sentence) })
    var news = ArticleNews(
      article: cleaned, decision: .edited, developments: update.developments, story: edit.story,
      origin: edit.origin, earlier: try await earlier(in: edit.story, isNew: false),
      looksBack: reading.looksBack)
    news.isWithdrawn = edit.isWithdrawal
    let verdict = try await watch(news, at: edit.seenAt)
    update.decisions = verdict.decisions
    update.alerts = verdict.alerts
    update.replaced = verdict.replaced
    try await context.store.commit(update)
    context.tally.count(update)
    count(update.decisions, of: article.feed)
    memory.remember(reading, telling: update.developments, origin: edit.origin)
    memories.advance(memory, of: edit.story.id)
  }

  /// In the group that its feed is in now: watches name groups as the settings do.
  private func grouped(_ article: Article) -> Article {
    guard let feed = context.settings.feed(article.feed) else { return article }
    var article = article
    article.group = feed.group
    return article
  }

  /// Nil where the title has no suffix.
  private static func titleLength(of cleaned: CleanedArticle) -> Int? {
    cleaned.title == cleaned.article.title ? nil : cleaned.title.utf8.count
  }

  /// The same sentence is told of a story once.
  private func unknown(_ found: [Development]) async throws -> [Development] {
    let known = try await context.store.knownDevelopments(found.map(\.id))
    return found.filter { !known.contains($0.id) }
  }

  /// What became of the entry, now that its story is known.
  private static func decision(_ match: StoryMatch, _ found: [Development]) -> EntryDecision {
    switch match.verdict {
    case .copy: found.contains(where: isTold) ? .new : .copy
    case .new: .new
    case .joins, .rewrite: found.isEmpty ? .repeats : .new
    }
  }

  private static func isRewrite(_ match: StoryMatch) -> Bool {
    if case .rewrite = match.verdict { true } else { false }
  }

  /// What makes more of a copy than a copy: agencies put the news on top of the text they sent before.
  private static func isTold(_ development: Development) -> Bool {
    switch development.kind {
    case .number, .correction, .dispute: true
    case .story, .development, .confirmed, .edit: development.score >= newInCopy
    }
  }

  /// The story with this article in it. Opinion adds no voice.
  private func story(of match: StoryMatch, with cleaned: CleanedArticle) async throws -> Story {
    let article = cleaned.article
    let known = try await context.store.story(match.story)
    guard match.verdict != .new, var story = known else {
      // An article's id may repeat, and with it that of the story it opens.
      let isTaken = match.verdict == .new && known != nil
      let id =
        isTaken ? StableID.make("st", article.id, article.firstSeen.rfc3339) : match.story
      return Story(
        id: id, headline: cleaned.title, firstSeen: article.firstSeen,
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
    let past = WatchPast(
      alerts: try await context.store.alertHistory(story: news.story.id), toldToday: told,
      alertedInPoll: try await context.store.alertingArticles(
        feed: news.article.article.feed, at: now),
      heldForOrigins: settings.watches.contains { $0.minOrigins > 1 }
        ? try await context.store.developmentsHeldForOrigins(story: news.story.id) : [:])
    var verdict = settings.watcher.decide(
      news, past: past, now: now, minuteOfDay: zone.minuteOfDay(at: now))
    for index in verdict.alerts.indices {
      verdict.alerts[index].dueAt = settings.due(verdict.alerts[index].severity, found: now)
    }
    for decision in verdict.decisions where decision.outcome == .held(.budget) {
      guard spent.updateValue(day, forKey: decision.watch) != day else { continue }
      context.log.operation(
        .watchSpent(
          watch: decision.watch, lines: told[decision.watch] ?? 0, until: zone.start(of: day.next)),
        at: now)
    }
    return verdict
  }

  /// The articles a confirmation is judged against.
  private func earlier(in story: Story, isNew: Bool) async throws -> [EarlierArticle] {
    guard !isNew, !context.settings.watches.isEmpty else { return [] }
    return try await context.store.articles(of: story.id, limit: Self.earlierArticles).map {
      EarlierArticle(article: grouped($0.article), origin: $0.origin, developments: $0.developments)
    }
  }
}
