/// What story an article belongs to, and why.
public struct StoryMatch: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    /// Opens a story.
    case new
    /// Reports an event that others reported.
    case joins
    /// Carries the text of the article with this number.
    case copy(of: Int64)
    /// Says what the article with this number says, sentence by sentence, in other words.
    case rewrite(of: Int64)
  }

  public var verdict: Verdict
  /// The story's id, also where the article opens it.
  public var story: String
  /// Whose voice it is: an agency's, an outlet's; a copy's or rewrite's is that of its original.
  public var origin: String
  /// Earlier stories that a new story continues, nearest first.
  public var arc: [String] = []
  /// The nearest stories, best first.
  public var candidates: [StoryCandidate] = []

  /// Number of the article whose text or sentences this one carries.
  public var original: Int64? {
    switch verdict {
    case .copy(let number), .rewrite(let number): number
    case .new, .joins: nil
    }
  }
}
