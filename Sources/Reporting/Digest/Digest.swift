public import News

/// One day's page, decided: what stands on it and in which order, not how it looks.
///
/// A function of what is stored: the same day gives the same page, byte for byte, whenever it is built.
public struct Digest: Hashable, Sendable {
  public let day: CivilDate
  let timeZone: String
  let clock: DayClock
  /// The last event on the page; the clock of the machine is on no page.
  public let generatedAt: Timestamp
  let isComplete: Bool
  let counts: DigestCounts
  /// The leading sentences of the day's first stories.
  let bottomLine: [StatementInStory]
  let new: [StoryBlock]
  let changed: [StoryBlock]
  let numbers: [StatementInStory]
  let disputed: [StatementInStory]
  let corrections: [StatementInStory]
  let unchanged: [StoryLine]
  let watches: [WatchSummary]
  let feedTroubles: [FeedTrouble]
  let sources: [Source]
  /// Articles that arrived in each hour of the local day.
  let hours: [Int]
  /// Every development of the day, newest first.
  let feed: [StatementInStory]
}
