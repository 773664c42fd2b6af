internal import Text

/// A sample of an article's runs of five words: enough to tell how much of it stands in another.
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997 (bottom-k sketches).
struct Sketch: Hashable, Sendable {
  /// The smallest hashes of runs, sorted.
  private(set) var hashes: [UInt32]
  /// Whether `hashes` are all runs of the article.
  private let isComplete: Bool

  private static let run = 5
  private static let kept = 64

  init(_ words: [Word]) {
    var runs: [UInt32] = []
    runs.reserveCapacity(max(0, words.count - Self.run + 1))
    var start = 0
    while start + Self.run <= words.count {
      var hash: UInt64 = 0
      for offset in 0..<Self.run { hash = TermHash.pair(hash, words[start + offset].form) }
      runs.append(Occurrence.fold(hash))
      start += 1
    }
    runs.sort()
    hashes = []
    hashes.reserveCapacity(Self.kept)
    for run in runs where run != hashes.last {
      if hashes.count == Self.kept { break }
      hashes.append(run)
    }
    isComplete = hashes.count < Self.kept
  }

  /// Share of the shorter article's runs that stand in the other, 0 to 1.
  ///
  /// Compared below the smaller of both largest hashes, where both samples are complete.
  func containment(with other: Sketch) -> Double {
    let limit = min(
      isComplete ? .max : hashes.last ?? 0, other.isComplete ? .max : other.hashes.last ?? 0)
    var i = 0
    var j = 0
    var common = 0
    while i < hashes.count, j < other.hashes.count, hashes[i] <= limit, other.hashes[j] <= limit {
      if hashes[i] == other.hashes[j] { common += 1 }
      let isLess = hashes[i] <= other.hashes[j]
      j += other.hashes[j] <= hashes[i] ? 1 : 0
      i += isLess ? 1 : 0
    }
    let smaller = min(count(upTo: limit), other.count(upTo: limit))
    return smaller > 0 ? Double(common) / Double(smaller) : 0
  }

  private func count(upTo limit: UInt32) -> Int {
    hashes.count - hashes.reversed().prefix { $0 > limit }.count
  }

  /// What the index of recent texts knows the article by.
  ///
  /// Hashes below a fixed bound are the same sample of every text, long or short; a short text
  /// that has few of them gives its smallest.
  var keys: ArraySlice<UInt32> {
    let below = hashes.prefix { $0 < .max / 8 }.count
    return hashes.prefix(min(48, max(8, below)))
  }
}
