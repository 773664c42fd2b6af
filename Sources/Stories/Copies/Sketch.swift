internal import Text

/// A sample of an article's runs of five words: enough to tell how much of it stands in another.
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997 (bottom-k sketches).
struct Sketch: Hashable, Sendable {
  /// The smallest hashes of runs, sorted.
  private(set) var hashes: [UInt32]
  /// Whether `hashes` are all runs of the article.
  let isComplete: Bool

  private static let run = 5
  private static let kept = 64
  private static let share = 16
  private static let mostKeys = 48
  private static let leastKeys = 8

  init(_ words: [Word]) {
    hashes = []
    hashes.reserveCapacity(Self.kept)
    for run in Self.smallest(of: Self.runs(of: words)) {
      let hash = UInt32(run >> 32)
      guard hash != hashes.last else { continue }
      if hashes.count == Self.kept { break }
      hashes.append(hash)
    }
    isComplete = hashes.count < Self.kept
  }

  /// The hashes of the runs, in the upper half of each number.
  private static func runs(of words: [Word]) -> [UInt64] {
    var runs: [UInt64] = []
    runs.reserveCapacity(max(0, words.count - run + 1))
    words.withUnsafeBufferPointer { words in
      var start = 0
      while start + run <= words.count {
        var hash: UInt64 = 0
        for offset in 0..<run { hash = TermHash.pair(hash, words[start + offset].form) }
        runs.append(UInt64(Occurrence.fold(hash)) << 32)
        start += 1
      }
    }
    return runs
  }

  /// As it was kept.
  init(hashes: [UInt32], isComplete: Bool) {
    self.hashes = hashes
    self.isComplete = isComplete
  }

  /// Sorted; of a long text those alone that lie below a bound, where these are enough.
  private static func smallest(of runs: [UInt64]) -> [UInt64] {
    var runs = runs
    if runs.count > kept * 3 {
      let bound = UInt32.max / UInt32(clamping: runs.count) * UInt32(kept * 2)
      var below = runs.filter { $0 >> 32 < bound }
      below.sortHashes()
      // Equal runs count once.
      let repeated = zip(below, below.dropFirst()).count { $0 == $1 }
      if below.count - repeated >= kept { return below }
    }
    runs.sortHashes()
    return runs
  }

  /// Runs of the sample.
  var count: Int { hashes.count }

  struct Containment: Hashable {
    /// Share of the shorter article's runs that stand in the other, 0 to 1.
    var share: Double
    /// Runs of the samples that both have.
    var common: Int
  }

  /// Compared below the smaller of both largest hashes, where both samples are complete.
  func containment(with other: Sketch) -> Containment {
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
    return Containment(share: smaller > 0 ? Double(common) / Double(smaller) : 0, common: common)
  }

  private func count(upTo limit: UInt32) -> Int {
    hashes.count - hashes.reversed().prefix { $0 > limit }.count
  }

  /// What the index of recent texts knows the article by.
  ///
  /// Hashes below a fixed bound are the same sample of every text, long or short; a short text
  /// that has few of them gives its smallest.
  var keys: ArraySlice<UInt32> {
    let below = hashes.prefix { $0 < .max / UInt32(Self.share) }.count
    return hashes.prefix(min(Self.mostKeys, max(Self.leastKeys, below)))
  }
}

// MARK: - Records

extension Sketch {
  func write(to record: inout RecordWriter) {
    record.add(hashes)
    record.add(UInt8(isComplete ? 1 : 0))
  }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let hashes = record.uint32s(), let isComplete = record.uint8() else { return nil }
    self.init(hashes: hashes, isComplete: isComplete == 1)
  }
}
