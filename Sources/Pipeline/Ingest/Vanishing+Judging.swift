import News
import Storage

extension Vanishing {
  /// How long an article that was told is looked for in its feed.
  static let watchedFor: Int64 = 2 * 86_400
  /// So few contemporaries tell nothing about how the feed lists.
  private static let fewest = 5
  /// A front page drops what it likes: of an ordered feed at most one in so many is gone, or one.
  private static let share = 10

  /// Looks for what was told in a whole document of its feed.
  ///
  /// - Parameters:
  ///   - listed: Numbers of the known articles in the document.
  ///   - recent: Numbers of the articles seen lately and no older than the document's oldest entry.
  init(of told: [ToldArticle], listed: Set<Int64>, oldest: Timestamp, recent: [Int64]) {
    self.init()
    returned = told.filter { $0.isMissing && listed.contains($0.number) }.map(\.number)
    let absent = recent.filter { !listed.contains($0) }
    guard recent.count >= Self.fewest, absent.count <= max(1, recent.count / Self.share) else {
      return
    }
    for article in told where article.published > oldest && !listed.contains(article.number) {
      if article.isMissing {
        withdrawn.append(article.number)
      } else {
        missing.append(article.number)
      }
    }
  }
}
