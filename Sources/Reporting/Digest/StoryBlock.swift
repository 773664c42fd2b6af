import News

/// A story with developments.
struct StoryBlock: Hashable, Sendable {
  var mark: Mark
  var story: Story
  /// A title of the day, verbatim, of the article cited with it.
  var headline: Statement
  /// Its best sentence; the headline where that is all.
  var lead: Statement
  /// The best ones in the order in which they became known, neither the headline over again nor each other.
  var statements: [Statement]
  /// Developments that did not fit or say what one of `statements` says.
  var more: Int
  var arc: [String]
  /// Stands on the first page; the others are one line each.
  var isFull: Bool
}

/// A story that had articles and nothing new.
struct StoryLine: Hashable, Sendable {
  var story: Story
  var headline: Statement
  /// Of the day.
  var articles: Int
}
