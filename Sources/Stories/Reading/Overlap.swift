/// What two articles share: inner products of their views, and their pairs of names.
struct Overlap: Hashable, Sendable {
  var whole: Float = 0
  var lead: Float = 0
  var names: Float = 0
  /// Sum of the rarities of shared pairs.
  var pairs: Float = 0

  init() {}

  /// `rarities[i]` belongs to entry i of `vector`: 0 where that is no pair. Empty where `pairs` does
  /// not matter.
  init(_ vector: TermVector, rarities: [Float], with other: TermEntries) {
    vector.withEntries { entries in
      rarities.withUnsafeBufferPointer { entries.add(to: &self, rarities: $0, with: other) }
    }
  }

  static func += (left: inout Overlap, right: Overlap) {
    left.whole += right.whole
    left.lead += right.lead
    left.names += right.names
    left.pairs += right.pairs
  }
}
