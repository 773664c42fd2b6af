/// What an article is about, as weights of terms: three views of one article in one sorted list.
///
/// A term takes eight bytes: 32 bits of its hash, a byte for its weight in the whole article, in the
/// lead, and among names, and a byte of flags. Weights are 0 to 1 and stored as their square root in
/// 255ths, so that small weights keep their precision.
struct TermVector: Hashable, Sendable {
  /// Sorted by term, each term once.
  private(set) var entries: [UInt64]

  /// One term of an article with its weights.
  struct Term: Hashable, Sendable {
    var hash: UInt32
    var whole: Double = 0
    var lead: Double = 0
    var names: Double = 0
    var isPair = false
  }

  /// `terms` in any order, each hash once.
  init(_ terms: [Term]) {
    self.init(sorted: terms.sorted { $0.hash < $1.hash })
  }

  /// `terms` sorted by hash, each once.
  init(sorted terms: [Term]) {
    let packed = terms.map(Self.pack)
    entries = []
    // Kept for weeks: no room to spare.
    entries.reserveCapacity(packed.count(where: Self.hasWeight))
    for entry in packed where Self.hasWeight(entry) { entries.append(entry) }
  }

  /// Whether a vector has an entry for the term: one that weighs nothing is left out.
  static func keeps(_ term: Term) -> Bool { hasWeight(pack(term)) }

  private static func hasWeight(_ entry: UInt64) -> Bool { entry & 0xffff_ff00 != 0 }

  static func hash(of entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }
  static func isPair(_ entry: UInt64) -> Bool { entry & 1 != 0 }
  static func whole(of entry: UInt64) -> Float { weights[Int(entry >> 24 & 0xff)] }
  static func lead(of entry: UInt64) -> Float { weights[Int(entry >> 16 & 0xff)] }
  static func names(of entry: UInt64) -> Float { weights[Int(entry >> 8 & 0xff)] }

  /// Weight of a term in the whole article, 0 where it has none.
  func whole(of term: UInt32) -> Float {
    entry(of: term).map(Self.whole(of:)) ?? 0
  }

  func entry(of term: UInt32) -> UInt64? {
    let place = place(of: term)
    return place < entries.count && Self.hash(of: entries[place]) == term ? entries[place] : nil
  }

  /// The entries that weigh most in the whole article, heaviest first.
  func heaviest(_ count: Int) -> ArraySlice<UInt64> {
    // Weights are bytes: counting them finds the lightest that is needed.
    var frequencies = [Int](repeating: 0, count: 256)
    for entry in entries { frequencies[Int(entry >> 24 & 0xff)] += 1 }
    var lightest = 255
    var found = frequencies[255]
    while lightest > 0, found < count {
      lightest -= 1
      found += frequencies[lightest]
    }
    return entries.filter { Int($0 >> 24 & 0xff) >= lightest }.sorted {
      ($1 >> 24 & 0xff, $0) < ($0 >> 24 & 0xff, $1)
    }.prefix(count)
  }

  /// How heavily each of two articles opens with a name that the other lacks: the lesser of both.
  func conflict(with other: TermVector) -> Double {
    Double(min(heaviestName(absentFrom: other), other.heaviestName(absentFrom: self)))
  }

  private func heaviestName(absentFrom other: TermVector) -> Float {
    var heaviest: UInt64 = 0
    for entry in entries {
      // Bits of names above those of "is a pair"; the lead's above them.
      let names = entry >> 8 & 0xff
      guard names > heaviest, entry & 0xff_0000 != 0, !Self.isPair(entry),
        other.entry(of: Self.hash(of: entry)) == nil
      else { continue }
      heaviest = names
    }
    return Self.weights[Int(heaviest)]
  }

  /// Of the first entry that is not below `term`.
  private func place(of term: UInt32) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Self.hash(of: entries[middle]) < term { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func pack(_ term: Term) -> UInt64 {
    UInt64(term.hash) << 32 | byte(term.whole) << 24 | byte(term.lead) << 16 | byte(term.names) << 8
      | (term.isPair ? 1 : 0)
  }

  private static func byte(_ weight: Double) -> UInt64 {
    UInt64(min(255, max(0, weight.squareRoot() * 255 + 0.5)))
  }

  static let weights: [Float] = (0..<256).map { Float($0 * $0) / (255 * 255) }
}

// MARK: - Records

extension TermVector {
  func write(to record: inout RecordWriter) { record.add(entries) }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let entries = record.uint64s(), zip(entries, entries.dropFirst()).allSatisfy(<) else {
      return nil
    }
    self.entries = entries
  }
}
