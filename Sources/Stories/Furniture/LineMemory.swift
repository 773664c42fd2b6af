/// The lines one outlet printed lately: how many articles each stood under, 4,096 lines at most.
///
/// Two generations stand in for "least recently used": when the young one is full it becomes the
/// old one, and what the old one held and nobody printed again is forgotten.
struct LineMemory: Sendable {
  private var young: [UInt64: UInt8] = [:]
  private var old: [UInt64: UInt8] = [:]

  private static let generation = 2_048

  func count(of line: UInt64) -> Int {
    Int(young[line] ?? old[line] ?? 0)
  }

  /// Counts a line once for one article.
  mutating func add(_ line: UInt64) {
    let count = self.count(of: line)
    if young[line] == nil, young.count >= Self.generation {
      old = young
      young = [:]
    }
    young[line] = UInt8(min(255, count + 1))
  }
}

// MARK: - Records

extension LineMemory {
  func write(to record: inout RecordWriter) {
    for generation in [young, old] {
      record.add(UInt32(generation.count))
      for (line, count) in generation.sorted(by: { $0.key < $1.key }) {
        record.add(line)
        record.add(count)
      }
    }
  }

  /// Nil where the record is damaged.
  init?(from record: inout RecordReader) {
    guard let young = Self.generation(from: &record), let old = Self.generation(from: &record)
    else { return nil }
    self.young = young
    self.old = old
  }

  private static func generation(from record: inout RecordReader) -> [UInt64: UInt8]? {
    guard let count = record.uint32() else { return nil }
    var lines: [UInt64: UInt8] = [:]
    for _ in 0..<count {
      guard let line = record.uint64(), let seen = record.uint8() else { return nil }
      lines[line] = seen
    }
    return lines
  }
}
