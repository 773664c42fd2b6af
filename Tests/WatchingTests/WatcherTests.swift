import News
import Testing
import Watching

/// A small world: one story of one article, one watch, ten in the morning.
struct Newsroom {
  var now = Timestamp(seconds: 1_768_730_400)
  var minuteOfDay = 600
  var rules = Watcher.Rules()
  var watches: [Watch] = []
  var sentences = ["The bridge at Varrow has fallen.", "Nobody was hurt."]
  var title = "Bridge falls"
  var role = FeedRole.news
  var isBaseline = false
  var published: Timestamp?
  var version = 1
  var decision = EntryDecision.new
  var developments: [Development] = []
  var origins = 1
  var origin = "outlet-a"
  var earlier: [EarlierArticle] = []
  var past = WatchPast(alerts: [], toldToday: [:])

  init(
    _ query: String = "bridge", severity: Severity = .high, minOrigins: Int = 1,
    escalate: Escalation? = nil, groups: [String] = [], feeds: [String] = []
  ) throws {
    watches = [
      Watch(
        id: "w", query: try Query.parse(query), queryText: query, groups: groups, feeds: feeds,
        severity: severity, minOrigins: minOrigins, escalate: escalate)
    ]
    developments = [development("dv_a", 0, score: 0.4)]
  }

  /// Of sentence `number`; nil for one of the title.
  func development(
    _ id: String, _ number: Int?, kind: AlertKind = .development, score: Double,
    role: SentenceRole = .main
  ) -> Development {
    Development(
      id: id, kind: kind, sentence: number.map { sentences[$0] } ?? title,
      span: number.map { article.sentences[$0].span }, score: score, role: role)
  }

  var article: CleanedArticle {
    var cut: [Sentence] = []
    var start = 0
    for sentence in sentences {
      let end = start + sentence.utf8.count
      cut.append(Sentence(text: sentence, span: start..<end, paragraph: 0))
      start = end + 3
    }
    return CleanedArticle(
      article: Article(
        number: 9, id: "ar_9", feed: "outlet-a", group: "north", entryID: "9",
        url: "https://outlet-a.example/9", outlet: "outlet-a.example", role: role, title: title,
        text: sentences.joined(separator: "   "), published: published ?? now, firstSeen: now,
        version: version, isBaseline: isBaseline),
      title: title, sentences: cut)
  }

  func earlierArticle(
    number: Int64 = 1, origin: String, secondsAgo: Int64, developments: [Development] = [],
    role: FeedRole = .news, isBaseline: Bool = false, version: Int = 1, text: String = ""
  ) -> EarlierArticle {
    EarlierArticle(
      article: Article(
        number: number, id: "ar_\(number)", feed: "feed-\(origin)", entryID: "\(number)",
        outlet: origin, role: role, title: "Title \(number)", text: text,
        published: now.adding(seconds: -secondsAgo), firstSeen: now.adding(seconds: -secondsAgo),
        version: version, isBaseline: isBaseline),
      origin: origin, developments: developments)
  }

  func pastAlert(
    _ id: String = "al_past", secondsAgo: Int64, kind: AlertKind = .development,
    severity: Severity = .high, watch: String = "w", dueIn: Int64? = nil
  ) -> PastAlert {
    PastAlert(
      id: id, watch: watch, kind: kind, severity: severity, article: article.article.id,
      foundAt: now.adding(seconds: -secondsAgo),
      dueAt: now.adding(seconds: dueIn ?? -secondsAgo), origins: 1)
  }

  func decide() -> Watcher.Verdict {
    let story = Story(
      id: "st_1", headline: title, firstSeen: now, lastSeen: now, outlets: 3, origins: origins)
    return Watcher(watches: watches, rules: rules).decide(
      ArticleNews(
        article: article, decision: decision, developments: developments, story: story,
        origin: origin, earlier: earlier),
      past: past, now: now, minuteOfDay: minuteOfDay)
  }

  var held: HoldReason? {
    guard case .held(let reason)? = decide().decisions.first?.outcome else { return nil }
    return reason
  }

  var alert: Alert? { decide().alerts.first }
}

