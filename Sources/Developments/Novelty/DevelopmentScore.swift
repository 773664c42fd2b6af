internal import News

/// How new a sentence is and how much it matters to its story: factors whose product is the score.
struct DevelopmentScore: Sendable {
  var newness: Double
  var role: Double
  var date: Double
  var relevance: Double
  var place: Double
  var isBackground: Bool

  /// Brings the product to the scale of the thresholds.
  private static let scale = 1.45
  /// Background and opinion stay below the threshold of alerts.
  private static let backgroundCap = 0.12
  private static let opinionCap = DevelopmentSearch.belowAlert

  /// 0 to 1.
  func value(isOpinion: Bool) -> Double {
    var value = min(1, Self.scale * newness * role * date * relevance * place)
    if isBackground { value = min(value, Self.backgroundCap) }
    if isOpinion { value = min(value * 0.5, Self.opinionCap) }
    return value
  }
}
