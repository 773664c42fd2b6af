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

  /// Whether a word of this stem is a name wherever it has a capital: more often than not it has one in mid-sentence.
  public func isMostlyCapitalised(stem: UInt64) -> Bool { capitalShare(ofStem: stem) >= 0.5 }

  init(table: ctable) {
    let bytes = UnsafeBufferPointer(start: table.bytes, count: table.count)
    var documents = 1.0
    stems = TermTable(capacity: 1 << 16)
    roots = TermTable(capacity: 1 << 16)
    var start = 0
    while start < bytes.count {
      var row = Row(bytes, at: start)
      start = row.end + 1
      let word = row.column()
      guard let word, let count = row.number() else { continue }
      if word.first == UInt8(ascii: "#") { documents = Double(count) }
      guard let percent = row.number() else { continue }
      let hashes = Stem.hashes(of: word)
      stems.raise(hashes.form, to: count, percent: UInt8(clamping: percent))
      roots.raise(hashes.root, to: count, percent: UInt8(clamping: percent))
    }
    self.documents = documents
  }

  /// A line of the table, its columns ended by tabs.
  private struct Row {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Of the line, without its newline.
    let end: Int
    private var index: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
      self.bytes = bytes
      index = start
      end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes.span, from: start, to: bytes.count)
    }

    /// The next column, nil where it is empty or there is none.
    mutating func column() -> UnsafeBufferPointer<UInt8>? {
      let start = index
      while index < end, bytes[index] != UInt8(ascii: "\t") { index += 1 }
      guard index > start else { return nil }
      defer { index += 1 }
      return UnsafeBufferPointer(rebasing: bytes[start..<index])
    }

    /// The next column, nil where it is no number.
    mutating func number() -> Int? {
      guard let digits = column() else { return nil }
      var number = 0
      for digit in digits {
        guard digit &- 0x30 < 10, number < 1 << 30 else { return nil }
        number = number * 10 + Int(digit - 0x30)
      }
      return number
    }
  }
}
