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

  init(_ article: Article, lines: [UInt64]) {
    outlet = article.outlet
    var seen: Set<UInt64> = []
    self.lines = lines.filter { seen.insert($0).inserted }
    suffix = TitleSuffix(of: article.title, outlet: article.outlet).map {
      Suffix(hash: $0.hash, title: $0.titleHash)
    }
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
