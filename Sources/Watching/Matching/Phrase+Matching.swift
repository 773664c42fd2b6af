extension Phrase {
  /// Most terms are one word: looked up, not assembled.
  var oneWord: (word: [UInt8], isStem: Bool)? {
    guard parts.count == 1, parts[0].words.count == 1 else { return nil }
    return (parts[0].words[0], parts[0].isStem)
  }

  /// Every place in the text, in its order.
  func places(in index: WordIndex) -> [ClosedRange<Int>] {
    guard let first = parts.first else { return [] }
    var found: [ClosedRange<Int>] = []
    for start in first.starts(in: index) {
      var ends = first.ends(at: start, in: index)
      for part in parts.dropFirst() where !ends.isEmpty {
        ends = Self.next(part, after: ends, in: index)
      }
      if let last = ends.min() { found.append(start...last) }
    }
    return found
  }

  /// All ends at once: a stem may end at several places, and trying them one after the other would take
  /// time that grows with the power of the phrase's length.
  private static func next(_ part: Part, after ends: [Int], in index: WordIndex) -> [Int] {
    var next: [Int] = []
    for end in ends {
      guard end + 1 < index.text.words.count, index.text.words[end + 1].joint != .barrier else {
        continue
      }
      for further in part.ends(at: end + 1, in: index) where !next.contains(further) {
        next.append(further)
      }
    }
    return next
  }
}

extension Phrase.Part {
  /// Words at which it may begin, in order, each once.
  fileprivate func starts(in index: WordIndex) -> [Int] {
    let isOne = words.count == 1
    var starts = index.places(of: words[0], isStem: isStem && isOne).map(\.lowerBound)
    if let joined { starts += index.places(of: joined, isStem: isStem).map(\.lowerBound) }
    guard joined != nil || isOne else { return starts }
    starts.sort()
    return starts.enumerated().filter { $0.offset == 0 || starts[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  /// The last words of the ways to read it from the word `first` on.
  fileprivate func ends(at first: Int, in index: WordIndex) -> [Int] {
    var ends = rowEnds(from: first, in: index)
    if let joined { ends += index.ends(at: first, reading: joined, isStem: isStem) }
    return Self.unique(ends)
  }

  /// Word for word: each stands behind the one before it, without a gap where the query has none. A word may be
  /// written as several: "US-led" finds "U.S.-led".
  private func rowEnds(from first: Int, in index: WordIndex) -> [Int] {
    var starts = [first]
    var ends: [Int] = []
    for (number, word) in words.enumerated() {
      if number > 0 { starts = ends.map { $0 + 1 }.filter { follows(number, at: $0, index) } }
      let isStem = isStem && number == words.count - 1
      ends = Self.unique(starts.flatMap { index.ends(at: $0, reading: word, isStem: isStem) })
      if ends.isEmpty { break }
    }
    return ends
  }

  /// Whether word `number` of the query may begin there.
  private func follows(_ number: Int, at place: Int, _ index: WordIndex) -> Bool {
    guard place < index.text.words.count else { return false }
    let joint = index.text.words[place].joint
    return joint != .barrier && (!isGlued[number] || joint == .glued)
  }

  private static func unique(_ ends: [Int]) -> [Int] {
    ends.count < 2
      ? ends : ends.enumerated().filter { !ends[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
