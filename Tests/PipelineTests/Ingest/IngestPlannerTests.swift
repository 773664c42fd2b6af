import News
import Testing

@testable import Pipeline

/// Polls of an invented feed, one after the other, against what the earlier ones left.
@Suite struct IngestPlannerTests {
  private let first = Timestamp(seconds: 1_795_000_000)

  @Test func `an entry seen twice is taken once`() {
    var feed = Desk(at: first)
    #expect(feed.poll([item("a"), item("b")]) == [.new, .new])
    #expect(feed.poll([item("a"), item("b")]) == [.unchanged, .unchanged])
    #expect(feed.articles == 2)
  }

  @Test func `an entry twice in one document is taken once`() {
    var feed = Desk(at: first)
    #expect(feed.poll([item("a"), item("a")]) == [.new, .unchanged])
    #expect(feed.articles == 1)
  }

  @Test func `an entry that retention has let go does not come back, one that is known stays`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("b")])
    #expect(feed.poll([item("a"), item("b")], forgotten: ["a", "b"]) == [.filtered, .unchanged])
    #expect(feed.articles == 1)
  }

  @Test func `a changed headline is an edit of the same article`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", title: "Bridge closed")])
    #expect(feed.poll([item("a", title: "Bridge closed for a week")]) == [.edited])
    #expect(feed.articles == 1)
  }

  @Test func `a text that comes back is no edit`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", title: "One")])
    _ = feed.poll([item("a", title: "Two")])
    #expect(feed.poll([item("a", title: "One")]) == [.unchanged])
    #expect(feed.poll([item("a", title: "Two")]) == [.unchanged])
  }

  @Test func `an earlier text that stays for an hour was put back, and is taken once`() {
    var feed = Desk(at: first)
    let (one, two) = ([item("a", title: "One")], [item("a", title: "Two")])
    let decided = [one, two, one, one, one, two, two, one, one, one].map { feed.poll($0)[0] }
    #expect(
      decided == [
        .new, .edited, .unchanged, .edited, .unchanged, .unchanged, .edited, .unchanged,
        .unchanged, .unchanged,
      ])
  }

  @Test func `an earlier text that comes and goes is never taken`() {
    var feed = Desk(at: first)
    let (one, two) = ([item("a", title: "One")], [item("a", title: "Two")])
    _ = feed.poll(one)
    _ = feed.poll(two)
    for page in [one, two, one, two, one, two] { #expect(feed.poll(page) == [.unchanged]) }
  }

  @Test
  func `an earlier text under a later date of its own is taken at once, under its old one not`() {
    func page(_ title: String, minute: Int64) -> [Entry] {
      var entry = item("a", title: title, at: first)
      entry.modified = first.adding(seconds: minute * 60)
      return [entry]
    }
    var feed = Desk(at: first)
    _ = feed.poll(page("One", minute: 0))
    #expect(feed.poll(page("Two", minute: 9)) == [.edited])
    #expect(feed.poll(page("One", minute: 0)) == [.unchanged])
    #expect(feed.poll(page("One", minute: 10)) == [.edited])
  }

  @Test func `a date that alone changed is not news`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", at: first)])
    #expect(feed.poll([item("a", at: first.adding(seconds: 600))]) == [.recycled])
    #expect(feed.articles == 1)
  }

  @Test func `a new guid on a known link with a known title is the same item`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", url: "http://o.example/a")])
    #expect(
      feed.poll([item("z", url: "https://o.example/a?utm_source=rss", title: "a")]) == [.recycled])
    #expect(feed.poll([item("z", url: "https://o.example/a", title: "a")]) == [.unchanged])
    #expect(feed.articles == 1)
  }

  @Test func `guids that change at every fetch are neither a flood nor a loss`() {
    var feed = Desk(at: first)
    func page(_ round: Int) -> [Entry] {
      (0..<4).map { item("\($0)-\(round)", url: "https://o.example/\($0)", title: "Story \($0)") }
    }
    _ = feed.poll(page(0))
    #expect(feed.poll(page(1)) == [.recycled, .recycled, .recycled, .recycled])
    var edited = page(2)
    edited[1].title = "Story 1, updated"
    #expect(feed.poll(edited) == [.recycled, .edited, .recycled, .recycled])
    let fresh = [item("9-3", url: "https://o.example/9", title: "Story 9")] + page(3)
    #expect(feed.poll(fresh).first == .new)
    #expect(feed.articles == 5)
  }

  @Test func `one guid for all items still gives each item once`() {
    var feed = Desk(at: first)
    let page = (0..<3).map {
      item("same", url: "https://o.example/\($0)", title: "Story \($0)")
    }
    #expect(feed.poll(page) == [.new, .new, .new])
    #expect(feed.poll(page) == [.unchanged, .unchanged, .unchanged])
    #expect(feed.articles == 3)
  }

  /// Without guids the link is the id, and some feeds link every item to their front page.
  @Test func `one link for all items still gives each item once`() {
    var feed = Desk(at: first)
    let home = "https://o.example/"
    let page = (0..<6).map { item(home, url: home, title: "Story \($0)") }
    #expect(feed.poll(Array(page[0..<3])) == [.new, .new, .new])
    #expect(feed.poll(Array(page[0..<3])) == [.unchanged, .unchanged, .unchanged])
    #expect(feed.poll(Array(page[1..<4])) == [.unchanged, .unchanged, .new])
    #expect(feed.poll([page[1]]).first != .new)
    #expect(feed.poll(Array(page[2..<5])) == [.unchanged, .unchanged, .new])
    #expect(feed.articles == 5)
  }

  @Test func `a second item under the link of the first is news`() {
    var feed = Desk(at: first)
    let home = "https://o.example/"
    let page = (0..<3).map { item(home, url: home, title: "Story \($0)") }
    #expect(feed.poll([page[0]]) == [.new])
    #expect(feed.poll([page[1], page[0]]) == [.new, .unchanged])
    #expect(feed.poll([page[2], page[1], page[0]]) == [.new, .unchanged, .unchanged])
    #expect(feed.articles == 3)
  }

  @Test func `the same guid with another link and title is news`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("live", url: "https://o.example/monday", title: "Monday")])
    #expect(
      feed.poll([item("live", url: "https://o.example/tuesday", title: "Tuesday")]) == [.new])
    #expect(
      feed.poll([item("live", url: "https://o.example/tuesday", title: "Tuesday")])
        == [.unchanged])
    #expect(feed.articles == 2)
  }

  @Test(arguments: [3_600, 0])
  func `guids that are places in a list bring each item once, under dates of their own or one`(
    gap: Int64
  ) {
    var feed = Desk(at: first)
    let items = ["ferry", "dam", "port", "mill", "quay", "lamp"]
    for newest in 3...items.count {
      let decided = feed.poll(
        items[..<newest].reversed().prefix(3).enumerated().map { place, name in
          let hour = Int64(items.firstIndex(of: name) ?? 0)
          return item(
            "\(place + 1)", url: "http://o.example/\(name)", title: name,
            at: first.adding(seconds: hour * gap))
        })
      #expect(decided.count { $0 == .new } == (newest == 3 ? 3 : 1))
    }
    #expect(feed.articles == items.count)
  }

  @Test func `two items of one date that change their guids are what they were`() {
    var feed = Desk(at: first)
    func page(_ port: String, _ dam: String) -> [Entry] {
      [(port, "port"), (dam, "dam")].map {
        item($0, url: "https://o.example/\($1)", title: "The \($1)", at: first)
      }
    }
    _ = feed.poll(page("1", "2"))
    #expect(feed.poll(page("2", "1")) == [.recycled, .recycled])
    #expect(feed.articles == 2)
  }

  @Test func `a rewritten headline under a link with another query is an edit`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", url: "https://o.example/a", title: "Talks begin")])
    #expect(
      feed.poll([item("a", url: "https://o.example/a?segment=x", title: "Talks open at last")])
        == [.edited])
    #expect(feed.articles == 1)
  }

  @Test func `a rewritten headline that changes the link made from it is an edit`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", url: "https://o.example/rain-comes", title: "Rain comes", at: first)])
    #expect(
      feed.poll([item("a", url: "https://o.example/rain-is-late", title: "Rain is late", at: first)]
      )
        == [.edited])
    #expect(feed.articles == 1)
  }

  @Test func `two items with one title are two`() {
    var feed = Desk(at: first)
    let page = [
      item("a", url: "https://o.example/a", title: "Weather warning"),
      item("b", url: "https://o.example/b", title: "Weather warning"),
    ]
    #expect(feed.poll(page) == [.new, .new])
  }

  @Test func `the first poll is a baseline, later entries are not`() {
    var feed = Desk(at: first, firstRun: .baseline)
    _ = feed.poll([item("a")])
    _ = feed.poll([item("b"), item("a")])
    #expect(feed.isBaseline == ["a": true, "b": false])
  }

  @Test func `after an empty first document what is more than a day older than it is no news`() {
    var feed = Desk(at: first, firstRun: .baseline)
    _ = feed.poll([])
    _ = feed.poll([
      item("old", at: first.adding(seconds: -90_000)),
      item("today", at: first.adding(seconds: -7_200)),
      item("new", at: first.adding(seconds: 60)),
    ])
    #expect(feed.isBaseline == ["old": true, "today": false, "new": false])
  }

  @Test(arguments: [-62_135_596_800, -62_169_984_000, 0, -3_600, 315_532_800, -2_082_844_800])
  func `what programs write for no date is none`(seconds: Int64) {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", at: Timestamp(seconds: seconds))])
    #expect(feed.published == ["a": first])
  }

  @Test func `a page of old entries under new ids is set aside, counted, and known afterwards`() {
    var feed = Desk(at: first)
    let old = first.adding(seconds: -30 * 86_400)
    func page(_ prefix: String) -> [Entry] {
      (0..<20).map {
        item(
          "\(prefix)\($0)", url: "https://o.example/\(prefix)/\($0)", title: "\(prefix) \($0)",
          at: old.adding(seconds: Int64($0) * 60))
      }
    }
    _ = feed.poll(page("a"))
    #expect(feed.poll(page("b")) == Array(repeating: .quarantined, count: 20))
    #expect(feed.poll(page("b")) == Array(repeating: .unchanged, count: 20))
  }

  @Test func `what was published during an outage is news when the feed comes back`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", at: first)])
    feed.pass(days: 10)
    let page = (0..<15).map { item("n\($0)", at: first.adding(seconds: Int64($0 + 1) * 40_000)) }
    #expect(feed.poll(page) == Array(repeating: .new, count: 15))
  }

  @Test func `entries are numbered by date, and by place in the document where dates are equal`() {
    var feed = Desk(at: first)
    _ = feed.poll([
      item("newest", at: first), item("older", at: first.adding(seconds: -60)),
      item("same-later", at: first.adding(seconds: -120)),
      item("same-earlier", at: first.adding(seconds: -120)),
    ])
    #expect(feed.order == ["same-earlier", "same-later", "older", "newest"])
  }

  @Test func `a date in the future counts as now`() {
    var feed = Desk(at: first)
    _ = feed.poll([item("a", at: first.adding(seconds: 86_400 * 365 * 70))])
    #expect(feed.published == ["a": first])
  }

  private func item(
    _ id: String, url: String? = nil, title: String? = nil, at: Timestamp? = nil
  ) -> Entry {
    var entry = Entry(id: id)
    entry.url = url
    entry.title = title ?? id
    entry.summary = "Text of \(title ?? id)."
    entry.published = at
    return entry
  }
}

