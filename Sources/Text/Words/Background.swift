internal import CTables

/// How common words are in English news: what is known before the first article arrives.
///
/// From 12,518 articles; `Sources/CTables/README.md` tells how it was made.
public struct Background: Sendable {
  public static let shared = Background(table: ctable_background())

  /// Number of articles counted.
  public let documents: Double
  private var stems: TermTable
  private var roots: TermTable

  /// Share of articles' occurrences in mid-sentence that have a capital; unknown words are mostly names.
  private static let unknownCapitalShare: UInt8 = 90

  /// Number of articles with a word of this stem; nil where the table does not know it.
  public func documents(withStem stem: UInt64) -> Double? {
    stems.entry(stem).map { Double($0.count) }
  }

  /// Number of articles with a word of this root: that of its most frequent stem.
  public func documents(withRoot root: UInt64) -> Double? {
    roots.entry(root).map { Double($0.count) }
  }

  /// How often a word of this stem has a capital in mid-sentence, 0 to 1.
  public func capitalShare(ofStem stem: UInt64) -> Double {
    Double(stems.entry(stem)?.percent ?? Self.unknownCapitalShare) / 100
  }

  init(table: ctable) {
    let bytes = UnsafeBufferPointer(start: table.bytes, count: table.count)
    var documents = 1.0
    stems = TermTable(capacity: 1 << 16)
    roots = TermTable(capacity: 1 << 16)
    var lines = bytes[...]
    while !lines.isEmpty {
      let line = lines.prefix { $0 != UInt8(ascii: "\n") }
      lines = lines.dropFirst(line.count + 1)
      let columns = line.split(separator: UInt8(ascii: "\t"))
      guard columns.count >= 2, let count = Self.number(columns[1]) else { continue }
      if columns[0].first == UInt8(ascii: "#") { documents = Double(count) }
      guard columns.count > 2 else { continue }
      let percent = UInt8(clamping: Self.number(columns[2]) ?? 90)
      stems.raise(TermHash.of(columns[0]), to: count, percent: percent)
      let root = Stem.root(columns[0], Stem.withoutPlural(columns[0]))
      let hash = TermHash.of(columns[0], prefix: root.count, ending: root.ending)
      roots.raise(hash, to: count, percent: percent)
    }
    self.documents = documents
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39, number < 1 << 30 else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : number
  }
}
