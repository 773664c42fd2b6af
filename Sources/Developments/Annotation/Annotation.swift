public import News

/// What one sentence does in its article, who says it, and what it counts and dates.
public struct Annotation: Hashable, Sendable {
  public var role: SentenceRole
  /// Probability that it belongs to the page, 0 to 1.
  public var furniture: Double
  /// Nil for what the outlet says itself.
  public var attribution: Attribution?
  public var quantities: [Quantity]
  public var dates: [DateMention]
  /// What a claim leaves out ("does not include …"), verbatim.
  public var limit: String?
  /// By `RoleLabel.rawValue`.
  var probabilities: [Float]

  /// From this probability on a sentence is furniture.
  public static let furnitureThreshold = 0.6

  public var isFurniture: Bool { furniture >= Self.furnitureThreshold }

  func probability(_ label: RoleLabel) -> Double {
    probabilities.indices.contains(label.rawValue) ? Double(probabilities[label.rawValue]) : 0
  }
}
