/// Closed stories in memory, for a stream that has no store.
struct ClosedStories: Sendable {
  private var profiles: [StoryProfile] = []
  private var postings = PostingLists()

  private static let most = 65_536
  /// Stories listed under a key, the latest first.
  private static let listed = 32
  private static let leastShared = 2

  mutating func add(_ profile: StoryProfile) {
    let number = UInt32(profiles.count)
    profiles.append(profile)
    for key in profile.keys { postings.add(number, under: key) }
    guard profiles.count == Self.most else { return }
    let kept = profiles.suffix(Self.most / 2)
    self = ClosedStories()
    for profile in kept { add(profile) }
  }

  /// Those that share at least two of `keys`.
  func sharing(_ keys: [UInt32]) -> [StoryProfile] {
    var tally = Tally(most: 2_048)
    for (round, key) in keys.enumerated() {
      var listed = 0
      postings.forEachLatest(key) { number in
        listed += tally.add(number, 1, round: Int32(round)) ? 1 : 0
        return listed < Self.listed
      }
    }
    return tally.entries.filter { $0.weight >= Float(Self.leastShared) }.map(\.number).sorted().map
    { profiles[Int($0)] }
  }
}
