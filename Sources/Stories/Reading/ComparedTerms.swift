/// The terms of one article where they stand, to be compared with those of many others.
struct ComparedTerms {
  fileprivate let entries: TermEntries
  /// Of each entry that is a pair, else 0; may be empty.
  fileprivate let rarities: UnsafeBufferPointer<Float>
  fileprivate let starts: UnsafeBufferPointer<UInt16>
  fileprivate let marks: UnsafeBufferPointer<UInt64>
  fileprivate let levels: TermEntries.Levels

  /// What both articles share, added up in the order of the terms.
  func overlap(with other: TermEntries) -> Overlap {
    var overlap = Overlap()
    var next = 0
    for index in 0..<other.count {
      let key = other.key(index)
      let mark = TermLookup.mark(of: key)
      guard marks[mark.word] & mark.bit != 0 else { continue }
      let beginning = TermLookup.beginning(of: key)
      let end = Int(starts[beginning + 1])
      // Two terms may have one key: each meets one of the other's.
      var own = max(next, Int(starts[beginning]))
      while own < end, entries.key(own) != key { own += 1 }
      guard own < end else { continue }
      entries.addProduct(
        at: own, with: other, at: index, levels,
        rarity: own < rarities.count ? rarities[own] : 0, to: &overlap)
      next = own + 1
    }
    return overlap
  }
}

extension PreparedArticle {
  @inline(__always)
  func withComparedTerms<Result>(_ body: (ComparedTerms) -> Result) -> Result {
    vector.withEntries { entries in
      rarities.withUnsafeBufferPointer { rarities in
        lookup.starts.withUnsafeBufferPointer { starts in
          lookup.marks.withUnsafeBufferPointer { marks in
            body(
              ComparedTerms(
                entries: entries, rarities: rarities, starts: starts, marks: marks,
                levels: TermEntries.Levels()))
          }
        }
      }
    }
  }
}
