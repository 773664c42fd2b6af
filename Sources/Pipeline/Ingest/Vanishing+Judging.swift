import News
import Storage

extension Vanishing {
  /// How far back the articles that were told show how their feed lists.
  static let remembered: Int64 = 14 * 86_400
  /// How long after its publication an article is looked for.
  static let watchedFor: Int64 = 2 * 86_400
  /// How long a feed that does not answer still lists what it did.
  static let believed: Int64 = 86_400
  /// So few contemporaries tell nothing about how the feed lists.
  private static let fewest = 5
  /// Of an ordered feed at most one article in so many is gone, or one.
  private static let share = 10

  /// Looks for what was told in a whole document of its feed.
  ///
  /// A front page drops what it likes: where another article is missing, or was withdrawn lately, nothing is. A document
  /// without anything newer may be of a server that is behind: the next one tells.
  ///
  /// - Parameters:
  ///   - listed: Numbers of the known articles in the document.
  ///   - oldest: When the first of its entries was published, and `newest` the last one.
  ///   - recent: Numbers of the feed's articles no older than the document's oldest entry.
  init(
    of told: [ToldArticle], listed: Set<Int64>, oldest: Timestamp,
    newest: Timestamp, recent: [Int64], now: Timestamp
  ) {
    self.init()
    returned = told.filter { $0.isMissing && listed.contains($0.number) }.map(\.number)
    let absent = recent.filter { !listed.contains($0) }
    let isOrdered = recent.count >= Self.fewest && absent.count <= max(1, recent.count / Self.share)
    let dropped = told.filter { $0.isMissing && !listed.contains($0.number) }
    for article in told where article.published > oldest && !listed.contains(article.number) {
      if !article.isMissing {
        missing.append(article.number)
      } else if !article.isWithdrawn, article.published < newest, isOrdered, dropped == [article],
        now.seconds(since: article.published) <= Self.watchedFor
      {
        withdrawn.append(article.number)
      }
    }
  }
}
