/// Who reports a story: opinion is no voice.
public struct StoryVoices: Hashable, Sendable {
  /// Sorted.
  public var outlets: [String]
  /// Independent ones, sorted.
  public var origins: [String]
}