/// What a store would know, kept in memory: the planner itself is pure.
private struct Desk {
  private var now: Timestamp
  private var state: FeedState
  private var feed = FeedSettings(id: "outlet", url: "https://o.example/feed")
  private var known: [ArticleKeys] = []
  private(set) var isBaseline: [String: Bool] = [:]
  private(set) var order: [String] = []
  private(set) var published: [String: Timestamp] = [:]

  var articles: Int { known.count }

  init(at first: Timestamp, firstRun: FeedSettings.FirstRun = .all) {
    now = first
    state = FeedState(id: "outlet", url: feed.url, nextCheck: first)
    feed.firstRun = firstRun
  }

  mutating func pass(days: Int64) {
    now = now.adding(seconds: days * 86_400)
  }

  mutating func poll(_ entries: [Entry], forgotten: Set<String> = []) -> [EntryDecision] {
    let planner = IngestPlanner(
      feed: feed, state: state, now: now, outlets: OutletNames([]))
    let candidates = planner.candidates(of: entries)
    let asked = Set(KnownEntries.entryIDs(of: candidates))
    let urls = Set(candidates.compactMap(\.keys.urlKey))
    let contents = Set(candidates.map(\.keys.contentHash))
    let result = planner.decide(
      candidates,
      known: known.filter {
        asked.contains($0.entryID) || $0.urlKey.map { urls.contains($0) } ?? false
          || contents.contains($0.contentHash)
      }, forgotten: forgotten)
    for new in result.newArticles {
      var keys = new.keys
      keys.number = Int64(known.count + 1)
      known.append(keys)
      isBaseline[new.article.entryID] = new.article.isBaseline
      published[new.article.entryID] = new.article.published
      order.append(new.article.entryID)
    }
    for keys in result.rekeyed { replace(keys) }
    for edit in result.edits {
      var keys = edit.keys
      keys.modified = edit.modified
      replace(keys)
    }
    state.isBaselined = state.isBaselined || !candidates.isEmpty
    state.lastSuccess = now
    now = now.adding(seconds: 3_600)
    return result.decided.map(\.decision)
  }

  private mutating func replace(_ keys: ArticleKeys) {
    guard let index = known.firstIndex(where: { $0.number == keys.number }) else { return }
    var keys = keys
    // An id that another article has stays with that one.
    if known.contains(where: { $0.number != keys.number && $0.entryID == keys.entryID }) {
      keys.entryID = known[index].entryID
    }
    keys.earlierHashes = known[index].earlierHashes
    keys.modified = keys.modified ?? known[index].modified
    if known[index].contentHash != keys.contentHash {
      keys.earlierHashes.append(known[index].contentHash)
    }
    known[index] = keys
  }
}
