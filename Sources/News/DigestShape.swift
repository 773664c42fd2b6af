/// How the page of a day is put together. A frozen day keeps the shape that it had: its page is made again byte for byte.
public enum DigestShape: Int, Codable, Comparable, Sendable {
  case first = 1
  /// Of articles that came together the later one heads their story. Half the first page is kept for changed stories, and
  /// what began on the day is not unchanged.
  case second
}

extension DigestShape {
  public static let newest = DigestShape.second

  public static func < (left: DigestShape, right: DigestShape) -> Bool {
    left.rawValue < right.rawValue
  }
}
