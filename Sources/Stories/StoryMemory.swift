/// What the matcher remembers of one live story.
///
/// Up to twelve articles the story is the sum of its members and no sum is stored; a larger one
/// keeps its first four and latest eight members, and the sum of all.
struct StoryMemory: Sendable {
  let id: String
  private(set) var members: [TermVector] = []
  /// The members' articles, in the same order.
  private(set) var numbers: [Int64] = []
  /// Heaviest terms of all members: what finds the story.
  private(set) var keys: [UInt32] = []
  private(set) var sum: TermSum?
  /// Squared lengths of the sums of the three views.
  private(set) var squares = Overlap()
  private(set) var size = 0
  private(set) var firstDay: Double?
  private(set) var lastDay: Double?
  private(set) var hasBody = false

  static let firstMembers = 4
  static let membersKept = 12
  private static let mostKeys = 256

  init(id: String) {
    self.id = id
  }

  mutating func add(_ article: PreparedArticle) {
    let vector = article.vector
    let own = Overlap(vector, rarities: article.rarities, with: vector)
    let shared = product(with: article)
    squares.whole += 2 * shared.whole + own.whole
    squares.lead += 2 * shared.lead + own.lead
    squares.names += 2 * shared.names + own.names
    if members.count == Self.membersKept {
      if sum == nil { sum = TermSum(members) }
      members.remove(at: Self.firstMembers)
      numbers.remove(at: Self.firstMembers)
    }
    sum?.add(vector)
    members.append(vector)
    numbers.append(article.number)
    for key in article.keys where !keys.contains(key.term) && keys.count < Self.mostKeys {
      keys.append(key.term)
    }
    size += 1
    hasBody = hasBody || article.hasBody
    if let day = article.day {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  /// Inner products of the article with the sum of the story.
  func product(with article: PreparedArticle) -> Overlap {
    if let sum { return sum.product(with: article.vector) }
    return overlaps(with: article).reduce(into: Overlap()) { $0 += $1 }
  }

  /// What the article shares with each member.
  func overlaps(with article: PreparedArticle) -> [Overlap] {
    members.map { Overlap(article.vector, rarities: article.rarities, with: $0) }
  }

  /// Largest weight of a term in a member.
  func weight(of term: UInt32) -> Float {
    members.map { $0.whole(of: term) }.max() ?? 0
  }

  /// The story's heaviest terms, scaled to length 1.
  func heaviest(_ count: Int) -> TermVector {
    (sum ?? TermSum(members)).heaviest(count, length: Double(squares.whole).squareRoot())
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
