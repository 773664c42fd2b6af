/// What the matcher remembers of one live story.
///
/// Up to twelve articles the story is the sum of its members and no sum is stored; a larger one
/// keeps its first four and latest eight members, and the sum of all.
struct OpenStory: Sendable {
  let id: String
  private(set) var members = MemberPool.List.empty
  private(set) var sum: TermSum?
  /// Squared lengths of the sums of the three views.
  private(set) var squares = Overlap()
  private(set) var size = 0
  private(set) var firstDay: Double?
  private(set) var lastDay: Double?
  /// The largest of an article.
  private(set) var extent = Extent.headline
  /// Of the article that opened the story.
  private(set) var theme = NumberPool.Place.empty
  private var template = TitleTemplate.none
  /// Serial of the last article.
  private(set) var touched = 0

  private var growth = Growth(day: 0)

  /// What is kept of one article; the numbers in the pool are its vector and the days and identifiers that it names.
  struct Member: Sendable {
    let number: Int64
    var place: NumberPool.Place
    private let days: UInt8

    /// More days are a calendar of events.
    private static let mostDays = 100

    init(_ article: PreparedArticle, in pool: inout NumberPool) {
      let named = article.days.prefix(Self.mostDays)
      number = article.number
      days = UInt8(named.count)
      place = pool.add(article.vector.numbers + named.map(UInt32.init))
    }

    @inline(__always)
    func withEntries<Result>(in pool: NumberPool, _ body: (TermEntries) -> Result) -> Result {
      pool.with(place) {
        body(TermEntries(UnsafeBufferPointer(rebasing: $0.dropLast(Int(days)))))
      }
    }

    /// Whether it names one of these days or identifiers.
    func names(anyOf others: [UInt16], in pool: NumberPool) -> Bool {
      !others.isEmpty && names(in: pool, others.contains)
    }

    /// Whether it names a day or an identifier that `matches`.
    func names(in pool: NumberPool, _ matches: (UInt16) -> Bool) -> Bool {
      days > 0
        && pool.with(place) {
          $0.suffix(Int(days)).contains { matches(UInt16(truncatingIfNeeded: $0)) }
        }
    }
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
  mutating func add(_ article: PreparedArticle, serial: Int, in pool: inout MemberPool) {
    let overlaps = overlaps(with: article, in: pool)
    grow(day: article.day, nearestFew: Self.nearestFew(overlaps))
    extendSum(by: article, overlaps, in: pool)
    let member = Member(article, in: &pool.numbers)
    if members.count == Self.membersKept {
      pool.replace(at: Self.firstMembers, of: members, by: member)
    } else {
      pool.append(member, to: &members)
    }
    if size == 0 {
      theme = article.theme.add(to: &pool.numbers)
      template = article.template
    }
    touched = serial
    size += 1
    extent = max(extent, article.extent)
    if let day = article.day {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  private mutating func extendSum(
    by article: PreparedArticle, _ overlaps: [Overlap], in pool: MemberPool
  ) {
    let own = article.withComparedTerms { terms in article.vector.withEntries(terms.overlap) }
    let shared = product(with: article, overlaps)
    squares.whole += 2 * shared.whole + own.whole
    squares.lead += 2 * shared.lead + own.lead
    squares.names += 2 * shared.names + own.names
    if members.count == Self.membersKept, sum == nil {
      var whole = TermSum()
      for member in pool[members] { member.withEntries(in: pool.numbers) { whole.add($0) } }
      sum = whole
    }
    article.vector.withEntries { sum?.add($0) }
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
    if overlaps.count == 1 { return Double(overlaps[0].whole) }
    let wholes = overlaps.map { Double($0.whole) }.sorted(by: >)
    let few = min(wholes.count, max(2, Int(Double(wholes.count).squareRoot().rounded(.up))))
    return few > 0 ? wholes[..<few].reduce(0, +) / Double(few) : 0
  }

  /// Inner products of the article with the sum of the story; `overlaps` are those with its members.
  func product(with article: PreparedArticle, _ overlaps: [Overlap]) -> Overlap {
    if let sum { return article.vector.withEntries { sum.product(with: $0) } }
    return overlaps.reduce(into: Overlap()) { $0 += $1 }
  }

  /// What the article shares with each member.
  func overlaps(with article: PreparedArticle, in pool: MemberPool) -> [Overlap] {
    article.withComparedTerms { terms in
      pool[members].map { $0.withEntries(in: pool.numbers, terms.overlap) }
    }
  }

  /// Largest weight of a term in a member.
  func weight(of key: UInt32, in pool: MemberPool) -> Float {
    pool[members].reduce(0) { heaviest, member in
      member.withEntries(in: pool.numbers) { entries in
        max(heaviest, entries.index(of: key).map { entries.whole($0) } ?? 0)
      }
    }
  }

  /// What is kept of the story when it closes.
  func profile(in pool: NumberPool) -> StoryProfile {
    StoryProfile(
      story: id, firstDay: firstDay, lastDay: lastDay, theme: Theme(at: theme, in: pool),
      template: template)
  }

  /// Lets go of what it is compared by: it is closed.
  mutating func forget(in pool: inout MemberPool) {
    pool.drop(members)
    pool.numbers.drop(theme)
    members = .empty
    sum = nil
    theme = .empty
  }

  /// Moves its lists of numbers out of blocks of which little is in use.
  mutating func moveNumbers(in pool: inout MemberPool) {
    pool.numbers.move(&theme)
    pool.moveNumbers(of: members)
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
