extension StoryScore {
  /// The constants of the score: one set for all sources, found on labelled collections of very
  /// different kinds (local crime, world headlines, wire texts, politics).
  enum Weight {
    /// An article joins its best story from this score on.
    static let threshold = 0.182
    /// Added to the threshold of a story that runs away.
    static let runaway = 0.04
    /// Days in which a likeness loses all but 1/e of its weight.
    static let fading = 20.0
    /// Weight of the evidence beside the likeness, and its bounds.
    static let blend = 0.058
    static let clamp = 5.5

    static let bias = -1.5
    static let whole = 1.5
    static let lead = 2.35
    static let names = 0.65
    static let nearest = 0.94
    static let nearestFew = 0.78
    static let nearestLead = 1.38
    static let nearestNames = 0.86
    static let pairs = 0.93
    static let margin = 5.5
    static let sameDay = 1.0
    /// Teasers name the day on which they are written, and tell little by it.
    static let sameDayOfTeaser = 0.4
    static let otherDay = 1.0
    /// Against a teaser that shares hardly more than one word with each report, beyond what is usual.
    static let reliance = 6.0
    static let relianceExpected = 0.5
    static let conflict = 1.6
    static let otherNames = 2.5
    static let otherNamesOfTeaser = 4.0
    /// Of a teaser's likeness, by how much names differ, and by how much they do where both also open with their own.
    static let keptOfOtherNames = Falling(from: 0.35, to: 0.8)
    static let keptOfOtherSubjects = Falling(from: 0.15, to: 0.3)
    /// Against an article or a story without a date, of which names tell less.
    static let undated = 0.8
    /// Against two events of one kind, where nothing is dated: names are less alike than such a part of the whole text's
    /// likeness, which grows with the weight of the other names on top, up to a bound.
    static let twin = 4.5
    static let namesOfTwin = 0.2
    static let namesByConflict = 2.15
    static let mostNamesOfTwin = 0.9
    /// Against an article after a pause of days, more so against a teaser and a headline, less so where names return.
    static let gap = 0.8
    static let gapTeaser = 0.4
    static let gapHeadline = 0.95
    static let gapPairs = 0.26
    static let age = 0.5
    static let size = 0.28
    static let headline = 0.72
  }

  /// What is kept whole up to `from`, and nothing of it from `to` on.
  struct Falling {
    let from: Double
    let to: Double

    /// 1 to 0.
    func part(at value: Double) -> Double { 1 - max(0, min(1, (value - from) / (to - from))) }
  }
}
