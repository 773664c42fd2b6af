public import News

/// One article, what it brought, and the story it stands in: what the watches decide about.
public struct ArticleNews: Sendable {
  public var article: CleanedArticle
  /// `.new`, `.copy` or `.repeats`.
  public var decision: EntryDecision
  /// Of this article, in any order.
  public var developments: [Development]
  /// The story as it is with this article in it.
  public var story: Story
  /// Who the article really comes from.
  public var origin: String
  /// The story's earlier articles as far as they are remembered, in any order.
  public var earlier: [EarlierArticle]
  /// An anniversary, or a text of another year.
  public var looksBack: Bool
  /// Its feed lists it no more: that concerns only whoever was told of it.
  public var isWithdrawn = false

  public init(
    article: CleanedArticle, decision: EntryDecision, developments: [Development], story: Story,
    origin: String, earlier: [EarlierArticle] = [], looksBack: Bool = false
  ) {
    self.article = article
    self.decision = decision
    self.developments = developments
    self.story = story
    self.origin = origin
    self.earlier = earlier
    self.looksBack = looksBack
  }
}

/// An article that came before in the same story.
public struct EarlierArticle: Sendable {
  /// As it reads now.
  public var article: Article
  public var origin: String
  /// What it said that was new, in order; then what its edits did.
  public var developments: [Development]

  public init(article: Article, origin: String, developments: [Development]) {
    self.article = article
    self.origin = origin
    self.developments = developments
  }
}

extension EarlierArticle {
  /// Its feed lists it no more: it is no voice.
  var isWithdrawn: Bool { developments.contains { $0.limit == Development.withdrawn } }

  /// What still holds: nothing of a withdrawn article, and nothing whose place an edit took.
  var standing: [Development] {
    if isWithdrawn { return [] }
    return developments.enumerated().filter { place, development in
      says(development) || !developments[(place + 1)...].contains(where: Self.isChange)
    }.map(\.element)
  }

  private func says(_ development: Development) -> Bool {
    if article.version == 1 { return true }
    return (development.span == nil ? article.title : article.text).contains(development.sentence)
  }

  /// A sentence that only lost its wording in a cosmetic edit was replaced by none of these.
  private static func isChange(_ development: Development) -> Bool {
    switch development.kind {
    case .correction, .number, .edit: true
    case .story, .development, .confirmed, .dispute: false
    }
  }
}