@Suite struct `What becomes an alert` {
  @Test func `a development of an article that answers a watch is told with its facts`() throws {
    var room = try Newsroom()
    room.developments[0].speaker = "the mayor"
    room.developments[0].limit = "only the east side"
    let verdict = room.decide()
    let alert = try #require(verdict.alerts.first)
    #expect(alert.id == StableID.make("al", "w", "st_1", "dv_a"))
    #expect(alert.kind == .development)
    #expect(alert.severity == .high)
    #expect(alert.headline == "Bridge falls")
    #expect(alert.sentence == "The bridge at Varrow has fallen.")
    #expect(alert.speaker == "the mayor")
    #expect(alert.limit == "only the east side")
    #expect(alert.article == "ar_9")
    #expect(alert.source == "outlet-a")
    #expect(alert.outlets == 3)
    #expect(alert.foundAt == room.now)
    #expect(alert.dueAt == room.now.adding(seconds: 90))
    #expect(alert.supersedes == nil)
    let decision = try #require(verdict.decisions.first)
    #expect(decision.outcome == .alert(alert.id))
    #expect(decision.matches.map(\.field) == [.title, .body])
  }

  @Test(arguments: [
    (
      "Innenminister tritt zurück", "Das teilte die Regierung mit, und es ist nicht der erste.",
      "de"
    ),
    ("Minister resigns", "He told them that it was not the first of his posts, and left.", "en"),
    ("Korvo", "Korvo Melia.", "fr"),
  ])
  func `an article's language is told by its text, and by its feed where the text shows none`(
    title: String, text: String, language: String
  ) throws {
    for claimed in ["fr", "FR-ca", nil] {
      var article = try Newsroom().article
      article.title = title
      article.article.language = claimed
      article.sentences = [Sentence(text: text, span: 0..<text.utf8.count, paragraph: 0)]
      let answers = try Query.parse("lang:\(language)").matches(in: MatchText(article)) != nil
      #expect(answers == (claimed != nil || language != "fr"), "\(claimed ?? "none")")
    }
  }

  @Test func `a language that is not heard is what its feed says`() throws {
    var article = try Newsroom().article
    let text = "Ministeren gik mandag efter kritik for sin rolle i sagen, oplyser Statsministeriet."
    article.title = "Minister går af i Gavra"
    article.article.language = "da"
    article.sentences = [Sentence(text: text, span: 0..<text.utf8.count, paragraph: 0)]
    #expect(try Query.parse("lang:da").matches(in: MatchText(article)) != nil)
  }

  @Test func `a watch that is not asked says nothing at all`() throws {
    #expect(try Newsroom("flood").decide().decisions.isEmpty)
    #expect(try Newsroom(groups: ["south"]).decide().decisions.isEmpty)
    #expect(try Newsroom(feeds: ["outlet-b"]).decide().decisions.isEmpty)
    #expect(try Newsroom(groups: ["north"]).alert != nil)
    #expect(try Newsroom(groups: ["south"], feeds: ["outlet-a"]).alert != nil)
  }

  @Test func `an article alerts once per watch, about its best development, and counts the others`()
    throws
  {
    var room = try Newsroom("*")
    room.developments = [
      room.development("dv_b", 1, score: 0.3), room.development("dv_a", 0, score: 0.5),
      room.development("dv_c", nil, score: 0.2),
    ]
    #expect(room.decide().alerts.count == 1)
    #expect(room.alert?.development == "dv_a")
    #expect(room.alert?.more == 1)
  }

  @Test func `of two as new the sentence with the words of the query leads`() throws {
    var room = try Newsroom("hurt")
    room.developments = [
      room.development("dv_a", 0, score: 0.5), room.development("dv_b", 1, score: 0.45),
    ]
    #expect(room.alert?.development == "dv_b")
  }

  @Test func `the order of developments decides nothing`() throws {
    var room = try Newsroom("*")
    room.developments = [
      room.development("dv_b", 1, score: 0.4), room.development("dv_a", 0, score: 0.4),
    ]
    let one = room.decide()
    room.developments.reverse()
    #expect(room.decide() == one)
  }

