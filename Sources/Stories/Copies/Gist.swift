internal import Glibc
internal import News
internal import Text

/// The sentences of an article as sets of roots, to see whether another says the same in other words.
struct Gist: Hashable, Sendable {
  /// One entry a root: 24 bits of hash, 7 bits of weight in twelfths, and whether it is a name or
  /// a number; sorted within a sentence.
  private var entries: [UInt32] = []
  /// Where each sentence ends in `entries`.
  private var ends: [UInt16] = []

  private static let sentences = 40
  private static let rootsOfSentence = 24
  private static let leastRoots = 4

  /// Empty where the text is too short to be judged.
  init(_ sentences: [ArraySlice<Word>], background: Background = .shared) {
    guard sentences.count >= Self.leastSentences else { return }
    var roots: [UInt32] = []
    for sentence in sentences where ends.count < Self.sentences {
      roots.removeAll(keepingCapacity: true)
      for word in sentence where !word.isStopWord && roots.count < Self.rootsOfSentence {
        roots.append(Self.entry(word, background))
      }
      roots.sort()
      let start = entries.count
      for root in roots {
        if entries.count > start, entries[entries.count - 1] >> 8 == root >> 8 {
          entries[entries.count - 1] = root
        } else {
          entries.append(root)
        }
      }
      if entries.count - start < Self.leastRoots {
        entries.removeLast(entries.count - start)
      } else {
        ends.append(UInt16(entries.count))
      }
    }
  }

  private static func entry(_ word: Word, _ background: Background) -> UInt32 {
    let known = background.documents(withRoot: word.root) ?? 0.5
    let weight = max(0.2, log((background.documents + 1) / (known + 1)))
    let isName = word.isNumber || (word.isCapitalised && !word.isSentenceInitial)
    return Occurrence.fold(word.root) & 0xffff_ff00 | UInt32(min(127, weight * 12)) << 1
      | (isName ? 1 : 0)
  }

  var count: Int { ends.count }
  var isEmpty: Bool { ends.isEmpty }

  private func sentence(_ index: Int) -> ArraySlice<UInt32> {
    entries[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// Whether either text says, sentence by sentence and mostly in the same order, what the other says,
  /// with the same names and numbers.
  ///
  /// Shorter texts are not judged: of one event there are not many ways to say five things.
  func isRewrite(of other: Gist) -> Bool {
    guard min(count, other.count) >= Self.leastSentences else { return false }
    let weights = [Self.weight(entries[...]), Self.weight(other.entries[...])].sorted()
    guard weights[0] >= Self.leastLength * weights[1], sharedNames(with: other) >= Self.leastNames
    else { return false }
    return alignment(with: other).isClose && other.alignment(with: self).isClose
  }

  private static let leastSentences = 10
  private static let leastNames = 0.6
  /// What is much longer adds something, what is much shorter leaves most out.
  private static let leastLength = 0.4
  private static let leastLikeness = 0.3

  struct Alignment: Equatable {
    /// Share of the text, by weight, whose sentences have a counterpart.
    var covered: Double
    /// Share of the counterparts that stand in the same order.
    var inOrder: Double
    var sentences: Int

    var isClose: Bool { covered >= 0.6 && inOrder >= 0.6 && sentences >= 8 }
  }

  func alignment(with other: Gist) -> Alignment {
    var places: [Int] = []
    var covered = 0.0
    var total = 0.0
    let weights = (0..<other.count).map { Self.weight(other.sentence($0)) }
    for index in 0..<count {
      let own = sentence(index)
      let weight = Self.weight(own)
      total += weight
      var best = (likeness: 0.0, place: -1)
      for place in 0..<other.count {
        let common = Self.common(own, other.sentence(place))
        guard common > 0 else { continue }
        let likeness =
          common / ((weight + weights[place] - common) * min(weight, weights[place])).squareRoot()
        if likeness > best.likeness { best = (likeness, place) }
      }
      if best.likeness >= Self.leastLikeness {
        places.append(best.place)
        covered += weight
      }
    }
    let inOrder = places.isEmpty ? 0 : Double(Self.longestRise(places)) / Double(places.count)
    return Alignment(
      covered: total > 0 ? covered / total : 0, inOrder: inOrder, sentences: places.count)
  }

  /// Share of the names and numbers of the text with fewer that the other has too.
  func sharedNames(with other: Gist) -> Double {
    let own = names
    let others = other.names
    var i = 0
    var j = 0
    var shared = 0
    while i < own.count, j < others.count {
      let x = own[i]
      let y = others[j]
      shared += x == y ? 1 : 0
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    let smaller = min(own.count, others.count)
    return smaller > 0 ? Double(shared) / Double(smaller) : 0
  }

  /// Hashes of the names and numbers, sorted, each once.
  private var names: [UInt32] {
    var names: [UInt32] = []
    for name in entries.lazy.filter({ $0 & 1 == 1 }).map({ $0 >> 8 }).sorted()
    where name != names.last {
      names.append(name)
    }
    return names
  }

  private static func weight(_ sentence: ArraySlice<UInt32>) -> Double {
    Double(sentence.reduce(0) { $0 + ($1 >> 1 & 0x7f) })
  }

  private static func common(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var i = 0
        var j = 0
        var common: UInt32 = 0
        while i < left.count, j < right.count {
          let x = left[i] >> 8
          let y = right[j] >> 8
          if x == y { common += left[i] >> 1 & 0x7f }
          i += x <= y ? 1 : 0
          j += y <= x ? 1 : 0
        }
        return Double(common)
      }
    }
  }

  /// Length of the longest run of places that never goes back.
  private static func longestRise(_ places: [Int]) -> Int {
    var tails: [Int] = []
    for place in places {
      let index = tails.firstIndex { $0 > place } ?? tails.count
      if index == tails.count { tails.append(place) } else { tails[index] = place }
    }
    return tails.count
  }
}

// MARK: - In a pool

extension Gist {
  /// How many sentences, where each ends, then the entries.
  func add(to pool: inout NumberPool) -> NumberPool.Place {
    pool.add([UInt32(ends.count)] + ends.map(UInt32.init) + entries)
  }

  init(at place: NumberPool.Place, in pool: NumberPool) {
    pool.with(place) { numbers in
      let count = numbers.first.map(Int.init) ?? 0
      ends = numbers.dropFirst().prefix(count).map { UInt16(truncatingIfNeeded: $0) }
      entries = Array(numbers.dropFirst(1 + count))
    }
  }
}

// MARK: - Records

extension Gist {
  func write(to record: inout RecordWriter) {
    record.add(entries)
    record.add(ends)
  }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let entries = record.uint32s(), let ends = record.uint16s(),
      zip(ends, ends.dropFirst()).allSatisfy(<=), Int(ends.last ?? 0) <= entries.count
    else { return nil }
    self.entries = entries
    self.ends = ends
  }
}
