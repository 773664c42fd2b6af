/// How much of an article a feed gives.
enum Extent: UInt8, Comparable {
  case headline
  /// A sentence or two.
  case teaser
  case body

  /// A text of fewer words tells no more than a headline.
  private static let teaserWords = 12
  /// A text of fewer words is no body.
  private static let bodyWords = 40

  /// Of so many words below the headline.
  init(words: Int) {
    self = words >= Self.bodyWords ? .body : words >= Self.teaserWords ? .teaser : .headline
  }

  static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
}