  @Test func `two watches decide each for itself, in the order of the settings`() throws {
    var room = try Newsroom("bridge")
    room.watches += try Newsroom("*", severity: .info).watches
    room.watches[1].id = "all"
    room.past.toldToday = ["w": 50]
    let verdict = room.decide()
    #expect(verdict.decisions.map(\.watch) == ["w", "all"])
    #expect(verdict.decisions.first?.outcome == .held(.budget))
    #expect(verdict.alerts.map(\.watch) == ["all"])
  }

  @Test func `an article without a title is headed by its sentence`() throws {
    var room = try Newsroom("*")
    room.title = ""
    #expect(room.alert?.headline == "The bridge at Varrow has fallen.")
  }
}

@Suite struct `What is held, and why` {
  @Test func `a feed's first poll is held as baseline, what edits of it tell is not`() throws {
    var room = try Newsroom()
    room.isBaseline = true
    #expect(room.held == .baseline)
    room.decision = .edited
    room.version = 2
    #expect(room.alert != nil)
  }

  @Test func `a copy is held, and what adds nothing repeats`() throws {
    var room = try Newsroom()
    room.decision = .copy
    #expect(room.held == .copy)
    room.decision = .repeats
    room.developments = []
    #expect(room.held == .repeats)
    #expect(room.decide().decisions.first?.development == "")
  }

  @Test func `opinion alerts nobody, whatever it says`() throws {
    var room = try Newsroom()
    room.role = .opinion
    #expect(room.held == .background)
    room.developments = [room.development("dv_d", 0, kind: .dispute, score: 0.9)]
    #expect(room.held == .background)
  }

  @Test func `background below the threshold is background, news below it is minor`() throws {
    var room = try Newsroom()
    room.developments = [room.development("dv_a", 0, score: 0.2, role: .history)]
    #expect(room.held == .background)
    room.developments = [room.development("dv_a", 0, score: 0.2)]
    #expect(room.held == .minor)
    room.developments = [room.development("dv_a", 0, score: Development.alertScore)]
    #expect(room.alert != nil)
  }

  @Test func `an article dated long ago is old news, an edit of it is not`() throws {
    var room = try Newsroom()
    room.published = room.now.adding(seconds: -8 * 86_400)
    #expect(room.held == .oldNews)
    room.version = 2
    #expect(room.alert != nil)
  }

  @Test func `the same watch and story wait for the cooldown, other watches do not count`() throws {
    var room = try Newsroom()
    room.past.alerts = [room.pastAlert(secondsAgo: 3_599)]
    #expect(room.held == .cooldown)
    room.past.alerts = [room.pastAlert(secondsAgo: 3_600)]
    #expect(room.alert != nil)
    room.past.alerts = [room.pastAlert(secondsAgo: 10, watch: "other")]
    #expect(room.alert != nil)
  }

  @Test func `an alert told before the clock was set back holds no other`() throws {
    var room = try Newsroom()
    room.past.alerts = [room.pastAlert(secondsAgo: -86_400)]
    #expect(room.alert != nil)
    room.past.alerts.append(room.pastAlert(secondsAgo: 10))
    #expect(room.held == .cooldown)
  }

  @Test func `a later number takes the place of one that is not told yet`() throws {
    var room = try Newsroom()
    room.developments = [
      room.development("dv_b", 1, score: 0.9),
      room.development("dv_a", 0, kind: .number, score: 0.4),
    ]
    room.developments[1].before = "four"
    let nine = Development(
      id: "dv_1", kind: .number, sentence: "Nine people died at the bridge.", span: 0..<31,
      score: 0.9, before: "four")
    room.earlier = [
      room.earlierArticle(origin: "outlet-b", secondsAgo: 60, developments: [nine])
    ]
    let id = StableID.make("al", "w", "st_1", "dv_1")
    room.past.toldToday = ["w": 50]
    room.past.alerts = [
      room.pastAlert("al_old", secondsAgo: 60),
      room.pastAlert(id, secondsAgo: 0, kind: .number, dueIn: 90),
    ]
    let verdict = room.decide()
    let alert = try #require(verdict.alerts.first)
    #expect(alert.development == "dv_a")
    #expect(alert.kind == .number)
    #expect(alert.supersedes == nil)
    #expect(verdict.replaced == [ReplacedAlert(id: id, successor: alert.id)])

    // Another figure's.
    room.developments[1].before = "5 million"
    #expect(room.held == .cooldown)
    room.developments[1].before = "four"
    room.past.alerts[1].dueAt = room.now
    #expect(room.held == .cooldown)
    #expect(room.decide().replaced.isEmpty)
    room.past.alerts[1].dueAt = room.now.adding(seconds: 1)
    room.past.alerts[1].severity = .critical
    #expect(room.held == .cooldown)
    room.past.alerts[1].severity = .high
    room.developments[1].kind = .development
    #expect(room.held == .cooldown)
  }

