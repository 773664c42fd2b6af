/// The ends of titles behind a dash or bar that may be an outlet's name ("… - Harbour Post"): 65,536 at most.
///
/// Two generations, as those of `LineMemory`: what nobody used for a whole one is forgotten.
struct SuffixMemory: Sendable {
  private var young: [UInt64: Suffix] = [:]
  private var old: [UInt64: Suffix] = [:]

  private static let generation = 32_768

  private struct Suffix: Sendable {
    /// The first title before it.
    var title: UInt64
    /// Of titles before it, two standing for more.
    var follows: UInt8
  }

  mutating func add(_ hash: UInt64, after title: UInt64) {
    var suffix = young[hash] ?? old[hash] ?? Suffix(title: title, follows: 1)
    if suffix.title != title { suffix.follows = 2 }
    if young[hash] == nil, young.count >= Self.generation {
      old = young
      young = [:]
    }
    young[hash] = suffix
  }

  /// Whether it stood behind another title than this one.
  func follows(_ hash: UInt64, anotherThan title: UInt64) -> Bool {
    guard let suffix = young[hash] ?? old[hash] else { return false }
    return suffix.follows > 1 || suffix.title != title
  }
}

// MARK: - Records

extension SuffixMemory {
  func writeYoung(to record: inout RecordWriter) { Self.write(young, to: &record) }

  func writeOld(to record: inout RecordWriter) { Self.write(old, to: &record) }

  /// False where the record is damaged.
  mutating func readYoung(from record: inout RecordReader) -> Bool {
    Self.read(&young, from: &record)
  }

  /// Records of earlier versions end before it.
  mutating func readOld(from record: inout RecordReader) -> Bool {
    record.isAtEnd || Self.read(&old, from: &record)
  }

  private static func write(_ suffixes: [UInt64: Suffix], to record: inout RecordWriter) {
    record.add(UInt32(suffixes.count))
    for (hash, suffix) in suffixes.sorted(by: { $0.key < $1.key }) {
      record.add(hash)
      record.add(suffix.title)
      record.add(suffix.follows)
    }
  }

  private static func read(
    _ suffixes: inout [UInt64: Suffix], from record: inout RecordReader
  ) -> Bool {
    guard let count = record.uint32() else { return false }
    for _ in 0..<count {
      guard let hash = record.uint64(), let title = record.uint64(), let follows = record.uint8()
      else { return false }
      suffixes[hash] = Suffix(title: title, follows: follows)
    }
    return true
  }
}
