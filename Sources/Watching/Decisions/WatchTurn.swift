import News

/// One watch looking at one article.
struct WatchTurn {
  let watch: Watch
  let news: ArticleNews
  /// Nil where it does not answer the query: then it is no more than a voice of its story.
  let matches: [TermMatch]?
  let past: WatchPast
  let rules: Watcher.Rules
  let now: Timestamp

  enum Outcome {
    /// The development it is about, empty where there is none.
    case held(HoldReason, development: String)
    /// In the place of the alert with that id, where there is one.
    case tell(Alert, inPlaceOf: String?)
  }

  /// The ladder, read from top to bottom: the first reason to hold is the reason told.
  func outcome() -> Outcome {
    let article = news.article.article
    // What its first version told was there before the watch; an edit came since.
    if article.isBaseline, article.version == 1 { return held(.baseline) }
    if news.decision == .copy, firstSight == nil { return held(.copy) }
    if article.role == .opinion { return held(.background) }
    if isOld { return held(.oldNews) }
    guard let subject else { return held(reasonForSilence) }
    if past.alerts.contains(where: { $0.id == subject.id }) {
      return held(.repeats, subject)
    }
    // Whoever was told is told what takes that back, however many voices are left.
    if news.story.origins < watch.minOrigins, ownAlerts.isEmpty || subject.kind != .correction {
      return held(.origins, subject)
    }
    let place = breaksThrough(subject) ? nil : place(for: subject.development)
    if !breaksThrough(subject), place == nil {
      if isCoolingDown { return held(.cooldown, subject) }
      if isSpent { return held(.budget, subject) }
      if isFlooded { return held(.flood, subject) }
    }
    return .tell(alert(about: subject, inPlaceOf: place), inPlaceOf: place?.id)
  }
}

extension WatchTurn {
  /// What an alert would be about, and where that stands.
  struct Subject {
    var id: String
    var development: Development
    var kind: AlertKind
    var article: Article
    var title: String
    var more = 0
  }

  private func held(_ reason: HoldReason) -> Outcome {
    .held(reason, development: ranked(news.developments).first?.id ?? "")
  }

  private func held(_ reason: HoldReason, _ subject: Subject) -> Outcome {
    .held(reason, development: subject.development.id)
  }

  /// An edit of an old article is as new as the edit.
  private var isOld: Bool {
    let article = news.article.article
    return article.version == 1
      && now.seconds(since: article.published) > Watcher.oldAfter
  }

  var ownAlerts: [PastAlert] { past.alerts.filter { $0.watch == watch.id } }

  var lastAlert: PastAlert? { ownAlerts.latest }

  /// An alert of the future was found before the clock was set back: it holds nothing.
  var isCoolingDown: Bool {
    let cooldown = rules.cooldown.components.seconds
    return ownAlerts.contains {
      let passed = now.seconds(since: $0.foundAt)
      return passed >= 0 && passed < cooldown
    }
  }

  /// The watch has had its lines of the day.
  private var isSpent: Bool { past.toldToday[watch.id, default: 0] >= rules.budget }

  /// One poll has brought the watch enough. What is critical is never enough.
  private var isFlooded: Bool {
    severity < .critical && past.alertedInPoll[watch.id, default: 0] >= Watcher.flood
  }

  private func breaksThrough(_ subject: Subject) -> Bool {
    isRaised || breaksThrough(subject.kind)
  }

  /// One outlet after the other confirms: the first of them is news.
  private func breaksThrough(_ kind: AlertKind) -> Bool {
    switch kind {
    case .correction, .dispute: true
    case .confirmed: lastAlert?.kind != .confirmed
    case .story, .development, .number, .edit: false
    }
  }

  /// Own developments first, unless a better one waited for this voice; else what becomes worth telling because this
  /// article is another voice.
  private var subject: Subject? {
    guard matches != nil else { return confirmation ?? release }
    guard let own = ownSubject else { return confirmation ?? release ?? firstSight }
    guard var held = release, held.development.score > own.development.score else { return own }
    switch own.kind {
    // They speak of what was held and put it right.
    case .number, .correction, .dispute: return own
    case .story, .development, .confirmed, .edit: break
    }
    held.more = worthTelling.count
    return held
  }

