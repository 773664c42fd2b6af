import News
import Reporting
import Watching

/// Knows which feeds bring nothing, and says when a watch has lost the last one it looks at.
struct WatchSight {
  /// Ids of the feeds that are gone or have failed so often in a row.
  private var dark: Set<String> = []
  /// Watches of which the log was told.
  private var blind: Set<String> = []

  /// One failure may be a hiccup.
  static let failures = 2

  static func isDark(_ feed: FeedState) -> Bool {
    feed.isGone || feed.failures >= failures
  }

  private var hasBegun = false

  /// Takes what is stored for the truth; returns the watches that new settings made blind. Those that a start finds blind
  /// were told before.
  mutating func begin(_ states: [FeedState], _ settings: ActiveSettings) -> [Operation] {
    dark = Set(states.filter(Self.isDark).map(\.id))
    let now = settings.watches.filter { isBlind($0, settings) }
    let new = hasBegun ? now.filter { !blind.contains($0.id) } : []
    blind = Set(now.map(\.id))
    hasBegun = true
    return new.map { .watchBlind(watch: $0.id, feeds: settings.feeds(of: $0).count) }
  }

  /// A poll left `feed` so; returns the watches that it made blind.
  mutating func note(_ feed: FeedState, _ settings: ActiveSettings) -> [Operation] {
    guard Self.isDark(feed) else {
      guard dark.remove(feed.id) != nil else { return [] }
      blind = blind.filter { id in
        settings.watches.contains { $0.id == id && isBlind($0, settings) }
      }
      return []
    }
    guard dark.insert(feed.id).inserted else { return [] }
    return settings.watches.filter { !blind.contains($0.id) && isBlind($0, settings) }.map {
      blind.insert($0.id)
      return .watchBlind(watch: $0.id, feeds: settings.feeds(of: $0).count)
    }
  }

  private func isBlind(_ watch: Watch, _ settings: ActiveSettings) -> Bool {
    var sees = false
    for feed in settings.feeds where watch.looksAt(feed: feed.id, group: feed.group) {
      guard dark.contains(feed.id) else { return false }
      sees = true
    }
    return sees
  }
}

extension ActiveSettings {
  fileprivate func feeds(of watch: Watch) -> [FeedSettings] {
    feeds.filter { watch.looksAt(feed: $0.id, group: $0.group) }
  }
}