  @Test func `a number takes the place of an untold report that has the figure before it`() throws {
    var room = try Newsroom()
    room.sentences[0] = "At least 15 people died at the bridge."
    let first = Development(
      id: "dv_1", kind: .story, sentence: "The bridge fell, killing four.", span: 0..<30, score: 0.9
    )
    room.earlier = [
      room.earlierArticle(origin: "outlet-b", secondsAgo: 60, developments: [first])
    ]
    let id = StableID.make("al", "w", "st_1", "dv_1")
    room.past.alerts = [room.pastAlert(id, secondsAgo: 60, kind: .story, dueIn: 30)]
    room.developments = [room.development("dv_a", 0, kind: .number, score: 0.4)]
    #expect(room.held == .cooldown)
    room.developments[0].before = "two"
    #expect(room.held == .cooldown)
    room.developments[0].before = "at least four"
    #expect(room.alert?.development == "dv_a")
    #expect(room.alert?.kind == .story)
    #expect(room.decide().replaced.map(\.id) == [id])

    // Who was told of nothing sees no change of it, and when it was found is all one.
    room.past.alerts = [room.pastAlert(id, secondsAgo: 7_200, kind: .development, dueIn: 30)]
    #expect(room.alert?.kind == .development)
    #expect(room.decide().replaced.map(\.id) == [id])
  }

  @Test(arguments: [AlertKind.correction, .dispute, .confirmed])
  func `corrections, disputes and confirmations break through the cooldown`(kind: AlertKind) throws
  {
    var room = try Newsroom()
    room.past.alerts = [room.pastAlert(secondsAgo: 10)]
    room.developments = [
      room.development("dv_a", 0, score: 0.9), room.development("dv_b", 1, kind: kind, score: 0.3),
    ]
    #expect(room.alert?.development == "dv_b")
    #expect(room.alert?.more == 1)
    #expect(room.alert?.supersedes == (kind == .correction ? "al_past" : nil))
  }

  @Test func `one confirmation after the other waits`() throws {
    var room = try Newsroom()
    room.past.alerts = [room.pastAlert(secondsAgo: 10, kind: .confirmed)]
    room.developments = [room.development("dv_b", 1, kind: .confirmed, score: 0.3)]
    #expect(room.held == .cooldown)
  }

  @Test func `the budget of the day and the flood of a poll end the lines`() throws {
    var room = try Newsroom()
    room.past.toldToday = ["w": 49]
    #expect(room.alert != nil)
    room.past.toldToday = ["w": 50]
    #expect(room.held == .budget)
    room.past = WatchPast(alerts: [], toldToday: [:], alertedInPoll: ["w": 19])
    #expect(room.alert != nil)
    room.past.alertedInPoll = ["w": 20]
    #expect(room.held == .flood)
  }

  @Test func `what one watch was told of a poll silences no other, and nothing that is critical`()
    throws
  {
    var room = try Newsroom()
    room.past.alertedInPoll = ["all": 20]
    #expect(room.alert != nil)
    room = try Newsroom(severity: .critical)
    room.past.alertedInPoll = ["w": 20]
    #expect(room.alert?.severity == .critical)
  }

