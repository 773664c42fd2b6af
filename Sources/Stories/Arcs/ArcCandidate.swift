/// An earlier story that a new one may continue, or that shows how little their likeness says.
public struct ArcCandidate: Hashable, Sendable {
  public let story: String
  private let likeness: Theme.Likeness
  /// Lies so far back that it is no other event of the same days.
  private let isDistant: Bool
  /// Both are of one outlet and bear one headline: they are alike by habit.
  private let isOfColumn: Bool

  private static let least: Float = 0.12
  private static let leastNames: Float = 0.05
  private static let leastSharedNames = 2
  private static let leastTopics: Float = 0.03
  private static let leastSharedTopics = 2
  /// As many names, of people then and not of places alone, tell by themselves.
  private static let manyNames = 5
  /// How like the story that opened the arc it must be: an arc does not wander off.
  private static let leastToFirst: Float = 0.08
  /// How much more like the arc than like any other story: what many stories have in common,
  /// a town and the crimes in it, is no affair.
  private static let ahead: Float = 1.5
  private static let distance = 7.0
  private static let mostNamed = 5

  /// `gap`: days between, nil where nobody knows.
  init(_ story: String, _ likeness: Theme.Likeness, gap: Double?, isOfColumn: Bool = false) {
    self.story = story
    self.likeness = likeness
    self.isOfColumn = isOfColumn
    isDistant = gap.map { $0 >= Self.distance } ?? true
  }

  /// Why a story continues it, as a line.
  public var evidence: String {
    let percent = Int((likeness.whole * 100).rounded())
    return "continues \(story): likeness \(percent) % (from \(Int(Self.least * 100)) %), "
      + "\(likeness.sharedNames) names and \(likeness.sharedTopics) other rare words in common"
  }

  private var isLink: Bool {
    guard isDistant, !isOfColumn, likeness.whole >= Self.least, likeness.names >= Self.leastNames
    else {
      return false
    }
    return likeness.sharedNames >= Self.manyNames
      || likeness.sharedNames >= Self.leastSharedNames
        && likeness.sharedTopics >= Self.leastSharedTopics
        && likeness.whole - likeness.names >= Self.leastTopics
  }

  /// The stories of one arc that a new story continues, nearest first; empty where there is none.
  ///
  /// `first`: the story that opened the arc of a candidate, where that is another one.
  public static func earlier(among candidates: [ArcCandidate], first: [String: String])
    -> [ArcCandidate]
  {
    let links = candidates.filter(\.isLink).sorted {
      (-$0.likeness.whole, $0.story) < (-$1.likeness.whole, $1.story)
    }
    for link in links {
      let arc = first[link.story] ?? link.story
      let opening = candidates.first { $0.story == arc }?.likeness.whole ?? 0
      let others = candidates.filter { (first[$0.story] ?? $0.story) != arc }
      let rival = others.lazy.map(\.likeness.whole).max() ?? 0
      guard opening >= leastToFirst, link.likeness.whole >= rival * ahead else { continue }
      return links.filter { (first[$0.story] ?? $0.story) == arc }.prefix(mostNamed).map { $0 }
    }
    return []
  }
}
