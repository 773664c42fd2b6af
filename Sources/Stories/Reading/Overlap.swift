/// What two articles share: inner products of their views, and their pairs of names.
struct Overlap: Hashable, Sendable {
  var whole: Float = 0
  var lead: Float = 0
  var names: Float = 0
  /// Sum of the rarities of shared pairs.
  var pairs: Float = 0

  /// To the largest of each.
  mutating func raise(to other: Overlap) {
    whole = max(whole, other.whole)
    lead = max(lead, other.lead)
    names = max(names, other.names)
    pairs = max(pairs, other.pairs)
  }

  static func += (left: inout Overlap, right: Overlap) {
    left.whole += right.whole
    left.lead += right.lead
    left.names += right.names
    left.pairs += right.pairs
  }
}