  @Test func `a correction in a poll that brought too much is told`() throws {
    var room = try Newsroom()
    room.past.alertedInPoll = ["w": 20]
    room.developments = [room.development("dv_a", 0, kind: .correction, score: 0.4)]
    #expect(room.alert?.kind == .correction)
  }

  @Test(arguments: [AlertKind.correction, .dispute, .confirmed])
  func `a correction, a dispute and the first confirmation are told beyond the budget`(
    kind: AlertKind
  ) throws {
    var room = try Newsroom()
    room.past.toldToday = ["w": 50]
    room.developments = [
      room.development("dv_a", 0, score: 0.9), room.development("dv_b", 1, kind: kind, score: 0.3),
    ]
    #expect(room.alert?.kind == kind)
  }

  @Test func `what was told is never told again`() throws {
    var room = try Newsroom()
    let id = try #require(room.alert?.id)
    room.past.alerts = [room.pastAlert(id, secondsAgo: 90_000)]
    #expect(room.held == .repeats)
  }
}

@Suite struct `What a watch did not see` {
  /// Of an article of another feed, that came after one of the watch's own.
  private func unseen(_ sentence: String, kind: AlertKind = .number) throws -> Newsroom {
    var room = try Newsroom("*", feeds: ["outlet-a", "feed-outlet-a"])
    room.developments = []
    room.decision = .copy
    room.earlier = [
      room.earlierArticle(
        number: 2, origin: "outlet-b", secondsAgo: 600,
        developments: [
          Development(id: "dv_b", kind: kind, sentence: sentence, span: nil, score: 0.4)
        ], text: sentence),
      room.earlierArticle(
        number: 1, origin: "outlet-a", secondsAgo: 900, text: "The bridge has two lanes."),
    ]
    return room
  }

  @Test func `is told where its article says it, in the words of that`() throws {
    var room = try unseen("The toll at Varrow rose to nine.")
    #expect(room.held == .copy)
    room.sentences[1] = "The toll rose to nine, the mayor said."
    let alert = try #require(room.alert)
    #expect(alert.development == "dv_b" && alert.kind == .number && alert.article == "ar_9")
    #expect(alert.sentence == "The toll rose to nine, the mayor said.")
    room.past.alerts = [room.pastAlert(alert.id, secondsAgo: 90_000)]
    #expect(room.held == .copy)
  }

  @Test func `is not told where the article has another figure, or is an edit`() throws {
    var room = try unseen("The toll at Varrow rose to nine.")
    room.sentences[1] = "The toll at Varrow rose to four."
    #expect(room.held == .copy)
    room.sentences[1] = "The toll at Varrow rose to nine."
    #expect(room.alert != nil)
    room.version = 2
    #expect(room.held == .copy)
  }

  @Test func `is nothing to a watch that saw it, or a later article`() throws {
    var room = try unseen("The mayor of Varrow resigned.", kind: .correction)
    room.sentences[1] = "The mayor of Varrow resigned."
    #expect(room.alert?.kind == .development)
    room.earlier.append(room.earlierArticle(number: 3, origin: "outlet-a", secondsAgo: 60))
    #expect(room.held == .copy)
    room.earlier.removeLast()
    room.watches[0].feeds.append("feed-outlet-b")
    #expect(room.held == .copy)
  }

  @Test func `is not told where it came with a first poll and was old then`() throws {
    var room = try unseen("The bridge has fallen.")
    room.earlier.removeLast()
    room.earlier[0].article.isBaseline = true
    #expect(room.alert?.kind == .story)
    room.earlier[0].article.published = room.now.adding(seconds: -8 * 86_400)
    #expect(room.held == .copy)
  }
}

@Suite struct `Voices` {
  @Test func `a watch that asks for two origins waits for the second and then tells what it held`()
    throws
  {
    var room = try Newsroom(minOrigins: 2)
    #expect(room.held == .origins)
    #expect(room.decide().decisions.first?.development == "dv_a")

    let held = room.developments
    room.earlier = [
      room.earlierArticle(number: 3, origin: "outlet-b", secondsAgo: 600, developments: held)
    ]
    room.past.heldForOrigins = ["w": ["dv_a"]]
    room.developments = []
    room.decision = .repeats
    room.origins = 2
    let alert = try #require(room.alert)
    #expect(alert.development == "dv_a")
    #expect(alert.article == "ar_3")
    #expect(alert.source == "feed-outlet-b")
    #expect(alert.headline == "Title 3")
    #expect(alert.foundAt == room.now)

    room.past.alerts = [room.pastAlert(secondsAgo: 90_000)]
    #expect(room.held == .repeats)
  }

