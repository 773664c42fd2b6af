import News
import Stories
import Storage

/// What the story stage knows of words, pages and open stories: a cache of the store.
struct StoryKnowledge {
  private(set) var furniture = FurnitureFilter()
  private(set) var matcher = StoryMatcher()

  /// Rows read from the store at a time.
  private static let page = 2_048
  /// Closed stories looked at for a key, the latest first.
  private static let listed = 32

  /// As it was when the last article was committed.
  init(restoringFrom store: Store) async throws {
    var counted: Int64 = 0
    if let (article, checkpoint) = try await store.memoryCheckpoint() {
      guard let matcher = StoryMatcher(checkpoint: checkpoint.words),
        let furniture = FurnitureFilter(checkpoint: checkpoint.pages)
      else { throw Self.damaged("the checkpoint of article \(article)", in: store) }
      self.matcher = matcher
      self.furniture = furniture
      counted = article
    }
    try await restoreStories(from: store)
    try await restoreWords(from: store, counted: counted)
  }

  private mutating func restoreStories(from store: Store) async throws {
    var last: Int64 = 0
    while case let page = try await store.traces(after: last, limit: Self.page), let end = page.last
    {
      for row in page {
        let isRead = matcher.restore(
          trace: row.trace, number: row.number, story: row.story, origin: row.origin)
        guard isRead else { throw Self.damaged("the trace of article \(row.number)", in: store) }
      }
      last = end.number
    }
  }

  private mutating func restoreWords(from store: Store, counted: Int64) async throws {
    var last: Int64 = 0
    while case let page = try await store.recentTraces(after: last, limit: Self.page),
      let end = page.last
    {
      for row in page {
        let isCounted = row.number <= counted
        guard let memo = PageMemo(outlet: row.outlet, record: row.page),
          matcher.restore(
            words: row.words, number: row.number, origin: row.origin, isCounted: isCounted)
        else { throw Self.damaged("the words of article \(row.number)", in: store) }
        if !isCounted { furniture.remember(memo) }
      }
      last = end.number
    }
  }

  private static func damaged(_ what: String, in store: Store) -> StoreError {
    .corrupt(path: store.directory, detail: "\(what) cannot be read")
  }

  /// The earlier stories of one arc that the story opened by `article` continues, nearest first.
  func arc(of article: PreparedArticle, _ match: StoryMatch, in store: Store) async throws
    -> [ArcCandidate]
  {
    let closed = try await store.closedStories(sharing: article.arcKeys, listed: Self.listed)
    let profiles = try closed.map { closed in
      guard let profile = StoryProfile(story: closed.story, record: closed.profile) else {
        throw Self.damaged("the profile of \(closed.story)", in: store)
      }
      return profile
    }
    let candidates =
      match.arcCandidates + StoryMatcher.arcCandidates(for: article, among: profiles)
    return ArcCandidate.earlier(
      among: candidates, first: try await store.arcOpenings(of: candidates.map(\.story)))
  }

  /// Takes in an article whose story is decided; returns what the store has to keep of that.
  mutating func remember(
    _ article: PreparedArticle, _ page: PageMemo, story: String, opensStory: Bool, origin: String
  ) -> MemoryUpdate {
    furniture.remember(page)
    let closed = matcher.remember(article, story: story, origin: origin)
    return MemoryUpdate(
      trace: article.trace(opensStory: opensStory), words: article.words, page: page.record,
      closed: closed.map { ClosedStory(story: $0.story, keys: $0.keys, profile: $0.record) },
      checkpoint: matcher.checkpoint.map {
        MemoryCheckpoint(words: $0, pages: furniture.checkpoint)
      })
  }
}
