/// What the matcher remembers of one live story.
///
/// Up to twelve articles the story is the sum of its members and no sum is stored; a larger one
/// keeps its first four and latest eight members, and the sum of all.
struct StoryMemory: Sendable {
  let id: String
  private(set) var members: [Member] = []
  private(set) var sum: TermSum?
  /// Squared lengths of the sums of the three views.
  private(set) var squares = Overlap()
  private(set) var size = 0
  private(set) var firstDay: Double?
  private(set) var lastDay: Double?
  private(set) var hasBody = false
  /// Of the article that opened the story.
  private var theme = Theme()
  /// Serial of the last article.
  private(set) var touched = 0

  private var growth = Growth(day: 0)

  /// What is kept of one article.
  struct Member: Sendable {
    var number: Int64
    var vector: TermVector
    /// The days that it names.
    var days: [UInt16]
  }

  /// What was added on one day.
  private struct Growth: Sendable {
    var day: Int
    var articles = 0
    var likeness = 0.0
  }

  private static let articlesOfADay = 30
  private static let leastLikeness = 0.2
  static let firstMembers = 4
  static let membersKept = 12

  init(id: String) {
    self.id = id
  }

  /// `serial`: the article's place among all, in order of arrival.
  mutating func add(_ article: PreparedArticle, serial: Int) {
    let overlaps = overlaps(with: article)
    grow(day: article.day, nearestFew: Self.nearestFew(overlaps))
    extendSum(by: article, overlaps)
    if members.count == Self.membersKept { members.remove(at: Self.firstMembers) }
    members.append(Member(number: article.number, vector: article.vector, days: article.days))
    if size == 0 { theme = article.theme }
    touched = serial
    size += 1
    hasBody = hasBody || article.hasBody
    if let day = article.day {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  private mutating func extendSum(by article: PreparedArticle, _ overlaps: [Overlap]) {
    let own = Overlap(article.vector, rarities: article.rarities, with: article.vector)
    let shared = product(with: article, overlaps)
    squares.whole += 2 * shared.whole + own.whole
    squares.lead += 2 * shared.lead + own.lead
    squares.names += 2 * shared.names + own.names
    if members.count == Self.membersKept, sum == nil { sum = TermSum(members.map(\.vector)) }
    sum?.add(article.vector)
  }

  private mutating func grow(day: Double?, nearestFew: Double) {
    let today = Int(max(-1e9, min(1e9, day ?? 0)))
    if today != growth.day { growth = Growth(day: today) }
    growth.articles += 1
    growth.likeness += nearestFew
  }

  /// Grows fast by articles that are hardly like it: it takes in what belongs to nothing.
  var isRunaway: Bool {
    growth.articles > Self.articlesOfADay
      && growth.likeness / Double(growth.articles) < Self.leastLikeness
  }

  /// Mean of the best few cosines with members: as many as the root of their number, at least two.
  static func nearestFew(_ overlaps: [Overlap]) -> Double {
    let wholes = overlaps.map { Double($0.whole) }.sorted(by: >)
    let few = min(wholes.count, max(2, Int(Double(wholes.count).squareRoot().rounded(.up))))
    return few > 0 ? wholes[..<few].reduce(0, +) / Double(few) : 0
  }

  /// Inner products of the article with the sum of the story; `overlaps` are those with its members.
  func product(with article: PreparedArticle, _ overlaps: [Overlap]) -> Overlap {
    if let sum { return sum.product(with: article.vector) }
    return overlaps.reduce(into: Overlap()) { $0 += $1 }
  }

  /// What the article shares with each member.
  func overlaps(with article: PreparedArticle) -> [Overlap] {
    members.map { Overlap(article.vector, rarities: article.rarities, with: $0.vector) }
  }

  /// Largest weight of a term in a member.
  func weight(of term: UInt32) -> Float {
    members.map { $0.vector.whole(of: term) }.max() ?? 0
  }

  /// What is kept of the story when it closes.
  var profile: StoryProfile {
    StoryProfile(story: id, firstDay: firstDay, lastDay: lastDay, theme: theme)
  }

  /// Days between the article and the story; 0 where one is undated.
  func gap(to day: Double?) -> Double {
    guard let day, let firstDay, let lastDay else { return 0 }
    return max(0, day - lastDay, firstDay - day)
  }

  func age(at day: Double?) -> Double {
    guard let day, let firstDay else { return 0 }
    return max(0, day - firstDay)
  }
}