  @Test func `what was held as opinion is not told later`() throws {
    var room = try Newsroom(minOrigins: 2)
    let held = room.developments
    room.earlier = [
      room.earlierArticle(
        number: 3, origin: "b", secondsAgo: 600, developments: held, role: .opinion)
    ]
    room.past.heldForOrigins = ["w": Set(held.map(\.id))]
    room.developments = []
    room.origins = 2
    #expect(room.held == .repeats)
  }

  @Test func `what the second origin adds to the news that waited for it does not take its place`()
    throws
  {
    var room = try Newsroom(minOrigins: 2)
    let toll = room.development("dv_toll", 0, score: 0.9)
    room.earlier = [
      room.earlierArticle(number: 3, origin: "outlet-b", secondsAgo: 600, developments: [toll])
    ]
    room.past.heldForOrigins = ["w": ["dv_toll"]]
    room.origins = 2
    let alert = try #require(room.alert)
    #expect(alert.development == "dv_toll")
    #expect(alert.more == 1)
    room.developments = [room.development("dv_b", 1, kind: .number, score: 0.4)]
    #expect(room.alert?.development == "dv_b")
  }

  /// Told of two dead, corrected to four; held both times, and now another voice comes.
  private func corrected(says text: String) throws -> Newsroom {
    var room = try Newsroom(minOrigins: 2)
    room.sentences = [
      "Two people died at the bridge.", "Correction: four people died at the bridge.",
    ]
    let held = [
      room.development("dv_two", 0, score: 0.9),
      room.development("dv_four", 1, kind: .correction, score: 0.4),
    ]
    room.earlier = [
      room.earlierArticle(
        number: 3, origin: "outlet-b", secondsAgo: 600, developments: held, version: 2, text: text)
    ]
    room.past.heldForOrigins = ["w": ["dv_two", "dv_four"]]
    room.developments = []
    room.origins = 2
    return room
  }

  @Test func `of what was held only that is told whose place no edit took`() throws {
    let room = try corrected(says: "Correction: four people died at the bridge.")
    #expect(room.alert?.development == "dv_four")
    #expect(room.alert?.kind == .correction)
    let both = room.sentences.joined(separator: " ")
    #expect(try corrected(says: both).alert?.development == "dv_two")
  }

  @Test func `a held sentence that was only put otherwise is told`() throws {
    var room = try corrected(says: "Two persons died at the bridge.")
    room.earlier[0].developments.removeLast()
    #expect(room.alert?.development == "dv_two")
  }

  @Test func `what was withdrawn is not told when another voice comes`() throws {
    var room = try Newsroom(minOrigins: 2)
    var gone = room.development("dv_gone", nil, kind: .correction, score: 0.9)
    gone.limit = Development.withdrawn
    room.earlier = [
      room.earlierArticle(
        number: 3, origin: "outlet-b", secondsAgo: 600, developments: room.developments + [gone])
    ]
    room.past.heldForOrigins = ["w": ["dv_a"]]
    room.developments = []
    room.origins = 2
    #expect(room.held == .repeats)
  }

  @Test func `a voice counts for what a watch holds in whatever words it speaks`() throws {
    var room = try Newsroom("landslide", minOrigins: 2)
    room.earlier = [
      room.earlierArticle(
        number: 3, origin: "outlet-b", secondsAgo: 600, developments: room.developments)
    ]
    room.developments = []
    room.origins = 2
    #expect(room.decide().decisions.isEmpty)
    room.past.heldForOrigins = ["w": ["dv_a"]]
    #expect(room.alert?.article == "ar_3")
    room.role = .opinion
    #expect(room.decide().decisions.isEmpty)
  }

