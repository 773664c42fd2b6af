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
  /// The nearest stories, best first.
  public var candidates: [StoryCandidate] = []
  /// Of a copy: the part of the shorter text that both have in common, 0 to 1; nil where it is known
  /// by its headline.
  public var share: Double?
  /// Of a new story: open ones that it may continue.
  public var arcCandidates: [ArcCandidate] = []

  /// Number of the article whose text or sentences this one carries.
  public var original: Int64? {
    switch verdict {
    case .copy(let number), .rewrite(let number): number
    case .new, .joins: nil
    }
  }

  /// Why, a line each: copy or rewrite, then the nearest stories.
  public var evidence: [String] {
    let text: [String] =
      switch verdict {
      case .copy(let number):
        [
          share.map {
            "copy: \(Int(($0 * 100).rounded())) % of the shorter text, in runs of five words, "
              + "stand in article number \(number)"
          } ?? "copy: has the headline of article number \(number)"
        ]
      case .rewrite(let number):
        ["rewrite: tells article number \(number) again, sentence by sentence"]
      case .new, .joins: []
      }
    return text + candidates.map(\.description)
  }
}
