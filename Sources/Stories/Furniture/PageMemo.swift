internal import News

/// What the filter remembers of one article's page: its lines, and what hangs on its title.
public struct PageMemo: Hashable, Sendable {
  let outlet: String
  /// Hashes of the lines, each once.
  let lines: [UInt64]
  let suffix: Suffix?

  struct Suffix: Hashable, Sendable {
    var hash: UInt64
    /// Of the title before it.
    var title: UInt64
  }

  /// `suffix`: that of the article's title.
  init(_ article: Article, lines: [UInt64], suffix: TitleSuffix?) {
    outlet = article.outlet
    self.lines = lines.count > Self.fewLines ? Self.unique(lines) : Self.uniqueFew(lines)
    self.suffix = suffix.map { Suffix(hash: $0.hash, title: $0.titleHash) }
  }

  /// Of so few, all are looked at sooner than a set is made.
  private static let fewLines = 32

  private static func unique(_ lines: [UInt64]) -> [UInt64] {
    var seen: Set<UInt64> = []
    return lines.filter { seen.insert($0).inserted }
  }

  private static func uniqueFew(_ lines: [UInt64]) -> [UInt64] {
    var unique: [UInt64] = []
    unique.reserveCapacity(lines.count)
    for line in lines where !unique.contains(line) { unique.append(line) }
    return unique
  }
}

// MARK: - Records

extension PageMemo {
  /// As the store keeps it.
  public var record: [UInt8] {
    var record = RecordWriter()
    record.add(suffix?.hash ?? 0)
    record.add(suffix?.title ?? 0)
    record.add(lines)
    return record.bytes
  }

  /// Nil where the record is damaged.
  public init?(outlet: String, record: [UInt8]) {
    var reader = RecordReader(record)
    guard let hash = reader.uint64(), let title = reader.uint64(), let lines = reader.uint64s()
    else { return nil }
    self.outlet = outlet
    self.lines = lines
    suffix = hash == 0 ? nil : Suffix(hash: hash, title: title)
  }
}