  @Test func `a voice makes louder what a watch told in whatever words it speaks`() throws {
    var room = try Newsroom("landslide", escalate: Self.escalation)
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 600)]
    room.past.alerts = [room.pastAlert(secondsAgo: 600)]
    #expect(room.alert?.kind == .confirmed)
    #expect(room.alert?.severity == .critical)
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 7 * 3_600)]
    #expect(room.decide().decisions.isEmpty)
  }

  @Test func `a voice counts for a watch of some feeds whatever feed it comes from`() throws {
    var held = try Newsroom(minOrigins: 2, feeds: ["feed-outlet-b"])
    held.earlier = [
      held.earlierArticle(
        number: 3, origin: "outlet-b", secondsAgo: 600, developments: held.developments)
    ]
    held.origins = 2
    #expect(held.decide().decisions.isEmpty)
    held.past.heldForOrigins = ["w": ["dv_a"]]
    #expect(held.alert?.article == "ar_3")
    var told = try Newsroom(escalate: Self.escalation, feeds: ["feed-outlet-b"])
    told.earlier = [told.earlierArticle(origin: "outlet-b", secondsAgo: 600)]
    told.past.alerts = [told.pastAlert(secondsAgo: 600)]
    #expect(told.alert?.kind == .confirmed)
    #expect(told.alert?.severity == .critical)
    told.origin = "outlet-b"
    #expect(told.decide().decisions.isEmpty)
  }

  @Test func `what takes back what was told needs no voices`() throws {
    var room = try Newsroom(minOrigins: 2)
    room.version = 2
    room.decision = .edited
    room.developments = [room.development("dv_c", nil, kind: .correction, score: 0.9)]
    #expect(room.held == .origins)
    room.past.alerts = [room.pastAlert(secondsAgo: 600)]
    #expect(room.alert?.kind == .correction)
  }

  @Test func `what did not answer the watch is not among what it held`() throws {
    var room = try Newsroom(minOrigins: 2)
    room.earlier = [
      room.earlierArticle(
        number: 3, origin: "outlet-b", secondsAgo: 600, developments: room.developments)
    ]
    room.developments = []
    room.origins = 2
    #expect(room.alert?.article == "ar_9")
  }

  static let escalation = Escalation(origins: 2, within: .seconds(6 * 3_600), severity: .critical)

  @Test func `a second origin in time makes the story louder, once, in spite of the cooldown`()
    throws
  {
    var room = try Newsroom(escalate: Self.escalation)
    room.developments[0].speaker = "the mayor"
    #expect(room.alert?.severity == .high)
    let told = try #require(room.alert)
    room.earlier = [
      room.earlierArticle(origin: "outlet-b", secondsAgo: 600, developments: room.developments)
    ]
    room.past.alerts = [room.pastAlert(told.id, secondsAgo: 600)]
    room.developments = []
    room.decision = .repeats
    room.origins = 2
    let alert = try #require(room.alert)
    #expect(alert.kind == .confirmed)
    #expect(alert.severity == .critical)
    #expect(alert.supersedes == told.id)
    #expect(alert.development == "dv_a")
    #expect(alert.id != told.id)
    #expect(alert.headline == "Bridge falls")
    #expect(alert.sentence == "The bridge at Varrow has fallen.")
    #expect(alert.speaker == "the mayor")

    room.past.alerts.append(
      room.pastAlert("al_2", secondsAgo: 5, kind: .confirmed, severity: .critical))
    #expect(room.held == .repeats)
  }

  @Test func `a confirmation has no sentence that its article took back`() throws {
    var room = try Newsroom(escalate: Self.escalation)
    let told = try #require(room.alert?.id)
    let edit = room.development("dv_b", 1, kind: .correction, score: 0.4)
    room.earlier = [
      room.earlierArticle(
        origin: "outlet-b", secondsAgo: 600, developments: room.developments + [edit], version: 2,
        text: "The bridge at Varrow stands.")
    ]
    room.past.alerts = [room.pastAlert(told, secondsAgo: 600)]
    room.developments = []
    #expect(room.alert?.kind == .confirmed)
    #expect(room.alert?.sentence == "Bridge falls")
  }

  @Test(arguments: [AlertKind.correction, .dispute])
  func `what is louder takes the place of no correction and no dispute`(kind: AlertKind) throws {
    var room = try Newsroom(escalate: Self.escalation)
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 600)]
    room.past.alerts = [
      room.pastAlert(secondsAgo: 600), room.pastAlert("al_later", secondsAgo: 300, kind: kind),
    ]
    #expect(room.alert?.severity == .critical)
    #expect(room.alert?.supersedes == "al_past")
    room.past.alerts.removeFirst()
    #expect(room.alert?.severity == .critical)
    #expect(room.alert?.supersedes == nil)
  }

  @Test func `an article that was withdrawn makes nothing louder`() throws {
    var room = try Newsroom(escalate: Self.escalation)
    var gone = room.development("dv_gone", nil, kind: .correction, score: 0.9)
    gone.limit = Development.withdrawn
    room.past.alerts = [room.pastAlert(secondsAgo: 7_200)]
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 7_200)]
    #expect(room.alert?.severity == .critical)
    room.earlier[0].developments = [gone]
    #expect(room.alert?.severity == .high)
  }

  @Test func `the same origin again, or one too late, makes nothing louder`() throws {
    var room = try Newsroom(escalate: Self.escalation)
    room.past.alerts = [room.pastAlert(secondsAgo: 600)]
    room.developments = []
    room.earlier = [room.earlierArticle(origin: "outlet-a", secondsAgo: 600)]
    #expect(room.held == .repeats)
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 7 * 3_600)]
    #expect(room.held == .repeats)
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 600, role: .opinion)]
    #expect(room.held == .repeats)
  }

  @Test func `a new voice with news of its own tells that, louder`() throws {
    var room = try Newsroom(escalate: Self.escalation)
    room.past.alerts = [room.pastAlert(secondsAgo: 600)]
    room.earlier = [room.earlierArticle(origin: "outlet-b", secondsAgo: 600)]
    let alert = try #require(room.alert)
    #expect(alert.kind == .development)
    #expect(alert.severity == .critical)
    #expect(alert.supersedes == "al_past")
  }
}

