public import News

/// Something about the daemon itself that its log tells.
public enum Operation: Hashable, Sendable {
  /// Told once, when a feed has failed so often in a row that a reader should know.
  case feedFailing(feed: String, failures: Int, error: String, since: Timestamp?, next: Timestamp?)
  case feedRecovered(feed: String, failures: Int, since: Timestamp?)
  /// Answers, but has had nothing new for much longer than it used to.
  case feedSilent(feed: String, lastNew: Timestamp?)
  /// A permanent redirect was believed.
  case feedMoved(feed: String, from: String, to: String)
  /// 410: polled no more.
  case feedGone(feed: String, url: String)
  /// The feed re-issued itself or flooded; so many of its entries were set aside.
  case feedQuarantined(feed: String, entries: Int)
  /// One poll brought more alerts than are told; so many articles more would have had one.
  case feedFlood(feed: String, more: Int)
  /// The document has more entries than are read; so many were.
  case feedCut(feed: String, entries: Int)
  /// The server asked for a day or more of rest, and gets it.
  case feedResting(feed: String, until: Timestamp)
  case networkDown
  case networkUp(since: Timestamp?)
  /// All feeds of a watch fail: its silence means nothing.
  case watchBlind(watch: String, feeds: Int)
  /// A watch has told as many lines as it may in a day: more stand in the digest alone.
  case watchSpent(watch: String, lines: Int, until: Timestamp)
  /// The webhook's target did not take an alert; so many wait for it.
  case webhookFailing(error: String, waiting: Int)
  /// It takes alerts again; so many wait still, and are posted now.
  case webhookRecovered(waiting: Int)
  case configRejected(file: String, line: Int?, column: Int?, message: String)
  /// `waiting` for the next start: keys that changed.
  case configLoaded(file: String, feeds: Int, watches: Int, waiting: [String] = [])
  case poll(Poll)
  case digest(day: CivilDate, file: String)
  /// So many lines, none of them an alert's, were lost while nobody took them.
  case logDropped(lines: Int)
  /// The daemon goes on, but something it needs did not work.
  case trouble(message: String)
}

extension Operation {
  /// What it is, without the particulars.
  public enum Kind: String, CaseIterable, Sendable {
    case feedFailing = "feed_failing"
    case feedRecovered = "feed_recovered"
    case feedSilent = "feed_silent"
    case feedMoved = "feed_moved"
    case feedGone = "feed_gone"
    case feedQuarantined = "feed_quarantined"
    case feedFlood = "feed_flood"
    case feedCut = "feed_cut"
    case feedResting = "feed_resting"
    case networkDown = "network_down"
    case networkUp = "network_up"
    case watchBlind = "watch_blind"
    case watchSpent = "watch_spent"
    case webhookFailing = "webhook_failing"
    case webhookRecovered = "webhook_recovered"
    case configRejected = "config_rejected"
    case configLoaded = "config_loaded"
    case poll
    case digest
    case logDropped = "log_dropped"
    case trouble
  }

  /// `event=` of its line.
  public var name: String { kind.rawValue }

  public var kind: Kind {
    switch self {
    case .feedFailing: .feedFailing
    case .feedRecovered: .feedRecovered
    case .feedSilent: .feedSilent
    case .feedMoved: .feedMoved
    case .feedGone: .feedGone
    case .feedQuarantined: .feedQuarantined
    case .feedFlood: .feedFlood
    case .feedCut: .feedCut
    case .feedResting: .feedResting
    case .networkDown: .networkDown
    case .networkUp: .networkUp
    case .watchBlind: .watchBlind
    case .watchSpent: .watchSpent
    case .webhookFailing: .webhookFailing
    case .webhookRecovered: .webhookRecovered
    case .configRejected: .configRejected
    case .configLoaded: .configLoaded
    case .poll: .poll
    case .digest: .digest
    case .logDropped: .logDropped
    case .trouble: .trouble
    }
  }

  public var severity: Severity {
    switch kind {
    case .watchBlind, .webhookFailing, .configRejected, .trouble: .high
    case .feedFailing, .feedGone, .feedQuarantined, .feedFlood, .networkDown, .logDropped,
      .watchSpent:
      .medium
    case .feedSilent, .feedMoved, .feedCut, .feedResting, .feedRecovered, .networkUp,
      .webhookRecovered:
      .low
    case .configLoaded, .poll, .digest: .info
    }
  }
}
