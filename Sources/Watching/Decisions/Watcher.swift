public import News

/// Decides which developments of an article become alerts.
///
/// Does not read a clock or the store: what was told before and what time it is come in as arguments.
public struct Watcher: Sendable {
  /// Articles of one feed and poll of which a watch is told.
  static let flood = 20
  /// Seconds: an article that its publisher dates further back than this is no news when it arrives.
  static let oldAfter: Int64 = 7 * 86_400

  let watches: [Watch]
  let rules: Rules

  /// The watches in the order of the settings, which is the order of the decisions.
  public init(watches: [Watch], rules: Rules) {
    self.watches = watches
    self.rules = rules
  }

  /// How alerts are told, whatever the watch.
  public struct Rules: Hashable, Sendable {
    /// Wait for copies before a line is due; never for confirmation.
    public var settle: Duration = .seconds(90)
    /// Per watch and story; corrections, disputes and confirmations break through.
    public var cooldown: Duration = .seconds(3_600)
    /// Lines a day per watch; what breaks through the cooldown is told beyond them.
    public var budget = 50
    public var quiet: QuietHours?

    public init() {}
  }

  /// What the watches made of one article, in their order, and the alerts of those that tell it.
  public struct Verdict: Hashable, Sendable {
    public var decisions: [WatchDecision] = []
    public var alerts: [Alert] = []
    /// What later figures are told instead of.
    public var replaced: [ReplacedAlert] = []
  }

  /// One decision for each watch that looks at the article's feed and whose query it answers, and for each whose
  /// story it confirms.
  ///
  /// At most one alert per watch: about the best development, which counts the others. `now` is when the
  /// article (or edit) arrived, `minuteOfDay` the same instant on the user's clock, 0 to 1,439.
  public func decide(_ news: ArticleNews, past: WatchPast, now: Timestamp, minuteOfDay: Int)
    -> Verdict
  {
    var verdict = Verdict()
    let text = MatchText(news.article)
    let clock = LineClock(rules: rules, now: now, minuteOfDay: minuteOfDay)
    let article = news.article.article
    for watch in watches {
      let owed = owed(watch, news, past)
      let isAsked =
        !news.isWithdrawn && watch.looksAt(feed: article.feed, group: article.group)
      let matches = isAsked ? watch.query.matches(in: text) ?? owed : owed
      guard matches != nil || waits(watch, past) else { continue }
      let turn = WatchTurn(
        watch: watch, news: news, matches: matches, past: past, rules: rules, now: now)
      switch turn.outcome() {
      // What does not answer the query and changes nothing is none of the watch's business.
      case .held where matches == nil: continue
      case .held(let reason, let development):
        verdict.decisions.append(
          WatchDecision(
            watch: watch.id, development: development, outcome: .held(reason),
            matches: matches ?? []))
      case .tell(var alert, let place):
        alert.dueAt = clock.due(alert.severity)
        verdict.alerts.append(alert)
        if let place {
          verdict.replaced.append(ReplacedAlert(id: place, successor: alert.id))
        }
        verdict.decisions.append(
          WatchDecision(
            watch: watch.id, development: alert.development, outcome: .alert(alert.id),
            matches: matches ?? []))
      }
    }
    return verdict
  }

  /// When the line of an alert is due that was found at `found`, `minuteOfDay` on the user's clock.
  public func due(_ severity: Severity, found: Timestamp, minuteOfDay: Int) -> Timestamp {
    LineClock(rules: rules, now: found, minuteOfDay: minuteOfDay).due(severity)
  }
}

extension Watcher {
  /// The watch told of the story or holds something of it: any voice may confirm that, in whatever words and feed.
  private func waits(_ watch: Watch, _ past: WatchPast) -> Bool {
    past.heldForOrigins[watch.id] != nil || past.alerts.contains { $0.watch == watch.id }
  }

  /// A correction goes to whoever was told what it corrects, whatever words it has left.
  private func owed(_ watch: Watch, _ news: ArticleNews, _ past: WatchPast) -> [TermMatch]? {
    let isOwed =
      news.decision == .edited && news.developments.contains { $0.kind == .correction }
      && past.alerts.contains { $0.watch == watch.id && $0.article == news.article.article.id }
    return isOwed ? [] : nil
  }
}
