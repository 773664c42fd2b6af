internal import Glibc

/// How well an article fits a story, and the figures that say so.
struct StoryScore: Hashable, Sendable {
  /// Cosines of the article with the story: the whole text, the lead, the names.
  var whole = 0.0
  var lead = 0.0
  var names = 0.0
  /// Best cosine with a member, mean of the best few, best of the leads.
  var nearest = 0.0
  var nearestFew = 0.0
  var nearestLead = 0.0
  var nearestNames = 0.0
  var common = 0.0
  /// ln(1 + rarity of the pairs of names shared with one member).
  var pairs = 0.0
  /// Cosine with this story less the best cosine with another.
  var margin = 0.0
  /// Days since the story's last and first article.
  var gap = 0.0
  var age = 0.0
  var size = 1
  var lacksBody = false

  func value(_ w: ScoreWeights) -> Double {
    let bounded = max(-w.clamp, min(w.clamp, logit(w)))
    return min(whole, nearestFew) * exp(-gap / (w.fading * (1 + w.fadingPairs * pairs + w.fadingNames * max(0, nearestNames)))) + w.blend * bounded
  }

  func logit(_ w: ScoreWeights) -> Double {
    let headline = lacksBody ? 1.0 : 0.0
    var z = w.bias + w.whole * whole + w.lead * lead + w.names * names
    z += w.nearest * nearest + w.nearestFew * nearestFew + w.nearestLead * nearestLead + w.pairs * pairs
    z -= max(0, w.gap + w.gapHeadline * headline - w.gapPairs * pairs) * log1p(gap) + w.age * log1p(age)
    z -= w.size * (1 - headline) * log(Double(size))
    z += w.margin * margin - w.headline * headline
    z += w.nearestNames * nearestNames + w.common * common
    z -= w.conflict * (1 - headline) * max(0, common - nearestNames)
    return z
  }
}
