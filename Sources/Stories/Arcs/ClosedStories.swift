/// Closed stories in memory, for a stream that has no store.
struct ClosedStories: Sendable {
  private var closed: [Closed] = []
  private var themes = NumberPool()
  private var postings = PostingLists()

  private struct Closed: Sendable {
    let story: String
    let firstDay: Double?
    let lastDay: Double?
    let theme: NumberPool.Place
    let template: TitleTemplate
  }

  private static let room = 65_536
  /// Stories listed under a key, the latest first.
  private static let listed = 32
  private static let leastShared = 2
  /// Stories that are compared.
  private static let most = 16

  mutating func add(_ profile: StoryProfile) {
    let number = UInt32(closed.count)
    closed.append(
      Closed(
        story: profile.story, firstDay: profile.firstDay, lastDay: profile.lastDay,
        theme: profile.theme.add(to: &themes), template: profile.template))
    for key in profile.keys { postings.add(number, under: key) }
    guard closed.count == Self.room else { return }
    let old = self
    self = ClosedStories()
    for number in (Self.room / 2)..<Self.room { add(old.profile(number)) }
  }

  private func profile(_ number: Int) -> StoryProfile {
    let known = closed[number]
    return StoryProfile(
      story: known.story, firstDay: known.firstDay, lastDay: known.lastDay,
      theme: Theme(at: known.theme, in: themes), template: known.template)
  }

  /// The stories that share most of `keys`, at least two.
  func sharing(_ keys: [UInt32]) -> [StoryProfile] {
    var tally = Tally(most: 2_048)
    for (round, list) in postings.lists(under: keys).enumerated() {
      var listed = 0
      postings.forEachLatest(in: list) { number in
        listed += tally.add(number, 1, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    return tally.heaviest(Self.most) { $0.weight >= Float(Self.leastShared) }
      .map { profile(Int($0)) }
  }
}
