/// The constants of `StoryScore`: one set for all sources, found on labelled collections of very
/// different kinds (local crime, world headlines, wire texts, politics).
struct ScoreWeights: Sendable {
  /// An article joins its best story from this score on.
  var threshold = 0.182
  /// Added to the threshold of a story that runs away.
  var runaway = 0.04
  /// Days in which a likeness loses all but 1/e of its weight.
  var fading = 20.0
  /// Weight of the evidence beside the likeness, and its bounds.
  var blend = 0.058
  var clamp = 5.5

  var bias = -1.5
  var whole = 1.5
  var lead = 2.35
  var names = 0.65
  var nearest = 0.94
  var nearestFew = 0.78
  var nearestLead = 1.38
  var nearestNames = 0.86
  var pairs = 0.93
  var margin = 5.5
  var sameDay = 1.0
  /// Teasers name the day on which they are written, and tell little by it.
  var sameDayOfTeaser = 0.4
  var otherDay = 1.0
  /// Against a teaser that shares hardly more than one word with each report, beyond what is usual.
  var reliance = 6.0
  var relianceExpected = 0.5
  var conflict = 1.6
  var otherNames = 2.5
  var otherNamesOfTeaser = 4.0
  /// A teaser about other names than its story's keeps its likeness up to the first of these and loses all at the second.
  var otherNamesKept = 0.35
  var otherNamesLost = 0.8
  /// Against an article or a story without a date, of which names tell less.
  var undated = 0.6
  /// Against an article after a pause of days, more so against a teaser and a headline, less so where names return.
  var gap = 0.8
  var gapTeaser = 0.4
  var gapHeadline = 0.95
  var gapPairs = 0.26
  var age = 0.5
  var size = 0.28
  var headline = 0.72

  static let standard = ScoreWeights()
}