  private var worthTelling: [Development] {
    news.developments.filter { $0.score >= Development.alertScore }
  }

  private var ownSubject: Subject? {
    let worth = ranked(worthTelling)
    let loud = worth.filter { breaksThrough($0.kind) }
    let waits = (isCoolingDown || isSpent) && !isRaised
    let urgent = waits ? loud.first ?? worth.first { place(for: $0) != nil } : nil
    guard let choice = urgent ?? worth.first else { return nil }
    return subject(
      choice, of: news.article.article, title: news.article.title, more: worth.count - 1)
  }

  func subject(
    _ development: Development, of article: Article, title: String, more: Int = 0
  )
    -> Subject
  {
    Subject(
      id: alertID(development.id), development: development, kind: development.kind,
      article: article, title: title, more: more)
  }

  func alertID(_ development: String) -> String {
    StableID.make("al", watch.id, news.story.id, development)
  }

  /// Why an article without anything worth a line has none.
  private var reasonForSilence: HoldReason {
    if news.developments.isEmpty { return .repeats }
    let isBackground = news.developments.allSatisfy { development in
      switch development.role {
      case .history, .evaluation, .expectation, .anecdote, .context: true
      case .main, .consequence, .none: false
      }
    }
    return isBackground ? .background : .minor
  }
}

extension WatchTurn {
  /// A sentence that has the words of the query is more to the point than one that has not.
  private static let pointedness = 1.25

  private func ranked(_ developments: [Development]) -> [Development] {
    let pointed = pointedSpans
    let isInTitle = matches?.contains { $0.field == .title } ?? false
    let weights = developments.map { development in
      let isPointed = development.span.map(pointed.contains) ?? isInTitle
      return isPointed ? development.score * Self.pointedness : development.score
    }
    // Of equal ones what stands first; the headline stands beside them all.
    let starts = developments.map { $0.span?.lowerBound ?? .max }
    let order = developments.indices.sorted { left, right in
      if weights[left] != weights[right] { return weights[left] > weights[right] }
      let opens = (developments[left].kind == .story, developments[right].kind == .story)
      guard opens.0 == opens.1 else { return opens.0 }
      return (starts[left], developments[left].id) < (starts[right], developments[right].id)
    }
    return order.map { developments[$0] }
  }

  /// Spans, in the article's text, of the sentences in which a term of the query stands.
  private var pointedSpans: Set<Range<Int>> {
    let places = (matches ?? []).filter { $0.field == .body }.map(\.span)
    var spans: Set<Range<Int>> = []
    var start = 0
    for sentence in news.article.sentences {
      // In `CleanedArticle.body` one byte stands between two sentences.
      let inBody = start..<start + sentence.text.utf8.count
      if places.contains(where: { $0.overlaps(inBody) }) { spans.insert(sentence.span) }
      start = inBody.upperBound + 1
    }
    return spans
  }
}

extension WatchTurn {
  /// An edit replaces the alert about its article, a correction at least the last one of the story. What is louder
  /// replaces what was told more quietly, but no correction and no dispute: those still hold.
  private func superseded(by subject: Subject) -> String? {
    if isRaised { return lastNews?.id }
    let last = ownAlerts.filter { $0.article == subject.article.id }.latest
    switch subject.kind {
    case .edit: return last?.id
    case .correction: return (last ?? lastAlert)?.id
    case .story, .development, .confirmed, .dispute, .number: return nil
    }
  }

  private func alert(about subject: Subject, inPlaceOf place: PastAlert?) -> Alert {
    let development = subject.development
    // Whom nothing was told yet it tells the story; who was told of no figure sees none change.
    let kind = place?.kind ?? subject.kind
    return Alert(
      id: subject.id, kind: kind, severity: severity, watch: watch.id,
      story: news.story.id, article: subject.article.id, development: development.id,
      foundAt: now, dueAt: now, outlets: news.story.outlets, origins: news.story.origins,
      headline: subject.title.isEmpty ? development.sentence : subject.title,
      sentence: development.sentence, speaker: development.speaker, limit: development.limit,
      source: subject.article.feed, url: subject.article.url, more: subject.more,
      supersedes: superseded(by: subject))
  }
}