@Suite struct `Quiet hours` {
  static let night = QuietHours(fromMinute: 22 * 60, toMinute: 6 * 60, except: .high)

  func wait(minute: Int, severity: Severity, quiet: QuietHours = night, settle: Int = 90) throws
    -> Int64
  {
    var room = try Newsroom(severity: severity)
    room.rules.quiet = quiet
    room.rules.settle = .seconds(settle)
    room.minuteOfDay = minute
    let alert = try #require(room.alert)
    return alert.dueAt.seconds(since: room.now)
  }

  @Test func `delay a line to their end, over midnight too`() throws {
    #expect(try wait(minute: 23 * 60, severity: .medium) == 7 * 3_600)
    #expect(try wait(minute: 60, severity: .medium) == 5 * 3_600)
    #expect(try wait(minute: 6 * 60, severity: .medium) == 90)
    #expect(try wait(minute: 12 * 60, severity: .medium) == 90)
  }

  @Test func `a line that settles into them waits as well`() throws {
    #expect(try wait(minute: 22 * 60 - 1, severity: .low) == 8 * 3_600 + 60)
    #expect(try wait(minute: 6 * 60 - 1, severity: .low) == 90)
  }

  @Test func `the excepted severity and above do not wait, critical never does`() throws {
    #expect(try wait(minute: 60, severity: .high) == 90)
    #expect(try wait(minute: 60, severity: .critical) == 90)
    var strict = Self.night
    strict.except = .critical
    #expect(try wait(minute: 60, severity: .high, quiet: strict) == 5 * 3_600)
    #expect(try wait(minute: 60, severity: .critical, quiet: strict) == 90)
  }

  @Test func `hours that end when they begin are none`() throws {
    let none = QuietHours(fromMinute: 60, toMinute: 60)
    #expect(try wait(minute: 60, severity: .info, quiet: none) == 90)
  }
}
