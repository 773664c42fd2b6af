public import News
internal import Text

/// What a story has told so far; empty for a new story.
///
/// Bounded however long the story runs: some 10 KB for a story of one article, 2 MB at most.
public struct StoryMemory: Sendable {
  /// Everything that was said.
  private(set) var told = ToldFacts(sentences: 400)
  /// What was reported as new.
  private(set) var reported = ToldFacts(sentences: 100)
  private(set) var numbers = ToldNumbers()
  /// Speakers named so far, by the words of their names.
  private(set) var speakers = RecentSet(limit: 1_000)

  public init() {}

  public var isEmpty: Bool { told.count == 0 }

  /// Takes in an article after its developments were found, in the order of arrival.
  public mutating func remember(_ reading: ArticleReading, telling developments: [Development]) {
    told.insert(reading.titleVector)
    for index in reading.sentences {
      told.insert(reading.vectors[index])
      numbers.insert(reading.annotations[index].quantities, of: reading.vectors[index])
      let attribution = reading.annotations[index].attribution
      guard let speaker = attribution?.name ?? attribution?.speaker else { continue }
      for word in Words(speaker).all where word.isCapitalised { speakers.insert(word.form) }
    }
    for development in developments {
      reported.insert(SentenceVector(SentenceWords(development.sentence)))
    }
  }
}
