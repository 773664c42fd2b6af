internal import Text

/// One word or pair of words of an article on its way to a vector.
struct Occurrence {
  var term: UInt32
  /// 0 for a pair.
  var stem: UInt64
  var count: Double
  var lead: Double
  var names: Double
  /// Where it first stands: number among the words read, the title's first.
  var place: Int

  /// 64 bits to 32; 0 is free for "no term".
  static func fold(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash ^ (hash >> 32)))
  }

  /// Sorted by term, each term once, counts added.
  static func combined(_ occurrences: [Occurrence]) -> [Occurrence] {
    var combined: [Occurrence] = []
    combined.reserveCapacity(occurrences.count)
    for occurrence in occurrences.sorted(by: { ($0.term, $0.place) < ($1.term, $1.place) }) {
      if let last = combined.last, last.term == occurrence.term {
        combined[combined.count - 1].count += occurrence.count
        combined[combined.count - 1].lead += occurrence.lead
        combined[combined.count - 1].names += occurrence.names
      } else {
        combined.append(occurrence)
      }
    }
    return combined
  }
}
