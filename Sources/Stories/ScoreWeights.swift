/// The constants of `StoryScore`: one set for all sources.
struct ScoreWeights: Sendable {
  var bias = -1.9
  var whole = 1.4
  var lead = 2.35
  var names = 0.55
  var nearest = 1.15
  var nearestFew = 1.1
  var nearestLead = 1.85
  var pairs = 0.75
  var gap = 0.7
  var gapHeadline = 0.9
  var age = 0.5
  var size = 0.2
  var margin = 5.5
  var headline = 0.15
  var fading = 20.0
  var blend = 0.04
  var clamp = 3.0
  var threshold = 0.18
  var mixMin = 1.0
  // experimental
  var nearestNames = 0.0
  var common = 0.0
  var conflict = 0.0
  var fadingPairs = 0.0
  var gapPairs = 0.0
  var fadingNames = 0.0

  static let standard = ScoreWeights()
}
