import News
import Pipeline

/// One test of a file of tests: settings, a past, and what must be told of it.
struct Scenario: Sendable {
  enum Past: Sendable {
    case articles([ScenarioArticle])
    case recording(path: String, holdsArticles: Bool)
  }
  var name: String
  /// Where it begins in its file.
  var place: Place
  var settings: Settings
  var past: Past
  var expected: Expectations
}

/// An article as its feed shows it over time.
struct ScenarioArticle: Sendable {
  /// What it is called in the expectations.
  var name: String
  var feed: FeedSettings
  /// In order of time; the first is its arrival.
  var states: [State]

  struct State: Sendable {
    var at: Timestamp
    /// Nil: the feed shows it no more.
    var entry: Entry?
  }
}
