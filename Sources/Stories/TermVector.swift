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
    entries = terms.map(Self.pack).filter { $0 & 0xffff_ff01 != 0 }
    entries.sort()
  }

  static func hash(of entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }
  static func isPair(_ entry: UInt64) -> Bool { entry & 1 != 0 }
  static func whole(of entry: UInt64) -> Float { weights[Int(entry >> 24 & 0xff)] }
  static func lead(of entry: UInt64) -> Float { weights[Int(entry >> 16 & 0xff)] }
  static func names(of entry: UInt64) -> Float { weights[Int(entry >> 8 & 0xff)] }

  /// Weight of a term in the whole article, 0 where it has none.
  func whole(of term: UInt32) -> Float {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Self.hash(of: entries[middle]) < term { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, Self.hash(of: entries[low]) == term else { return 0 }
    return Self.whole(of: entries[low])
  }

  /// How heavily each of two articles opens with a name that the other lacks: the lesser of both.
  func conflict(with other: TermVector) -> Double {
    Double(min(heaviestName(absentFrom: other), other.heaviestName(absentFrom: self)))
  }

  private func heaviestName(absentFrom other: TermVector) -> Float {
    var heaviest: Float = 0
    var j = 0
    for entry in entries {
      while j < other.entries.count, other.entries[j] >> 32 < entry >> 32 { j += 1 }
      if j < other.entries.count, other.entries[j] >> 32 == entry >> 32 { continue }
      guard !Self.isPair(entry), Self.lead(of: entry) > 0 else { continue }
      heaviest = max(heaviest, Self.names(of: entry))
    }
    return heaviest
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
