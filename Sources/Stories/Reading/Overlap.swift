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
  init(_ vector: TermVector, rarities: [Float], with other: TermVector) {
    vector.entries.withUnsafeBufferPointer { left in
      other.entries.withUnsafeBufferPointer { right in
        TermVector.weights.withUnsafeBufferPointer { weights in
          merge(left, rarities, right, weights)
        }
      }
    }
  }

  private mutating func merge(
    _ left: UnsafeBufferPointer<UInt64>, _ rarities: [Float], _ right: UnsafeBufferPointer<UInt64>,
    _ weights: UnsafeBufferPointer<Float>
  ) {
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      let a = left[i]
      let b = right[j]
      let x = a >> 32
      let y = b >> 32
      if x == y {
        whole += weights[Int(a >> 24 & 0xff)] * weights[Int(b >> 24 & 0xff)]
        lead += weights[Int(a >> 16 & 0xff)] * weights[Int(b >> 16 & 0xff)]
        names += weights[Int(a >> 8 & 0xff)] * weights[Int(b >> 8 & 0xff)]
        if a & b & 1 != 0, i < rarities.count { pairs += rarities[i] }
      }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
  }

  static func += (left: inout Overlap, right: Overlap) {
    left.whole += right.whole
    left.lead += right.lead
    left.names += right.names
    left.pairs += right.pairs
  }
}
