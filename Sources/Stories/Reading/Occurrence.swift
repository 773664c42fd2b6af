internal import Text

/// One word or pair of words of an article on its way to a vector.
struct Occurrence {
  var term: UInt32
  /// 0 for a pair.
  var root: UInt64
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
    // The order is found on integers: an occurrence is seven of them. They stand by place already.
    var order = occurrences.indices.map { UInt64(occurrences[$0].term) << 32 | UInt64($0) }
    order.sortHashes()
    var combined: [Occurrence] = []
    combined.reserveCapacity(occurrences.count)
    for entry in order {
      let occurrence = occurrences[Int(entry & 0xffff_ffff)]
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

  /// Where the term with a key of a vector stands among combined occurrences.
  static func place(of key: UInt32, in combined: [Occurrence]) -> Int? {
    var low = 0
    var high = combined.count
    while low < high {
      let middle = (low + high) / 2
      if combined[middle].term < key { low = middle + 1 } else { high = middle }
    }
    return low < combined.count && TermVector.key(of: combined[low].term) == key ? low : nil
  }
}
