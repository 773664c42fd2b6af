import News

/// A story with developments.
struct StoryBlock: Hashable, Sendable {
  var mark: Mark
  var story: Story
  /// The title of the article that says where the story stands, verbatim.
  var headline: Statement
  /// What the bottom line says of it; empty where nothing of the day's still holds.
  var leads: [StatementInStory]
  /// The best ones in the order in which they became known, neither the headline over again nor each other.
  var statements: [Statement]
  /// Developments that did not fit or say what one of `statements` says.
  var more: Int
  /// Of these, numbers, disputes and corrections: they stand further down.
  var below: Int
  /// It has no others: its sections tell it, and no block.
  var standsBelow: Bool
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
