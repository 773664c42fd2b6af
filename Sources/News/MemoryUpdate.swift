/// What the story stage's memory gains with one article, as records that the store keeps unread.
public struct MemoryUpdate: Hashable, Sendable {
  /// Of the article: kept while its story is open.
  public var trace: [UInt8]
  /// Of its words and of its page: kept until they are part of a checkpoint.
  public var words: [UInt8]
  public var page: [UInt8]
  /// Stories that closed with it.
  public var closed: [ClosedStory]
  public var checkpoint: MemoryCheckpoint?

  public init(
    trace: [UInt8], words: [UInt8], page: [UInt8], closed: [ClosedStory],
    checkpoint: MemoryCheckpoint?
  ) {
    self.trace = trace
    self.words = words
    self.page = page
    self.closed = closed
    self.checkpoint = checkpoint
  }
}

/// A story that was silent so long that only stories of the same arc may still follow it.
public struct ClosedStory: Hashable, Sendable {
  public var story: String
  /// What it is found by.
  public var keys: [UInt32]
  /// A record of its heaviest terms.
  public var profile: [UInt8]

  public init(story: String, keys: [UInt32], profile: [UInt8]) {
    self.story = story
    self.keys = keys
    self.profile = profile
  }
}

/// Records of all that was counted so far: how common each word is, what each outlet's pages repeat.
public struct MemoryCheckpoint: Hashable, Sendable {
  public var words: [UInt8]
  public var pages: [UInt8]

  public init(words: [UInt8], pages: [UInt8]) {
    self.words = words
    self.pages = pages
  }
}
