import News
import Synchronization

/// What has happened since the start, counted. Holds no word of a feed: its size is bounded by closed lists and by
/// the names of the settings.
final class Tally: Sendable {
  struct Counts: Sendable {
    var polls: [Poll.Result: Int] = [:]
    var bytes = 0
    var durations = Histogram()
    /// As the polls counted them.
    var entries: [EntryDecision: Int] = [:]
    /// What the story stage made of the new ones.
    var articles: [EntryDecision: Int] = [:]
    var stories = 0
    var developments: [AlertKind: Int] = [:]
    var alerts: [AlertLabels: Int] = [:]
    var held: [HoldReason: Int] = [:]
  }

  struct AlertLabels: Hashable, Sendable {
    var kind: AlertKind
    var severity: Severity
    var watch: String
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  /// How many polls were counted.
  var polls: Int { state.withLock { $0.polls.values.reduce(0, +) } }

  func count(_ poll: Poll) {
    state.withLock { counts in
      counts.polls[poll.result, default: 0] += 1
      counts.bytes += poll.bytes
      // Of what was asked and answered: a refusal and a timeout would blur how fast the servers are.
      if poll.status != nil { counts.durations.add(milliseconds: poll.milliseconds) }
      for (decision, count) in poll.decisions { counts.entries[decision, default: 0] += count }
    }
  }

  func count(_ update: StoryUpdate) {
    state.withLock { counts in
      counts.articles[update.decision, default: 0] += 1
      if update.isNewStory { counts.stories += 1 }
      counts.add(update.developments, update.decisions, update.alerts, update.replaced)
    }
  }

  func count(_ update: EditUpdate) {
    state.withLock {
      $0.add(update.developments, update.decisions, update.alerts, update.replaced)
    }
  }
}

extension Tally.Counts {
  fileprivate mutating func add(
    _ developments: [Development], _ decisions: [WatchDecision], _ alerts: [Alert],
    _ replaced: [ReplacedAlert]
  ) {
    for development in developments { self.developments[development.kind, default: 0] += 1 }
    // What takes the place of an alert was counted with it.
    let successors = Set(replaced.map(\.successor))
    held[.cooldown, default: 0] += replaced.count
    for alert in alerts where !successors.contains(alert.id) {
      let labels = Tally.AlertLabels(
        kind: alert.kind, severity: alert.severity, watch: alert.watch)
      self.alerts[labels, default: 0] += 1
    }
    for decision in decisions {
      if case .held(let reason) = decision.outcome { held[reason, default: 0] += 1 }
    }
  }
}
