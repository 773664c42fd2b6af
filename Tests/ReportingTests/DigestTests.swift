import News
import Reporting
import Testing
import Text

/// A day of invented news, put together story by story.
struct Day {
  static let start = Timestamp(seconds: 1_768_690_800)
  var input = DigestInput(
    day: CivilDate(year: 2026, month: 1, day: 18), timeZone: "Europe/Brussels",
    clock: DayClock(utcOffsetSeconds: 3_600), from: start, to: start.adding(seconds: 86_400),
    isComplete: false)
  /// What the store would have: title and text of each article.
  var texts: [String: (title: String, text: String)] = [:]

  mutating func add(
    story: String, title: String, sentences: [(String, AlertKind, Double)], isNew: Bool = true,
    outlets: Int = 2, origins: Int = 1, hour: Int = 8, url: String? = "https://outlet-a.example/1",
    isBaseline: Bool = false
  ) {
    let at = Self.start.adding(seconds: Int64(hour) * 3_600)
    let article = "ar_" + story
    texts[article] = (title, sentences.map(\.0).joined(separator: "\n"))
    count(at, isBaseline: isBaseline)
    let row = DigestInput.ArticleRow(
      id: article, outlet: "outlet-a.example", title: title, url: url, firstSeen: at)
    input.stories.append(
      DigestInput.StoryRow(
        story: Story(
          id: "st_" + story, headline: title, firstSeen: at, lastSeen: at, outlets: outlets,
          origins: origins),
        isNew: isNew, arc: [], articles: isBaseline ? [] : [row]))
    var start = 0
    for (number, (sentence, kind, score)) in sentences.enumerated() {
      let end = start + sentence.utf8.count
      input.developments.append(
        DigestInput.DevelopmentRow(
          development: Development(
            id: "dv_\(story)\(number)", kind: kind, sentence: sentence, span: start..<end,
            score: score),
          story: "st_" + story, article: article, version: 1, title: title,
          outlet: "outlet-a.example", url: url, foundAt: at, isBaseline: isBaseline))
      start = end + 1
    }
  }

  private mutating func count(_ at: Timestamp, isBaseline: Bool) {
    if input.outlets.isEmpty {
      input.outlets = [.init(outlet: "outlet-a.example", articles: 0, baseline: 0, lastSeen: at)]
    }
    input.outlets[0].articles += 1
    input.outlets[0].baseline += isBaseline ? 1 : 0
    input.outlets[0].lastSeen = max(input.outlets[0].lastSeen, at)
  }

  func markdown(stories: Int = 12) -> String {
    DigestPage.markdown(Digest.build(from: input, stories: stories))
  }
}

func order(of words: [String], in text: String) -> Bool {
  var rest = text[...]
  for word in words {
    guard let place = rest.firstRange(of: word) else { return false }
    rest = rest[place.upperBound...]
  }
  return true
}

@Suite struct `A digest` {
  static func full() -> Day {
    var day = Day()
    day.add(
      story: "a", title: "Bridge at Varrow falls",
      sentences: [("The bridge fell at dawn.", .story, 0.6), ("Twelve were hurt.", .number, 0.4)],
      outlets: 3, origins: 2)
    day.add(
      story: "b", title: "Talks resume",
      sentences: [("The talks resume in May.", .development, 0.5)],
      isNew: false, hour: 9)
    day.add(
      story: "c", title: "Mill closes", sentences: [("The owner denies it.", .dispute, 0.3)],
      hour: 10)
    day.add(
      story: "d", title: "Port reopens", sentences: [("It was not Tuesday.", .correction, 0.3)],
      hour: 11)
    day.add(story: "e", title: "Rain goes on", sentences: [], isNew: false, hour: 12)
    day.input.watches = ["bridges", "mills"]
    day.input.holds = [DigestInput.HoldRow(watch: "bridges", reason: .cooldown, count: 2)]
    day.input.alerts = [
      Alert(
        id: "al_1", kind: .story, severity: .high, watch: "bridges", story: "st_a", article: "ar_a",
        development: "dv_a0", foundAt: Day.start.adding(seconds: 8 * 3_600), dueAt: Day.start,
        headline: "Bridge at Varrow falls", sentence: "The bridge fell at dawn.",
        source: "outlet-a", url: "https://outlet-a.example/1")
    ]
    var state = FeedState(id: "outlet-z", url: "https://z.example/", nextCheck: Day.start)
    state.failures = 4
    state.lastError = "HTTP 500"
    day.input.feeds = [DigestInput.FeedRow(state: state, polls: 10, failedPolls: 4, entries: 7)]
    day.input.decisions = [.new: 4, .repeats: 1, .unchanged: 2]
    return day
  }

