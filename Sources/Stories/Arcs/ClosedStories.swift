/// Closed stories in memory, for a stream that has no store.
struct ClosedStories: Sendable {
  private var profiles: [StoryProfile] = []
  private var postings = PostingLists()

  private static let room = 65_536
  /// Stories listed under a key, the latest first.
  private static let listed = 32
  private static let leastShared = 2
  /// Stories that are compared.
  private static let most = 16

  mutating func add(_ profile: StoryProfile) {
    let number = UInt32(profiles.count)
    profiles.append(profile)
    for key in profile.keys { postings.add(number, under: key) }
    guard profiles.count == Self.room else { return }
    let kept = profiles.suffix(Self.room / 2)
    self = ClosedStories()
    for profile in kept { add(profile) }
  }

  /// The stories that share most of `keys`, at least two.
  func sharing(_ keys: [UInt32]) -> [StoryProfile] {
    var tally = Tally(most: 2_048)
    for (round, key) in keys.enumerated() {
      var listed = 0
      postings.forEachLatest(key) { number in
        listed += tally.add(number, 1, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    return tally.heaviest(Self.most) { $0.weight >= Float(Self.leastShared) }
      .map { profiles[Int($0)] }
  }
}
