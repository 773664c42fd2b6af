import News
import Pipeline

/// One poll of one feed of a scenario: all that its document shows at that time.
struct ScenarioPoll: Sendable {
  var at: Timestamp
  var feed: FeedSettings
  /// Newest first, as feeds list them.
  var entries: [Entry]

  /// The polls at which something happens, in order of time; at one time in the order of the file.
  static func polls(of articles: [ScenarioArticle]) -> [ScenarioPoll] {
    var events: [(at: Timestamp, article: Int, entry: Entry?)] = []
    for (index, article) in articles.enumerated() {
      for state in article.states { events.append((state.at, index, state.entry)) }
    }
    events.sort { ($0.at, $0.article) < ($1.at, $1.article) }
    var polls: [ScenarioPoll] = []
    var shown: [String: [(article: Int, entry: Entry)]] = [:]
    for event in events {
      let feed = articles[event.article].feed
      var document = shown[feed.id, default: []]
      let place = document.firstIndex { $0.article == event.article }
      switch (place, event.entry) {
      case (let place?, let entry?): document[place].entry = entry
      case (let place?, nil): document.remove(at: place)
      case (nil, let entry?): document.insert((event.article, entry), at: 0)
      case (nil, nil): break
      }
      shown[feed.id] = document
      // What one feed brings at one time it brings with one poll.
      if let last = polls.last, last.at == event.at, last.feed == feed { polls.removeLast() }
      polls.append(ScenarioPoll(at: event.at, feed: feed, entries: document.map(\.entry)))
    }
    return polls
  }
}