  @Test func `has its sections in the fixed order`() {
    let page = Self.full().markdown()
    #expect(
      order(
        of: [
          "# Digest of 2026-01-18", "## Bottom line", "## New", "## Changed\n",
          "## Changed numbers",
          "## Disputed", "## Corrections", "## Unchanged", "## Watches",
          "## Coverage and feed health", "## Sources",
        ], in: page))
  }

  @Test func `prints each sentence with its mark and its source beside it`() {
    let page = Self.full().markdown()
    #expect(
      page.contains(
        "### `+` [Bridge at Varrow falls](<https://outlet-a.example/1>) · 3/2\n\n"
          + "- `+` The bridge fell at dawn. — [outlet-a.example](<https://outlet-a.example/1>), 08:00\n"
      ))
    #expect(page.contains("- `~` Twelve were hurt. — [outlet-a.example]"))
    #expect(
      page.contains(
        "- `!` The owner denies it. — [outlet-a.example](<https://outlet-a.example/1>), 10:00"
          + " · *Mill closes* · 2/1 · `st_c`\n"))
    #expect(page.contains("- `x` It was not Tuesday. — [outlet-a.example]"))
    #expect(page.contains("- `=` [Rain goes on](<https://outlet-a.example/1>) · 2/1 · 1 article"))
    #expect(page.contains("### `~` [Talks resume]"))
  }

  @Test func `says what fired, what was held and why, and which feed fails`() {
    let page = Self.full().markdown()
    #expect(page.contains("- **bridges**: 1 alert, held 2: 2 cooldown"))
    #expect(page.contains("08:00 high story: [Bridge at Varrow falls]"))
    #expect(page.contains("- **mills**: 0 alerts, held nothing"))
    #expect(page.contains("**outlet-z** failing: 4 failures in a row, never a success (HTTP 500)"))
    #expect(page.contains("7 entries: 4 new, 2 unchanged, 1 repeats"))
  }

  @Test func `is the same for the same day, in whatever order the store tells it`() {
    let day = Self.full()
    let digest = Digest.build(from: day.input, stories: 2)
    var shuffled = day
    shuffled.input.stories.reverse()
    shuffled.input.developments.reverse()
    shuffled.input.alerts.reverse()
    let other = Digest.build(from: shuffled.input, stories: 2)
    #expect(DigestPage.markdown(digest) == DigestPage.markdown(other))
    #expect(DigestPage.json(digest) == DigestPage.json(other))
    #expect(DigestPage.html(digest) == DigestPage.html(other))
    #expect(
      DigestPage.atom(digest, selfURL: "feed.xml") == DigestPage.atom(other, selfURL: "feed.xml"))
    #expect(digest.generatedAt == Day.start.adding(seconds: 12 * 3_600))
  }

  @Test func `gives the stories beyond the first page one line each`() {
    var day = Day()
    for number in 0..<30 {
      day.add(
        story: "s\(number)", title: "Title \(number)",
        sentences: [("Sentence \(number).", .story, 0.5)], origins: number % 7 + 1)
    }
    let page = day.markdown(stories: 12)
    #expect(page.components(of: "### `+`") == 12)
    #expect(page.components(of: "- `+` [Title") == 18)
    #expect(page.components(of: "Title ") == 30 + 3)
    #expect(page.contains("30 new stories"))
  }

  @Test func `keeps half of the first page for changed stories, as many as there are`() {
    var day = Day()
    for number in 0..<20 {
      day.add(
        story: "n\(number)", title: "New \(number)", sentences: [("N\(number).", .story, 0.9)])
    }
    let titles = { (page: String) in
      [page.components(of: "### `+`"), page.components(of: "### `~`")]
    }
    #expect(titles(day.markdown()) == [12, 0])
    for number in 0..<8 {
      day.add(
        story: "c\(number)", title: "Changed \(number)",
        sentences: [("C\(number).", .development, 0.3)], isNew: false)
      if number == 1 { #expect(titles(day.markdown()) == [10, 2]) }
    }
    #expect(titles(day.markdown()) == [6, 6])
    #expect(day.markdown().contains("- `+` C5."))
    day.input.shape = .first
    #expect(titles(day.markdown()) == [12, 0])
    day.input.shape = .newest
    day.input.stories.removeAll { $0.isNew && $0.story.id > "st_n11" }
    #expect(titles(day.markdown()) == [4, 8])
    for index in day.input.stories.indices where !day.input.stories[index].isNew {
      day.input.stories[index].story.origins = 10
    }
    #expect(titles(day.markdown(stories: 8)) == [0, 8])
  }

  @Test func `puts first what is new, told by many, watched and late`() {
    var day = Day()
    day.add(story: "a", title: "Quiet", sentences: [("Q.", .story, 0.3)], origins: 1)
    day.add(story: "b", title: "Many voices", sentences: [("M.", .story, 0.3)], origins: 5)
    day.add(story: "c", title: "Very new", sentences: [("V.", .story, 0.9)], origins: 1)
    day.add(story: "d", title: "Late", sentences: [("L.", .story, 0.3)], origins: 1, hour: 20)
    #expect(order(of: ["Many voices", "Very new", "Late", "Quiet"], in: day.markdown()))
  }

  @Test func `keeps from the bottom line what could not alert, and shows it below`() {
    var day = Day()
    day.add(story: "a", title: "We all knew it", sentences: [("K.", .story, 0.2)], origins: 9)
    day.add(story: "b", title: "Dam burst", sentences: [("D.", .story, 0.5)])
    #expect(order(of: ["Dam burst", "## New", "We all knew it"], in: day.markdown()))
  }

  @Test func `ranks what a watch had no line left for with the lines that it told`() {
    var day = Day()
    day.add(story: "a", title: "Ice-cream van", sentences: [("I.", .story, 0.4)])
    day.add(story: "b", title: "Dam burst", sentences: [("D.", .story, 0.5)])
    day.input.alerts = [
      Alert(
        id: "al_a", kind: .story, severity: .medium, watch: "all", story: "st_a", article: "ar_a",
        development: "dv_a0", foundAt: Day.start, dueAt: Day.start, headline: "Ice-cream van",
        sentence: "I.", source: "outlet-a.example")
    ]
    #expect(order(of: ["Ice-cream van", "Dam burst"], in: day.markdown()))
    day.input.withheld = ["all": ["st_b"]]
    #expect(order(of: ["Dam burst", "Ice-cream van"], in: day.markdown()))
  }

  @Test func `tells a story in the order in which it became known, and leads with the best`() {
    var day = Day()
    day.add(
      story: "a", title: "Dam",
      sentences: [
        ("Sirens sounded in the valley at dawn.", .development, 0.4),
        ("The dam above Orlo burst.", .development, 0.9),
        ("Trains stop at the junction below.", .development, 0.5),
      ])
    let page = day.markdown()
    #expect(order(of: ["The dam above", "## New", "Sirens", "The dam above", "Trains"], in: page))
  }

  @Test func `says one thing once under a story, and counts what it leaves out`() {
    var day = Day()
    day.add(
      story: "a", title: "Dam",
      sentences: [
        ("The dam above Orlo burst on Monday morning.", .development, 0.9),
        ("On Monday the dam above Orlo burst.", .development, 0.5),
        ("The dam above Orlo burst on Monday, 12 dead.", .development, 0.4),
      ])
    let page = day.markdown()
    #expect(!page.contains("On Monday the dam"))
    #expect(page.contains("12 dead"))
    #expect(page.contains("1 more"))
  }

  @Test func `does not take a feed's first poll for news`() {
    var day = Day()
    day.add(
      story: "a", title: "Old archive", sentences: [("Long ago.", .story, 0.9)], isBaseline: true)
    let page = day.markdown()
    #expect(!page.contains("Old archive") && !page.contains("Long ago."))
    #expect(page.contains("Nothing new: 1 article came with first polls."))
  }

  @Test func `repeats a story only with a development under it`() {
    var day = Day()
    day.add(story: "a", title: "Rain goes on", sentences: [], isNew: false)
    let page = day.markdown()
    #expect(page.contains("## Unchanged"))
    #expect(!page.contains("## Changed"))
    #expect(page.contains("told nothing that their stories did not know"))
  }

  @Test func `does not call a story unchanged that began on the day with a column`() {
    var day = Day()
    day.add(story: "a", title: "Ferries should be free", sentences: [], outlets: 0, origins: 0)
    #expect(!day.markdown().contains("## Unchanged"))
    #expect(day.markdown().contains("told nothing that their stories did not know"))
    day.input.stories[0].story.articles = 2
    #expect(day.markdown().contains("- `=` [Ferries should be free]"))
    day.input.stories[0].story.articles = 1
    day.input.shape = .first
    #expect(day.markdown().contains("- `=` [Ferries should be free]"))
  }

  @Test func `of an empty day says why it is empty`() {
    var day = Day()
    #expect(day.markdown().contains("Nothing new: no feed is configured."))
    let state = FeedState(id: "a", url: "u", nextCheck: Day.start)
    day.input.feeds = [DigestInput.FeedRow(state: state, polls: 0, failedPolls: 0, entries: 0)]
    #expect(day.markdown().contains("Nothing new: no feed was polled."))
    day.input.feeds[0].polls = 3
    #expect(day.markdown().contains("Nothing new: 1 feed polled, no article arrived."))
    day.input.feeds[0].failedPolls = 3
    #expect(day.markdown().contains("Nothing new: all 3 polls of the day failed."))
    #expect(DigestPage.html(Digest.build(from: day.input, stories: 12)).contains("Nothing new"))
  }

  @Test func `shows the headline that a rewritten one took the place of`() {
    var day = Day()
    day.add(story: "a", title: "Ten dead", sentences: [])
    day.input.edits = [
      DigestInput.EditRow(
        article: "ar_a", version: 2, previousTitle: "Ten dead", title: "Nine dead",
        seenAt: Day.start,
        grade: .material)
    ]
    day.input.developments = [
      DigestInput.DevelopmentRow(
        development: Development(
          id: "dv_1", kind: .correction, sentence: "Nine dead", span: nil, score: 0.3),
        story: "st_a", article: "ar_a", version: 2, title: "Nine dead", outlet: "o", url: nil,
        foundAt: Day.start, isBaseline: false)
    ]
    #expect(day.markdown().contains("- `x` Nine dead (before: Ten dead) — o, 00:00"))
  }

  @Test func `shows a rewritten headline that is no correction among what changed`() {
    var day = Day()
    day.add(story: "a", title: "Ten dead", sentences: [], isNew: false)
    day.input.edits = [
      DigestInput.EditRow(
        article: "ar_a", version: 2, previousTitle: "Ten dead", title: "Mill fire",
        seenAt: Day.start,
        grade: .material)
    ]
    day.input.developments = [
      DigestInput.DevelopmentRow(
        development: Development(
          id: "dv_1", kind: .edit, sentence: "Mill fire", span: nil, score: 0.26),
        story: "st_a", article: "ar_a", version: 2, title: "Mill fire", outlet: "o", url: nil,
        foundAt: Day.start, isBaseline: false)
    ]
    #expect(order(of: ["## Changed", "`~` Mill fire (before: Ten dead)"], in: day.markdown()))
  }

  @Test func `has speakers and limits that stand in their article, or say that it was withdrawn`()
    throws
  {
    var day = Day()
    day.add(
      story: "a", title: "Bridge closed",
      sentences: [("All lanes of the bridge are closed, the mayor said.", .story, 0.6)])
    day.input.developments[0].development.speaker = "the mayor"
    day.input.developments[0].development.limit = Development.withdrawn
    func pieces() throws -> [PrintedSentence] {
      let json = DigestPage.json(Digest.build(from: day.input, stories: 12))
      return try DigestPage.sentences(inJSON: Array(json.utf8)).filter { $0.text.hasPrefix("the ") }
    }
    let stored = try #require(day.texts["ar_a"])
    #expect(try pieces().map(\.text) == ["the mayor"])
    #expect(try pieces().allSatisfy { $0.stands(inTitle: stored.title, text: stored.text) })
    day.input.developments[0].development.speaker = "the governor"
    #expect(try pieces().allSatisfy { !$0.stands(inTitle: stored.title, text: stored.text) })
  }

  @Test func `shows the number that a changed one took the place of`() {
    var day = Day()
    day.add(
      story: "a", title: "Ferry sinks",
      sentences: [("The toll has risen to twelve.", .number, 0.3)], isNew: false)
    day.input.developments[0].development.before = "at least <five>"
    let noted = "(before: at least &lt;five&gt;)"
    #expect(day.markdown().contains("The toll has risen to twelve. " + noted))
    let digest = Digest.build(from: day.input, stories: 12)
    #expect(DigestPage.html(digest).contains("before: at least &lt;five&gt;"))
    #expect(DigestPage.json(digest).contains("\"before\":\"at least <five>\""))
    #expect(
      DigestPage.atom(digest, selfURL: "feed.xml").contains(noted))
  }

  @Test func `names a speaker or a limit only where the sentence does not do so itself`() {
    var day = Day()
    day.add(
      story: "a", title: "Bridge at Varrow falls",
      sentences: [("She said all bridges but one stand.", .story, 0.6)])
    day.input.developments[0].development.speaker = "Ada Quill"
    day.input.developments[0].development.limit = "but one"
    #expect(day.markdown().contains("one stand. (speaker: Ada Quill) — ["))
    #expect(!day.markdown().contains("limit:"))
    day.input.developments[0].development.speaker = "She"
    #expect(!day.markdown().contains("speaker:"))
    day.input.developments[0].development.speaker = "1. Ada Quill"
    day.input.developments[0].development.limit = "*without* the ferry"
    #expect(
      day.markdown().contains("(speaker: 1. Ada Quill; limit: \\*without\\* the ferry) — ["))
  }

  @Test func `can be checked sentence by sentence against what is stored`() throws {
    let day = Self.full()
    let json = DigestPage.json(Digest.build(from: day.input, stories: 12))
    let sentences = try DigestPage.sentences(inJSON: Array(json.utf8))
    #expect(sentences.count == 11)
    for sentence in sentences {
      let stored = try #require(day.texts[sentence.article])
      #expect(sentence.stands(inTitle: stored.title, text: stored.text), "\(sentence.text)")
      #expect(!sentence.stands(inTitle: "Another", text: "Another text that says less."))
    }
    let markdown = day.markdown()
    for sentence in sentences { #expect(markdown.contains(sentence.text)) }
  }

  @Test func `prints on a day of a clock change what the clock showed`() {
    var day = Day()
    day.add(
      story: "a", title: "Night ferry", sentences: [("The ferry left.", .story, 0.6)], hour: 1)
    day.add(story: "b", title: "Day ferry", sentences: [("It came.", .story, 0.5)], hour: 5)
    let change = Day.start.adding(seconds: 3 * 3_600)
    day.input.clock.change = ClockChange(at: change, secondsBefore: 7_200)
    // Midnight is an hour earlier by the clock that is in force then.
    #expect(order(of: ["The ferry left.", ", 02:00", "It came.", ", 05:00"], in: day.markdown()))
    let json = DigestPage.json(Digest.build(from: day.input, stories: 12))
    #expect(json.contains("\"articles_by_hour\":[0,0,1,0,0,1,"))
  }

  @Test func `says that all feeds answer of those that were asked`() {
    var day = Day()
    day.input.quietFeeds.feeds = 1
    #expect(day.markdown().contains("\n- all feeds answer\n"))
    day.input.feeds = [
      .init(
        state: FeedState(id: "b", url: "https://b.example", nextCheck: Day.start), polls: 0,
        failedPolls: 0, entries: 0)
    ]
    #expect(day.markdown().contains("\n- all feeds answer that were polled, 1 not yet\n"))
    day.input.quietFeeds.feeds = 0
    #expect(day.markdown().contains("\n- no feed was polled yet\n"))
  }

  @Test func `in JSON names its members and balances its entries`() throws {
    let day = Self.full()
    let json = DigestPage.json(Digest.build(from: day.input, stories: 12))
    let value = try JSONValue.parse(Array(json.utf8))
    #expect(value["day"]?.string == "2026-01-18")
    #expect(value["complete"]?.bool == false)
    #expect(value["counts"]?["new_stories"]?.int == 1)
    #expect(value["counts"]?["entries"]?["unchanged"]?.int == 2)
    #expect(value["new"]?.array?.first?["story"]?.string == "st_a")
    #expect(value["numbers"]?.array?.first?["kind"]?.string == "number")
    #expect(value["watches"]?.array?.first?["held"]?["cooldown"]?.int == 2)
    #expect(value["articles_by_hour"]?.array?.count == 24)
    #expect(json.hasSuffix("}\n"))
  }
}

extension String {
  /// How often `word` occurs.
  func components(of word: String) -> Int {
    var count = 0
    var rest = self[...]
    while let place = rest.firstRange(of: word) {
      count += 1
      rest = rest[place.upperBound...]
    }
    return count
  }
}
