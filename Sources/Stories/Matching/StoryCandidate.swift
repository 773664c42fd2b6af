/// A story that an article was compared with.
public struct StoryCandidate: Hashable, Sendable {
  public var story: String
  /// The article joins from `threshold` on.
  public var score: Double
  public var threshold: Double
  /// Cosine of the article with the whole story, 0 to 1.
  public var cosine: Double
  /// Days between the article and the story.
  public var gap: Double
  /// Articles of the story.
  public var size: Int
  /// What article and story have most in common, as the article writes it; most telling first.
  public var terms: [String]
}

extension StoryCandidate: CustomStringConvertible {
  /// `st_… score 0.27 (joins from 0.18), cosine 0.31, 2 articles, 0.5 days apart: Harir, Erbil`
  public var description: String {
    "\(story) score \(Self.hundredths(score)) (joins from \(Self.hundredths(threshold))), "
      + "cosine \(Self.hundredths(cosine)), \(size) \(size == 1 ? "article" : "articles"), "
      + "\(Self.hundredths(gap)) days apart: " + terms.joined(separator: ", ")
  }

  private static func hundredths(_ value: Double) -> String {
    let rounded = Int((min(1e6, max(-1e6, value)) * 100).rounded())
    let digits = String(abs(rounded) % 100)
    return (rounded < 0 ? "-" : "") + "\(abs(rounded) / 100)." + (digits.utf8.count < 2 ? "0" : "")
      + digits
  }
}
